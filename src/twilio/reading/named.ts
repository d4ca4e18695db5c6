import { isNamed } from '../../domain/marked-name.js';
import type { Reading } from '../../domain/reading.js';
import type { Listing } from './listing.js';

/**
 * Those of a list that have a name, with or without an onboarding's marker. The list is read, a thousand in a call, and
 * the names are compared here.
 */
export function namedIn<Item extends { readonly friendlyName: string | null }>(
  all: Listing<Item>,
  name: string,
  listOf: (listing: Listing<Item>) => Reading<readonly Item[]>,
): Listing<Item> {
  return {
    name: all.name,
    binding: JSON.stringify([all.binding, name]),
    read: async () => ({
      items: (await listOf(all)).filter(({ friendlyName }) => isNamed(friendlyName ?? '', name)),
      next: null,
    }),
  };
}
