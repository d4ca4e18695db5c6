import DataLoader from 'dataloader';
import type { SigningRecord } from '../domain/attestation.js';
import {
  withoutNumber,
  type CoverageCountRecord,
  type CoverageRecord,
  type CustomerNumberPage,
  type CustomerNumbersRequest,
  type NumberBundles,
  type OwnedNumber,
} from '../domain/coverage.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Sid } from '../domain/sid.js';
import type { ResolverContext } from './context.js';

/** What is asked about all numbers, or customers, of an operation at once. They only batch: the mirror changes at any moment. */
interface Loaders {
  readonly coverage: DataLoader<OwnedNumber, readonly CoverageRecord[]>;
  readonly bundles: DataLoader<Sid, NumberBundles>;
  readonly ofCustomer: DataLoader<Sid, readonly CoverageCountRecord[]>;
  readonly numbers: DataLoader<CustomerNumbersRequest, CustomerNumberPage>;
  readonly signing: DataLoader<Sid, SigningRecord>;
  /** By the account that has the number. */
  readonly asOf: DataLoader<Sid, Date | null>;
  /** By the account that asks. */
  readonly asOfAll: DataLoader<Sid, Date>;
}

const loaders = new WeakMap<ResolverContext, Loaders>();
const BATCHING = { cache: false } as const;

export function coverageLoaders(context: ResolverContext): Loaders {
  const known = loaders.get(context);
  if (known !== undefined) return known;
  const { account } = context;
  const asked = () => context.mirror.coverage;
  const one = <Value>(load: (sid: Sid) => Promise<Value>) =>
    new DataLoader<Sid, Value>((sids) => Promise.all(sids.map(load)));
  const made: Loaders = {
    coverage: new DataLoader((numbers) => asked().ofNumbers(account.sid, numbers), BATCHING),
    bundles: new DataLoader((numbers) => asked().bundlesOf(account.sid, numbers), BATCHING),
    ofCustomer: new DataLoader((customers) => asked().ofCustomers(account.sid, customers), BATCHING),
    numbers: new DataLoader((requests) => asked().numbersOfCustomers(account.sid, requests), BATCHING),
    signing: one((sid) => asked().signing(sid)),
    asOf: new DataLoader((owners) => asked().asOf(account.sid, owners)),
    asOfAll: one((sid) => asked().asOfAll(sid)),
  };
  loaders.set(context, made);
  return made;
}

/**
 * How old an answer about a number may be; null before everything was read once, and where there is no copy. The answer's
 * extensions say it too.
 * @param owner the account that has the number
 */
export async function coverageAsOf(context: ResolverContext, owner: Sid): Promise<Date | null> {
  if (!context.mirror.isOn) return null;
  const asOf = await coverageLoaders(context).asOf.load(owner);
  context.trustHub.basis.restsOn(asOf?.getTime() ?? 0);
  return asOf;
}

/** What a number is on, by the mirror; null where there is none, or it has not been read as a whole. */
export async function bundlesInMirror(context: ResolverContext, sid: Sid): Promise<NumberBundles | null> {
  if (!context.mirror.isOn) return null;
  const asOf = await coverageLoaders(context).asOf.load(context.account.sid);
  if (asOf === null) return null;
  context.trustHub.basis.restsOn(asOf.getTime());
  return coverageLoaders(context).bundles.load(sid);
}

/** Which number, and what it is as far as it was read. */
type ShownNumber = OwnedNumber & Partial<Pick<IncomingPhoneNumberRecord, 'phoneNumber'>>;
/** Shown for a number that is still assigned but is in no account any more. */
const GONE = '';

/** The coverage of a number. */
export async function loadCoverage(context: ResolverContext, { sid, accountSid, phoneNumber }: ShownNumber) {
  // Its age before it: it may be newer than that says, and never older.
  await coverageAsOf(context, accountSid);
  const found = await coverageLoaders(context).coverage.load({ sid, accountSid });
  return phoneNumber === GONE ? withoutNumber(found) : found;
}
