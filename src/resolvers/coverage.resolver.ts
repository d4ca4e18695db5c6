import DataLoader from 'dataloader';
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { attestationOf, type SigningRecord } from '../domain/attestation.js';
import {
  COVERAGE_KINDS,
  withoutNumber,
  type AttestationRecord,
  type CoverageRecord,
  type OwnedNumber,
} from '../domain/coverage.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Sid } from '../domain/sid.js';
import { Attestation, Coverage } from '../schema/coverage.type.js';
import { Customer } from '../schema/customer.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST, OF_EACH_KIND } from './cost.js';
import { loadCustomer } from './customer.resolver.js';

/** What is asked about all numbers of an operation at once. They only batch: the mirror changes at any moment. */
interface Loaders {
  readonly coverage: DataLoader<OwnedNumber, readonly CoverageRecord[]>;
  readonly profile: DataLoader<Sid, Sid | null>;
  readonly signing: DataLoader<Sid, SigningRecord>;
  readonly asOf: DataLoader<Sid, Date | null>;
}

const loaders = new WeakMap<ResolverContext, Loaders>();

function loadersOf(context: ResolverContext): Loaders {
  const known = loaders.get(context);
  if (known !== undefined) return known;
  const { mirror, account } = context;
  const one = <Value>(load: (sid: Sid) => Promise<Value>) =>
    new DataLoader<Sid, Value>((sids) => Promise.all(sids.map(load)));
  const made: Loaders = {
    coverage: new DataLoader((numbers) => mirror.coverage.ofNumbers(account.sid, numbers), { cache: false }),
    profile: new DataLoader((numbers) => mirror.coverage.profilesOf(account.sid, numbers), { cache: false }),
    signing: one((sid) => mirror.coverage.signing(sid)),
    asOf: one((sid) => mirror.coverage.asOf(sid)),
  };
  loaders.set(context, made);
  return made;
}

/** Which number, and what it is as far as it was read. */
type ShownNumber = OwnedNumber & Partial<Pick<IncomingPhoneNumberRecord, 'phoneNumber'>>;
/** Shown for a number that is still assigned but is in no account any more. */
const GONE = '';

/** The coverage of a number, and in the answer's extensions how old it may be. */
async function loadCoverage(context: ResolverContext, { sid, accountSid, phoneNumber }: ShownNumber) {
  const { coverage, asOf } = loadersOf(context);
  // Its age before it: it may be newer than that says, and never older.
  const since = await asOf.load(context.account.sid);
  context.trustHub.basis.restsOn(since?.getTime() ?? 0);
  const found = await coverage.load({ sid, accountSid });
  return phoneNumber === GONE ? withoutNumber(found) : found;
}

async function loadAttestation(
  context: ResolverContext,
  number: IncomingPhoneNumberRecord,
): Promise<AttestationRecord> {
  const { signing } = loadersOf(context);
  const [coverage, basis] = await Promise.all([loadCoverage(context, number), signing.load(context.account.sid)]);
  const own = coverage[COVERAGE_KINDS.indexOf('SHAKEN_STIR')];
  if (own === undefined) throw new Error('The coverage of a number always has all kinds.');
  return attestationOf(number.phoneNumber, own, basis);
}

/** What a number gains by the products that it is on, from the copy of the account that this server keeps. */
@Resolver(() => IncomingPhoneNumber)
export class CoverageOfNumberResolver {
  @FieldResolver(() => [Coverage], {
    complexity: OF_EACH_KIND,
    description:
      "What it gains by its trust products: all three kinds, from this server's copy of the account, without a request to Twilio.",
  })
  coverage(@Root() number: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    return loadCoverage(context, number);
  }

  @FieldResolver(() => Attestation, {
    description: 'How much Twilio vouches for the caller when it signs calls from it.',
  })
  async attestation(@Root() number: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    return (await loadAttestation(context, number)).attestation;
  }

  @FieldResolver(() => String, {
    description: 'Why it has this attestation and, where it is not A, what to do for a better one.',
  })
  async attestationReason(@Root() number: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    return (await loadAttestation(context, number)).reason;
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'The customer whose profile it is on; null when it is on none.',
  })
  async customer(@Root() { sid }: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    const profile = await loadersOf(context).profile.load(sid);
    return profile === null ? null : loadCustomer(context, profile);
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'How old its coverage, attestation and customer may be: they show the account as it was at some moment between this one and now. Null during the first pass, when anything may be missing, and where this server keeps no copy of the account.',
  })
  asOf(@Ctx() context: ResolverContext) {
    return loadersOf(context).asOf.load(context.account.sid);
  }
}

@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => TrustProduct, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'The product that the state follows from; null where the number is on none of this kind.',
  })
  trustProduct(@Root() { trustProduct }: CoverageRecord) {
    return trustProduct;
  }
}
