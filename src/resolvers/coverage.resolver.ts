import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { attestationOf } from '../domain/attestation.js';
import { COVERAGE_KINDS, type AttestationRecord, type CoverageRecord } from '../domain/coverage.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import { Attestation, Coverage } from '../schema/coverage.type.js';
import { Customer } from '../schema/customer.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST, OF_EACH_KIND } from './cost.js';
import { coverageAsOf, coverageLoaders, loadCoverage } from './coverage-loaders.js';
import { loadCustomer } from './customer.resolver.js';

async function loadAttestation(
  context: ResolverContext,
  number: IncomingPhoneNumberRecord,
): Promise<AttestationRecord> {
  const { signing } = coverageLoaders(context);
  const [coverage, basis] = await Promise.all([loadCoverage(context, number), signing.load(context.account.sid)]);
  context.trustHub.basis.restsOn(basis.asOf?.getTime() ?? 0);
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
    const { profile } = await coverageLoaders(context).bundles.load(sid);
    return profile && loadCustomer(context, profile.sid);
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'How old its coverage, attestation and customer may be: they show the account as it was at some moment between this one and now. Null during the first pass, when anything may be missing, and where this server keeps no copy of the account.',
  })
  async asOf(@Root() { accountSid }: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    const coverage = await coverageAsOf(context, accountSid);
    if (coverage === null) return null;
    const { asOf } = await coverageLoaders(context).signing.load(context.account.sid);
    context.trustHub.basis.restsOn(asOf?.getTime() ?? 0);
    return asOf === null || asOf < coverage ? asOf : coverage;
  }
}

@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => TrustProduct, {
    nullable: true,
    complexity: NO_REQUEST,
    description:
      'The product that the state follows from; null where the number is on none of this kind, or where it belongs to another account, such as a subaccount, whose own operations show it.',
  })
  trustProduct(@Root() { trustProduct }: CoverageRecord, @Ctx() { account }: ResolverContext) {
    return trustProduct?.accountSid === account.sid ? trustProduct : null;
  }
}
