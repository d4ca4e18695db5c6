import type { CustomerFilter, CustomerOrder, CustomerQuery } from '../../domain/customer.js';
import { requireRange } from '../../domain/date-time-range.js';
import { CallerError, userError, UserErrorCode } from '../../domain/errors.js';
import { bundleKindOf } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import type { RecordVault } from '../storage/record-vault.js';
import { searchedFor } from '../search.js';

/** What is looked for, with each word as the hashes that it may be stored as. */
export interface Sought {
  readonly accountSid: Sid;
  readonly words: readonly (readonly string[])[];
  readonly sids: readonly Sid[];
  readonly filter: CustomerFilter;
  readonly orderBy: CustomerOrder;
}

/** @throws CallerError INVALID_INPUT for what can't be looked for */
export function soughtOf(accountSid: Sid, query: CustomerQuery, vault: Pick<RecordVault, 'hashesOf'>): Sought {
  const { search, filter, orderBy } = query;
  for (const name of ['createdBetween', 'updatedBetween'] as const) requireRange(filter[name], ['filter', name]);
  requireProduct(filter);
  const { words, sids } = search === undefined ? { words: [], sids: [] } : searchedFor(search);
  const hashes = words.map((spellings) => spellings.flatMap((word) => vault.hashesOf(accountSid, word)));
  return { accountSid, words: hashes, sids, filter, orderBy };
}

/** A filter by a kind that no trust product has would find nobody, or everybody, without a word. */
function requireProduct({ product }: CustomerFilter): void {
  if (product === undefined || bundleKindOf(product.kind) !== 'CustomerProfile') return;
  throw refused('This is a kind of customer profile: give one of trust products.', ['product', 'kind']);
}

function refused(message: string, path: readonly string[]): CallerError {
  return new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['filter', ...path] }));
}
