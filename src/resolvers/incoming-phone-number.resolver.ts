import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { CallerError, ServiceError } from '../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Reading } from '../domain/reading.js';
import type { Sid } from '../domain/sid.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import { IncomingPhoneNumber, IncomingPhoneNumberConnection } from '../schema/incoming-phone-number.type.js';
import { IncomingPhoneNumberPageArgs } from '../schema/page.args.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import { SidArg } from './arguments.js';
import { productsOfNumber, profileOfNumber } from './bundles-of-number.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { ASKS_EVERY_BUNDLE } from './cost.js';
import { bundlesInMirror } from './coverage-loaders.js';
import { plainInput } from './plain-input.js';
import { asksOnlyFor } from './selection.js';

/** What an assignment already says about its number, and what follows from its SID. */
export const KNOWN_WITHOUT_A_CALL = ['id', 'sid', 'customerProfile', 'trustProducts', 'customer', 'asOf'];

/**
 * The numbers behind assignments: not fetched where the assignments answer everything that is asked for. A number that
 * cannot be read is shown by its SID, with an error beside it.
 */
export function loadPhoneNumbers(
  context: ResolverContext,
  sids: readonly Sid[],
  info: GraphQLResolveInfo,
): Reading<readonly (IncomingPhoneNumberRecord | Pick<IncomingPhoneNumberRecord, 'sid' | 'accountSid'>)[]> {
  const { account, mainTrustHub, trustHub } = context;
  // On a bundle of a subaccount there are only numbers of its own.
  const known = mainTrustHub === null ? KNOWN_WITHOUT_A_CALL : [...KNOWN_WITHOUT_A_CALL, 'accountSid', 'coverage'];
  if (asksOnlyFor(info, known)) return sids.map((sid) => ({ sid, accountSid: account.sid }));
  const numbers = sids.map((sid) => trustHub.incomingPhoneNumbers.loadAssigned(sid));
  return numbers.every(isAtHand) ? numbers : shownOf(numbers, context, sids, info);
}

const isAtHand = <Value>(reading: Reading<Value>): reading is Value => !(reading instanceof Promise);

async function shownOf(
  numbers: readonly Reading<IncomingPhoneNumberRecord>[],
  { account, partial }: ResolverContext,
  sids: readonly Sid[],
  info: GraphQLResolveInfo,
): Promise<readonly IncomingPhoneNumberRecord[]> {
  const loaded = await Promise.allSettled(numbers.map((number) => Promise.resolve(number)));
  const someShown = loaded.some(({ status }) => status === 'fulfilled');
  return sids.map((sid, at) => {
    const one = loaded[at];
    if (one?.status === 'fulfilled') return one.value;
    const originalError: unknown = one?.reason;
    const isPart = originalError instanceof CallerError || (originalError instanceof ServiceError && someShown);
    if (!isPart) throw originalError;
    const path = [...responsePathAsArray(info.path), at];
    partial.push(new GraphQLError(originalError.message, { nodes: info.fieldNodes, path, originalError }));
    return unknownNumber(sid, account.sid);
  });
}

/** What is shown of a number that cannot be read. */
export function unknownNumber(sid: Sid, accountSid: Sid): IncomingPhoneNumberRecord {
  const unknown = { friendlyName: null, capabilities: null, addressSid: null, addressRequirements: null };
  return { sid, accountSid, phoneNumber: '', ...unknown, status: null, bundleSid: null, origin: null };
}

@Resolver(() => IncomingPhoneNumber)
export class IncomingPhoneNumberResolver {
  @FieldResolver(() => CustomerProfile, {
    nullable: true,
    complexity: ASKS_EVERY_BUNDLE,
    description:
      'The one customer profile that it is assigned to; null when it is on none. It is known from the copy of the account that this server keeps, as old as `asOf` says; without one, Twilio is asked about every profile.',
  })
  async customerProfile(@Root() { sid }: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    const known = await bundlesInMirror(context, sid);
    return known === null ? profileOfNumber(context.trustHub, sid) : known.profile;
  }

  @FieldResolver(() => [TrustProduct], {
    nullable: true,
    complexity: ASKS_EVERY_BUNDLE,
    description:
      'The trust products that it is assigned to: at most one of each policy. They are known as the customer profile is.',
  })
  async trustProducts(@Root() { sid }: IncomingPhoneNumberRecord, @Ctx() context: ResolverContext) {
    const known = await bundlesInMirror(context, sid);
    return known === null ? productsOfNumber(context.trustHub, sid) : known.products;
  }

  @Query(() => IncomingPhoneNumber, {
    nullable: true,
    description: 'One phone number; null when it does not exist in this account.',
  })
  incomingPhoneNumber(@SidArg('PN', 'The phone number.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.incomingPhoneNumbers.load(sid);
  }

  @Query(() => IncomingPhoneNumberConnection, { description: 'The phone numbers that the account owns.' })
  async incomingPhoneNumbers(
    @Args(() => IncomingPhoneNumberPageArgs) args: IncomingPhoneNumberPageArgs,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const filter = plainInput(args.filter) ?? {};
    return toConnection(await trustHub.incomingPhoneNumbers.page(filter, toPageArguments(args)));
  }
}
