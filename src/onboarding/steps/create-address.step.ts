import type { AddressFields } from '../../domain/address.js';
import type { RunInput } from '../recipes/index.js';
import { marked } from './marker.js';
import { madeBy, unlessGone, type Step } from './step.js';

/** After the profile, which no correction renames: a search must find it under the name that it was made with. */
function friendlyName(input: RunInput, marker: string): string {
  return marked(`${input.customerProfile.secondary?.friendlyName ?? ''} address`, marker);
}

function describe(input: RunInput, marker: string): AddressFields {
  const address = input.customerProfile.secondary?.address.create;
  if (address === undefined) throw new Error('The recipe makes an address that the input lacks.');
  return { ...address, friendlyName: friendlyName(input, marker) };
}

/** The business's street address, which the address document then wraps. */
export const createAddress: Step = {
  writes: true,
  reads: (input) => input.customerProfile.secondary?.address.create ?? null,
  run: async ({ trustHub, input, marker }) => {
    const address = await trustHub.addresses.create(describe(input, marker));
    return { resourceSid: address.sid };
  },
  find: async ({ trustHub, input, marker }) => {
    const [made] = await trustHub.addresses.list({ friendlyName: friendlyName(input, marker) });
    return made === undefined ? null : { resourceSid: made.sid };
  },
  update: async ({ trustHub, input, marker }, sid) => {
    const { isoCountry: _fixed, ...changes } = describe(input, marker);
    // A second line that a correction took away is emptied: what is not sent stays as it was.
    await trustHub.addresses.update(sid, { ...changes, streetSecondary: changes.streetSecondary ?? '' });
    return { resourceSid: sid };
  },
  undo: (context) => unlessGone(() => context.trustHub.addresses.delete(madeBy(context))),
};
