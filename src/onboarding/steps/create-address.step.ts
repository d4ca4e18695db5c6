import type { AddressFields } from '../../domain/address.js';
import type { RunInput } from '../recipes/index.js';
import { marked } from './marker.js';
import type { Step } from './step.js';

function describe(input: RunInput, marker: string): AddressFields {
  const source = input.customerProfile.secondary;
  if (source?.address.create === undefined) throw new Error('The recipe makes an address that the input lacks.');
  // Named after the profile, which no correction renames: a search must find it under the name that it was made with.
  return { ...source.address.create, friendlyName: marked(`${source.friendlyName} address`, marker) };
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
    const { friendlyName } = describe(input, marker);
    const [made] = await trustHub.addresses.list(friendlyName === undefined ? {} : { friendlyName });
    return made === undefined ? null : { resourceSid: made.sid };
  },
  update: async ({ trustHub, input, marker }, sid) => {
    const { isoCountry: _fixed, ...changes } = describe(input, marker);
    // A second line that a correction took away is emptied: what is not sent stays as it was.
    await trustHub.addresses.update(sid, { ...changes, streetSecondary: changes.streetSecondary ?? '' });
    return { resourceSid: sid };
  },
};
