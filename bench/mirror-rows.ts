import { createHash } from 'node:crypto';
import { BundleStatus, type BundleKind, type BundleRecord } from '../src/domain/bundle.js';
import { KNOWN_POLICIES, type PolicyKind } from '../src/domain/policy.js';
import type { MirroredAssignment, MirroredKind, MirroredRecord } from '../src/domain/mirror.js';
import type { AssignmentsStore } from '../src/mirror/storage/assignments.store.js';
import type { RowsStore } from '../src/mirror/storage/rows.store.js';

/* A large account, written into the mirror's tables by the stores that the sweeps write with. */

export const ACCOUNT = 'AC00000000000000000000000000000001';
const NUMBERS_EACH = 3;
const AT_ONCE = 1_000;
const AT = new Date('2026-01-01T00:00:00Z');
const { DRAFT, IN_REVIEW, TWILIO_APPROVED, TWILIO_REJECTED } = BundleStatus;
/** Most are approved. */
const STATUSES = [...Array<BundleStatus>(7).fill(TWILIO_APPROVED), IN_REVIEW, TWILIO_REJECTED, DRAFT];

const sidOf = (prefix: string, name: string): string => `${prefix}${createHash('md5').update(name).digest('hex')}`;
export const profileSid = (customer: number): string => sidOf('BU', `profile ${customer}`);
export const numberSid = (number: number): string => sidOf('PN', `number ${number}`);
const productSid = (customer: number, kind: PolicyKind): string => sidOf('BU', `${kind} ${customer}`);
/** The business name of a customer: its own word, and one that it shares with some others. */
const nameOf = (customer: number): string => `Quarry${customer} Group${customer % 500}`;

function bundle(bundleKind: BundleKind, sid: string, kind: PolicyKind, customer: number): BundleRecord {
  const status = STATUSES[(customer + kind.length) % STATUSES.length] ?? DRAFT;
  return {
    bundleKind,
    sid,
    accountSid: ACCOUNT,
    policySid: KNOWN_POLICIES.find((policy) => policy.kind === kind)?.sid ?? '',
    friendlyName: `${nameOf(customer)} ${kind}`,
    email: `desk${customer}@customers.example`,
    status,
    rawStatus: status,
    statusCallback: null,
    validUntil: null,
    rejections: [],
    createdAt: AT,
    updatedAt: AT,
  };
}

const number = (sid: string, at: number): MirroredRecord => ({
  sid,
  accountSid: ACCOUNT,
  phoneNumber: `+1415${String(2_000_000 + at)}`,
  friendlyName: null,
  capabilities: { voice: true, sms: true, mms: false, fax: false },
  addressSid: null,
  addressRequirements: 'none',
  status: 'in-use',
  bundleSid: null,
  origin: 'twilio',
});

const kindsOf = (customer: number): readonly PolicyKind[] => [
  'SHAKEN_STIR',
  customer % 3 === 0 ? 'CNAM' : 'VOICE_INTEGRITY',
];

/** Customers with a business, two products and three numbers each; every 40th number is missing somewhere. */
export async function fillMirror(rows: RowsStore, assignments: AssignmentsStore, customers: number): Promise<void> {
  const all = Array.from({ length: customers }, (_, customer) => customer);
  const numbers = Array.from({ length: customers * NUMBERS_EACH }, (_, at) => at);
  const put = (kind: MirroredKind, records: readonly MirroredRecord[]) =>
    inChunks(
      records,
      async (some) => void (await rows.put({ accountSid: ACCOUNT, kind, records: some, begun: new Date() })),
    );
  const attach = (made: readonly MirroredAssignment[]) =>
    inChunks(made, (some) => assignments.put(ACCOUNT, some, new Date()));
  const ofProfile = (customer: number) => ({ kind: 'CustomerProfile', sid: profileSid(customer) }) as const;
  const entity = (bundleRef: MirroredAssignment['bundleRef'], objectSid: string): MirroredAssignment => ({
    sid: sidOf('BV', `${bundleRef.sid} ${objectSid}`),
    accountSid: ACCOUNT,
    bundleRef,
    objectSid,
    createdAt: AT,
  });
  const endpoint = (bundleRef: MirroredAssignment['bundleRef'], channelEndpointSid: string): MirroredAssignment => ({
    sid: sidOf('RA', `${bundleRef.sid} ${channelEndpointSid}`),
    accountSid: ACCOUNT,
    bundleRef,
    channelEndpointSid,
    channelEndpointType: 'phone-number',
    createdAt: AT,
  });
  const business = (customer: number) => sidOf('IT', `business ${customer}`);
  await put(
    'CustomerProfile',
    all.map((at) => bundle('CustomerProfile', profileSid(at), 'SECONDARY_CUSTOMER_PROFILE_BUSINESS', at)),
  );
  await put(
    'EndUser',
    all.map((at) => ({
      sid: business(at),
      accountSid: ACCOUNT,
      friendlyName: 'Business',
      type: 'customer_profile_business_information',
      attributes: { business_name: nameOf(at) },
      createdAt: AT,
      updatedAt: AT,
    })),
  );
  await put(
    'TrustProduct',
    all.flatMap((at) => kindsOf(at).map((kind) => bundle('TrustProduct', productSid(at, kind), kind, at))),
  );
  await put(
    'IncomingPhoneNumber',
    numbers.map((at) => number(numberSid(at), at)),
  );
  await attach(all.map((at) => entity(ofProfile(at), business(at))));
  await attach(numbers.filter((at) => at % 40 !== 0).map((at) => endpoint(ofProfile(at % customers), numberSid(at))));
  const products = all.flatMap((at) =>
    kindsOf(at).map((kind) => ({ customer: at, ref: { kind: 'TrustProduct', sid: productSid(at, kind) } as const })),
  );
  await attach(products.map(({ customer, ref }) => entity(ref, profileSid(customer))));
  await attach(
    products.flatMap(({ customer, ref }) =>
      Array.from({ length: NUMBERS_EACH }, (_, at) => customer + at * customers)
        .filter((at) => (at + ref.sid.length) % 40 !== 1)
        .map((at) => endpoint(ref, numberSid(at))),
    ),
  );
}

async function inChunks<Item>(items: readonly Item[], work: (some: readonly Item[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) await work(items.slice(start, start + AT_ONCE));
}
