import type { Attributes } from '../../domain/end-user.js';
import { ADDRESS_DOCUMENT_TYPE } from '../../domain/supporting-document.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { isMarked, marked } from './marker.js';
import { madeBy, unlessGone, word, type Step, type StepContext } from './step.js';

/** The guides send one SID as a string, although the type calls the field a list. */
function attributes(context: StepContext): Attributes {
  const existing = newProfileOf(context.input)?.source.address.existingSid;
  return { address_sids: existing ?? context.of(word(context.parameters, 'address')).sid };
}

function friendlyName({ input, marker }: StepContext): string {
  return marked(newProfileOf(input)?.source.friendlyName ?? '', marker, 'address document');
}

/** The document that holds the address: a bundle does not accept an address itself. */
export const createAddressDocument: Step = {
  writes: true,
  reads: (input) => newProfileOf(input)?.source.address.existingSid ?? null,
  run: async (context) => {
    const document = await context.trustHub.supportingDocuments.create({
      friendlyName: friendlyName(context),
      type: ADDRESS_DOCUMENT_TYPE,
      attributes: attributes(context),
    });
    return { resourceSid: document.sid };
  },
  // Twilio has no filter for documents: the account's are paged through until the marker is found.
  find: async (context) => {
    for await (const { sid, type, friendlyName: name } of context.trustHub.supportingDocuments.scan()) {
      if (type === ADDRESS_DOCUMENT_TYPE && isMarked(name, context.marker)) return { resourceSid: sid };
    }
    return null;
  },
  update: async (context, sid) => {
    await context.trustHub.supportingDocuments.update(sid, { attributes: attributes(context) });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.supportingDocuments.delete(madeBy(context))),
};
