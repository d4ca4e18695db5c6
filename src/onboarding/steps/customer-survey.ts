import { BundleStatus, type BundleRef } from '../../domain/bundle.js';
import { isSid, type Sid } from '../../domain/sid.js';
import { addressSidsOf } from '../../domain/supporting-document.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { Deletion } from '../storage/deletions.store.js';
import { plannedDeletions, type OwnBundle } from './planned-deletions.js';
import { objectsOn, sharersByAsking } from './sharers.js';
import { gatewayOf, type FindSharers, type Sharers } from './step.js';

/** What is surveyed: a profile, and the products that name it. */
export interface SurveyedCustomer {
  readonly profileSid: Sid;
  readonly trustProductSids: readonly Sid[];
  /** Those that are another customer's too. */
  readonly sharedProductSids: readonly Sid[];
}

/** A bundle of the customer as it is now. */
export interface SurveyedBundle extends OwnBundle {
  readonly status: BundleStatus;
}

/** What a customer consists of. */
export interface Survey {
  readonly bundles: readonly SurveyedBundle[];
  /** In the order in which it is deleted; what stays has its reason. */
  readonly deletions: readonly Deletion[];
  /** Why nothing of it may be deleted; null where it may. */
  readonly stop: string | null;
  /** How many requests this took, the list of policies not counted. */
  readonly calls: number;
}

/**
 * Finds what a customer consists of, and what else of the account has some of it.
 * @throws TooManyThings where no copy of the account says what else has it, and it can't be asked of Twilio
 */
export async function surveyOf(
  trustHub: TrustHub,
  findSharers: FindSharers,
  customer: SurveyedCustomer,
): Promise<Survey> {
  const { profileSid, sharedProductSids } = customer;
  const { bundles, isPrimary, calls: ofBundles } = await bundlesOf(trustHub, customer);
  const objects = [...new Set(bundles.flatMap(({ objectSids }) => objectSids))];
  const documents = await addressesOf(
    trustHub,
    objects.filter((sid) => isSid(sid, 'RD')),
  );
  const addresses = [...new Set([...documents.values()].flat())];
  const own = new Set(bundles.map(({ ref }) => ref.sid));
  const known = await findSharers(trustHub.accountSid, [profileSid, ...objects], addresses);
  const { sharers, calls: ofSharers } =
    known === null ? await sharersByAsking(trustHub, own, addresses) : { sharers: known, calls: 0 };
  const used = await Promise.all(addresses.map((sid) => trustHub.addresses.isUsedByNumbers(sid)));
  const numberedAddressSids = new Set(addresses.filter((_, at) => used[at]));
  return {
    bundles,
    deletions: plannedDeletions({ bundles, documents, sharers, sharedProductSids, numberedAddressSids }),
    stop: isPrimary ? PRIMARY : inUse(profileSid, own, sharers),
    calls: ofBundles + documents.size + ofSharers + addresses.length,
  };
}

const PRIMARY = "It is the account's own primary customer profile, on which all other customers rest.";

/** Why a profile must stay that others name, as secondary profiles name the primary. */
function inUse(profileSid: Sid, own: ReadonlySet<Sid>, { bundles }: Sharers): string | null {
  const others = (bundles.get(profileSid) ?? []).filter(({ sid }) => !own.has(sid));
  const other = others.find(({ kind }) => kind === 'CustomerProfile');
  return other === undefined ? null : `Other customer profiles name this one, such as ${other.sid}.`;
}

/** The bundles of a customer, provisional copies too, with what is attached to each. */
async function bundlesOf(trustHub: TrustHub, { profileSid, trustProductSids }: SurveyedCustomer) {
  const refs: readonly BundleRef[] = [
    { kind: 'CustomerProfile', sid: profileSid },
    ...trustProductSids.map((sid): BundleRef => ({ kind: 'TrustProduct', sid })),
  ];
  const records = await Promise.all(refs.map(async ({ kind, sid }) => gatewayOf(trustHub, kind).load(sid)));
  const present = refs.flatMap((ref, at) => {
    const record = records[at];
    return record == null ? [] : [{ ref, status: record.status }];
  });
  const approved = present.filter(({ status }) => status === BundleStatus.TWILIO_APPROVED);
  const copies = await Promise.all(approved.map(async ({ ref }) => trustHub.provisionalCopies.load(ref)));
  const copied = new Map(copies.flatMap((copy) => (copy === null ? [] : [[copy.sid, copy.originalRef.sid] as const])));
  // Lists of Twilio may hold copies too.
  const listed = new Set(refs.map(({ sid }) => sid));
  const more = copies.flatMap((copy) =>
    copy === null || listed.has(copy.sid)
      ? []
      : [{ ref: { kind: copy.originalRef.kind, sid: copy.sid }, status: copy.status }],
  );
  const all = [...present, ...more];
  const objects = await Promise.all(all.map(({ ref }) => objectsOn(trustHub, ref)));
  const primary = await trustHub.policies.primarySids();
  return {
    bundles: all.flatMap(({ ref, status }, at): readonly SurveyedBundle[] => {
      const objectSids = objects[at];
      return objectSids == null ? [] : [{ ref, status, copyOf: copied.get(ref.sid) ?? null, objectSids }];
    }),
    isPrimary: primary.includes(records[0]?.policySid ?? ''),
    calls: refs.length + approved.length + all.length,
  };
}

/** The addresses that each document names. */
async function addressesOf(trustHub: TrustHub, sids: readonly Sid[]): Promise<ReadonlyMap<Sid, readonly Sid[]>> {
  const documents = await Promise.all(sids.map(async (sid) => trustHub.supportingDocuments.load(sid)));
  return new Map(sids.map((sid, at) => [sid, addressSidsOf(documents[at]?.attributes ?? {})]));
}
