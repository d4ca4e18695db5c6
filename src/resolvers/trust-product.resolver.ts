import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { BundleRef } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import {
  AssignEntityInput,
  AssignPhoneNumbersInput,
  RemoveEntityInput,
  RemovePhoneNumbersInput,
  SidInput,
  SubmitBundleInput,
} from '../schema/bundle.input.js';
import { CreateTrustProductInput, UpdateTrustProductInput } from '../schema/bundle-writes.input.js';
import { TrustProduct, TrustProductConnection, TrustProductPayload } from '../schema/trust-product.type.js';
import { DeletePayload } from '../schema/user-error.type.js';
import { EntityAssignmentPayload } from '../schema/entity-assignment.type.js';
import { EvaluationPayload } from '../schema/evaluation.type.js';
import { BundlePageArgs } from '../schema/page.args.js';
import { PhoneNumberAssignmentPayload } from '../schema/channel-endpoint-assignment.type.js';
import { InputArg, SidArg } from './arguments.js';
import {
  assignPhoneNumbers,
  createBundle,
  evaluateBundle,
  removePhoneNumbers,
  submissionErrors,
} from './bundle-mutations.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { lookAhead } from './look-ahead.js';
import { plainInput } from './plain-input.js';

const refTo = (sid: Sid): BundleRef => ({ kind: 'TrustProduct', sid });

/** Queries and mutations of trust products; their edges are those of every bundle. */
@Resolver(() => TrustProduct)
export class TrustProductResolver {
  @Query(() => TrustProduct, {
    nullable: true,
    description: 'One trust product; null when it does not exist in this account.',
  })
  trustProduct(@SidArg('BU', 'The trust product.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.trustProducts.load(sid);
  }

  @Query(() => TrustProductConnection, { description: 'The trust products of the account.' })
  async trustProducts(
    @Args(() => BundlePageArgs) args: BundlePageArgs,
    @Ctx() { trustHub }: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const page = await trustHub.trustProducts.page(plainInput(args.filter) ?? {}, toPageArguments(args));
    lookAhead(trustHub, page.edges.length, info);
    return toConnection(page);
  }

  @Mutation(() => TrustProductPayload, { description: 'Begins a trust product as a draft.' })
  async createTrustProduct(
    @InputArg(() => CreateTrustProductInput, 'What it begins with.') input: CreateTrustProductInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const trustProduct = await createBundle(trustHub, trustHub.trustProducts, plainInput(input));
    return { trustProduct, userErrors: [] };
  }

  @Mutation(() => TrustProductPayload, { description: 'Changes the name, email or callback of a trust product.' })
  async updateTrustProduct(
    @InputArg(() => UpdateTrustProductInput, 'What to change.') input: UpdateTrustProductInput,
    @Ctx() { trustHub, onboardings, account }: ResolverContext,
  ) {
    const { sid, ...changes } = plainInput(input);
    const trustProduct = await trustHub.trustProducts.update(sid, changes);
    onboardings.recordBundleStatus(account.sid, trustProduct);
    return { trustProduct, userErrors: [] };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a trust product. What was attached to it stays.' })
  async deleteTrustProduct(
    @InputArg(() => SidInput, 'Which one to delete.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.trustProducts.delete(sid);
    return { deletedSid: sid, userErrors: [] };
  }

  @Mutation(() => EvaluationPayload, {
    description: 'Checks a trust product against its policy and says what is missing. It changes nothing.',
  })
  async evaluateTrustProduct(
    @InputArg(() => SidInput, 'Which one to check.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { evaluation: await evaluateBundle(trustHub, trustHub.trustProducts, sid), userErrors: [] };
  }

  @Mutation(() => TrustProductPayload, {
    description: "Sends a trust product to Twilio's review. From then on it cannot be edited until the review is over.",
  })
  async submitTrustProduct(
    @InputArg(() => SubmitBundleInput, 'Which one to submit.') input: SubmitBundleInput,
    @Ctx() { trustHub, onboardings, account }: ResolverContext,
  ) {
    const { sid, statusCallback } = plainInput(input);
    const trustProduct = await trustHub.trustProducts.submit(sid, statusCallback);
    onboardings.recordBundleStatus(account.sid, trustProduct);
    return { trustProduct, userErrors: submissionErrors(trustProduct) };
  }

  @Mutation(() => EntityAssignmentPayload, {
    description: 'Attaches an end user, a supporting document or a customer profile to a trust product.',
  })
  async assignEntityToTrustProduct(
    @InputArg(() => AssignEntityInput, 'What to attach, and to which one.') input: AssignEntityInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const entityAssignment = await trustHub.entityAssignments.create(refTo(input.bundleSid), input.objectSid);
    return { entityAssignment, userErrors: [] };
  }

  @Mutation(() => DeletePayload, {
    description: 'Takes something off a trust product. The thing itself stays; the SID that is gone is the assignment.',
  })
  async removeEntityFromTrustProduct(
    @InputArg(() => RemoveEntityInput, 'What to take off, and from which one.') input: RemoveEntityInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.entityAssignments.delete(refTo(input.bundleSid), input.assignmentSid);
    return { deletedSid: input.assignmentSid, userErrors: [] };
  }

  @Mutation(() => PhoneNumberAssignmentPayload, { description: 'Assigns phone numbers to a trust product.' })
  async assignPhoneNumbersToTrustProduct(
    @InputArg(() => AssignPhoneNumbersInput, 'Which numbers, and to which one.') input: AssignPhoneNumbersInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const results = await assignPhoneNumbers(trustHub, refTo(input.bundleSid), input.phoneNumberSids);
    return { results, userErrors: [] };
  }

  @Mutation(() => PhoneNumberAssignmentPayload, { description: 'Takes phone numbers off a trust product.' })
  async removePhoneNumbersFromTrustProduct(
    @InputArg(() => RemovePhoneNumbersInput, 'Which numbers, and from which one.') input: RemovePhoneNumbersInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const results = await removePhoneNumbers(trustHub, refTo(input.bundleSid), input.phoneNumberSids);
    return { results, userErrors: [] };
  }
}
