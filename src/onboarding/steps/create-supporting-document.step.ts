import type { GivenThing } from '../../domain/onboarding-input.js';
import { isMarked, marked } from './marker.js';
import { bringInLine, foundProduct, isJudged, isSettled, takenThing } from './reuse.js';
import { madeBy, unlessGone, word, type Step, type StepContext } from './step.js';

type Source = Pick<StepContext, 'input' | 'parameters'>;

/** As the input gives it. @throws Error where it has none of this type any more, because a correction dropped it */
function given({ input, parameters }: Source): GivenThing {
  const type = word(parameters, 'document');
  const found = input.documents?.find((document) => document.type === type);
  if (found === undefined) throw new Error('The input has no document of this type.');
  return found;
}

const what = ({ parameters }: Source): string => word(parameters, 'document').replaceAll('_', ' ');

/** A supporting document that is given as the policy asks for it. */
export const createSupportingDocument: Step = {
  writes: true,
  reads: (input, parameters) => given({ input, parameters }).attributes,
  calls: ({ parameters, reuse }) => (isJudged(parameters, reuse) ? 0 : 1),
  isDone: (context) => isSettled(foundProduct(context)?.detail.status),
  run: async (context) => {
    const { trustHub, input, marker } = context;
    const there = takenThing(context, 'documents', word(context.parameters, 'document'));
    if (there !== null) return bringInLine(trustHub.supportingDocuments, there, given(context).attributes);
    const friendlyName = marked(input.trustProduct?.friendlyName ?? '', marker, what(context));
    const { sid } = await trustHub.supportingDocuments.create({ friendlyName, ...given(context) });
    return { resourceSid: sid };
  },
  // Twilio has no filter for documents: the account's are paged through until the marker is found.
  find: async (context) => {
    const type = word(context.parameters, 'document');
    if (takenThing(context, 'documents', type) !== null) return null;
    for await (const document of context.trustHub.supportingDocuments.scan()) {
      const isOwn = isMarked(document.friendlyName, context.marker, what(context));
      if (document.type === type && isOwn) return { resourceSid: document.sid };
    }
    return null;
  },
  update: async (context, sid) => {
    await context.trustHub.supportingDocuments.update(sid, { attributes: given(context).attributes });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.supportingDocuments.delete(madeBy(context))),
};
