import type { AddressFields } from '../../domain/address.js';
import { OF_ADDRESS } from '../../domain/marked-name.js';
import type { RunInput } from '../recipes/index.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { isMarked, marked } from './marker.js';
import { madeBy, unlessGone, type Step } from './step.js';

/** The name that the input gives it, else the profile's. */
function nameOf(input: RunInput, marker: string): string {
  const profile = newProfileOf(input)?.source;
  const own = profile?.address.create?.friendlyName;
  return own === undefined ? marked(profile?.friendlyName ?? '', marker, OF_ADDRESS) : marked(own, marker);
}

function describe(input: RunInput, marker: string): AddressFields {
  const address = newProfileOf(input)?.source.address.create;
  if (address === undefined) throw new Error('The recipe makes an address that the input lacks.');
  return { ...address, friendlyName: nameOf(input, marker) };
}

/** The business's street address, which the address document then wraps. */
export const createAddress: Step = {
  writes: true,
  reads: (input) => newProfileOf(input)?.source.address.create ?? null,
  run: async ({ trustHub, input, marker }) => {
    const address = await trustHub.addresses.create(describe(input, marker));
    return { resourceSid: address.sid };
  },
  // Twilio filters by the whole name; all are searched where a correction may have changed it since.
  find: async ({ trustHub: { addresses }, input, marker }) => {
    const [named] = await addresses.list({ friendlyName: nameOf(input, marker) });
    const made = named ?? (await addresses.list({})).find(({ friendlyName }) => isMarked(friendlyName, marker));
    return made === undefined ? null : { resourceSid: made.sid };
  },
  update: async ({ trustHub, input, marker }, sid) => {
    const { isoCountry: _fixed, ...changes } = describe(input, marker);
    // A second line that a correction removed is emptied: what is not sent stays as it was.
    await trustHub.addresses.update(sid, { ...changes, streetSecondary: changes.streetSecondary ?? '' });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.addresses.delete(madeBy(context))),
};
