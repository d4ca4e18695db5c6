import { NOUN_OF_BUNDLE, type BundleRef } from '../../domain/bundle.js';
import type { DeletedKind } from '../../domain/deletion.js';
import { isSid, type Sid } from '../../domain/sid.js';
import type { Deletion } from '../storage/deletions.store.js';
import type { Sharers } from './step.js';

/** A bundle of the customer, with what is attached to it. */
export interface OwnBundle {
  readonly ref: BundleRef;
  /** Of a provisional copy: what it copies. */
  readonly copyOf: Sid | null;
  readonly objectSids: readonly Sid[];
}

/** All that is known of a customer when it is decided what is deleted. */
export interface Belongings {
  readonly bundles: readonly OwnBundle[];
  /** The addresses that each of its documents names. */
  readonly documents: ReadonlyMap<Sid, readonly Sid[]>;
  readonly sharers: Sharers;
  /** Products that are another customer's too. */
  readonly sharedProductSids: readonly Sid[];
  /** Addresses that phone numbers use. */
  readonly numberedAddressSids: ReadonlySet<Sid>;
}

/** What is deleted, in this order, and what stays because something else has it too, or because of what holds it. */
export function plannedDeletions(all: Belongings): readonly Deletion[] {
  const isProfile = ({ ref }: OwnBundle) => ref.kind === 'CustomerProfile';
  const isCopy = ({ copyOf }: OwnBundle) => copyOf !== null;
  const order = (bundle: OwnBundle) => (isProfile(bundle) ? 2 : 0) + (isCopy(bundle) ? 0 : 1);
  const bundles = [...all.bundles].sort((left, right) => order(left) - order(right));
  const objects = [...new Set(bundles.flatMap(({ objectSids }) => objectSids))];
  const addresses = [...new Set([...all.documents.values()].flat())];
  return withReasons([
    ...bundles.map((bundle) => bundleDeletion(bundle, all)),
    ...objects.filter((sid) => isSid(sid, 'IT')).map((sid) => objectDeletion('END_USER', sid, all)),
    ...objects.filter((sid) => isSid(sid, 'RD')).map((sid) => objectDeletion('SUPPORTING_DOCUMENT', sid, all)),
    ...addresses.map((sid) => addressDeletion(sid, all)),
  ]);
}

/** What is held by something that stays, stays too. @param stays says of some that they stay, and why */
export function withReasons(
  deletions: readonly Deletion[],
  stays: (deletion: Deletion) => string | null = () => null,
): readonly Deletion[] {
  const reasons = new Map<Sid, string>();
  const reasonOf = (deletion: Deletion): string | null => {
    const holder = deletion.heldBy.find((sid) => reasons.has(sid));
    if (holder !== undefined) return `${holder} stays, and needs it.`;
    return deletion.reason ?? stays(deletion);
  };
  for (let known = -1; known < reasons.size;) {
    known = reasons.size;
    for (const deletion of deletions) {
      const reason = reasons.has(deletion.sid) ? null : reasonOf(deletion);
      if (reason !== null) reasons.set(deletion.sid, reason);
    }
  }
  return deletions.map((deletion) => {
    const reason = reasons.get(deletion.sid) ?? null;
    return { ...deletion, reason, outcome: reason === null ? 'NOT_TRIED' : 'STAYS' };
  });
}

function planned(kind: DeletedKind, sid: Sid, heldBy: readonly Sid[], reason: string | null): Deletion {
  return { sid, kind, heldBy, reason, outcome: 'NOT_TRIED', emptied: false, error: null };
}

/** A bundle is held by its copy, and by what names it. */
function bundleDeletion({ ref: { kind, sid } }: OwnBundle, { bundles, sharedProductSids }: Belongings): Deletion {
  const holders = bundles.filter(({ copyOf, objectSids }) => copyOf === sid || objectSids.includes(sid));
  const reason = sharedProductSids.includes(sid) ? "It names another customer's profile too." : null;
  return planned(
    kind === 'CustomerProfile' ? 'CUSTOMER_PROFILE' : 'TRUST_PRODUCT',
    sid,
    holders.map(({ ref }) => ref.sid),
    reason,
  );
}

function objectDeletion(kind: DeletedKind, sid: Sid, { bundles, sharers }: Belongings): Deletion {
  const own = new Set(bundles.map(({ ref }) => ref.sid));
  const other = (sharers.bundles.get(sid) ?? []).find((bundle) => !own.has(bundle.sid));
  const reason = other && `It is also on the ${NOUN_OF_BUNDLE[other.kind]} ${other.sid}, which is not this customer's.`;
  const holders = bundles.filter(({ objectSids }) => objectSids.includes(sid)).map(({ ref }) => ref.sid);
  return planned(kind, sid, holders, reason ?? null);
}

function addressDeletion(sid: Sid, { documents, sharers, numberedAddressSids }: Belongings): Deletion {
  const other = (sharers.documents.get(sid) ?? []).find((document) => !documents.has(document));
  const holders = [...documents].filter(([, addresses]) => addresses.includes(sid)).map(([document]) => document);
  const ofOther = other && `The supporting document ${other} names it too.`;
  const ofNumbers = numberedAddressSids.has(sid) ? 'Phone numbers of the account use this address.' : null;
  return planned('ADDRESS', sid, holders, ofOther ?? ofNumbers);
}
