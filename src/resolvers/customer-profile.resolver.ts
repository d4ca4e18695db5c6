import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { BundleStatus, type BundleRef } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import {
  AssignEntityInput,
  AssignPhoneNumbersInput,
  RemoveEntityInput,
  RemovePhoneNumbersInput,
  SidInput,
  SubmitBundleInput,
} from '../schema/bundle.input.js';
import { CreateCustomerProfileInput, UpdateCustomerProfileInput } from '../schema/bundle-writes.input.js';
import { CustomerProfile, CustomerProfileConnection, CustomerProfilePayload } from '../schema/customer-profile.type.js';
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

const refTo = (sid: Sid): BundleRef => ({ kind: 'CustomerProfile', sid });

/** Queries and mutations of customer profiles; their edges are those of every bundle. */
@Resolver(() => CustomerProfile)
export class CustomerProfileResolver {
  @Query(() => CustomerProfile, {
    nullable: true,
    description: 'One customer profile; null when it does not exist in this account.',
  })
  customerProfile(@SidArg('BU', 'The customer profile.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.customerProfiles.load(sid);
  }

  @Query(() => CustomerProfileConnection, { description: 'The customer profiles of the account.' })
  async customerProfiles(
    @Args(() => BundlePageArgs) args: BundlePageArgs,
    @Ctx() { trustHub }: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const page = await trustHub.customerProfiles.page(plainInput(args.filter) ?? {}, toPageArguments(args));
    lookAhead(trustHub, page.edges.length, info);
    return toConnection(page);
  }

  @Query(() => CustomerProfile, {
    nullable: true,
    description:
      "The account owner's own identity, be it a business, a government or a nonprofit: the approved one where there are several; null before there is one.",
  })
  async primaryCustomerProfile(@Ctx() { trustHub }: ResolverContext) {
    const primaries = await trustHub.primaryCustomerProfiles();
    return primaries.find(({ status }) => status === BundleStatus.TWILIO_APPROVED) ?? primaries[0] ?? null;
  }

  @Mutation(() => CustomerProfilePayload, { description: 'Begins a customer profile as a draft.' })
  async createCustomerProfile(
    @InputArg(() => CreateCustomerProfileInput, 'What it begins with.') input: CreateCustomerProfileInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const customerProfile = await createBundle(trustHub, trustHub.customerProfiles, plainInput(input));
    return { customerProfile, userErrors: [] };
  }

  @Mutation(() => CustomerProfilePayload, { description: 'Changes the name, email or callback of a customer profile.' })
  async updateCustomerProfile(
    @InputArg(() => UpdateCustomerProfileInput, 'What to change.') input: UpdateCustomerProfileInput,
    @Ctx() { trustHub, onboardings, account }: ResolverContext,
  ) {
    const { sid, ...changes } = plainInput(input);
    const customerProfile = await trustHub.customerProfiles.update(sid, changes);
    onboardings.recordBundleStatus(account.sid, customerProfile);
    return { customerProfile, userErrors: [] };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a customer profile. What was attached to it stays.' })
  async deleteCustomerProfile(
    @InputArg(() => SidInput, 'Which one to delete.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.customerProfiles.delete(sid);
    return { deletedSid: sid, userErrors: [] };
  }

  @Mutation(() => EvaluationPayload, {
    description: 'Checks a customer profile against its policy and says what is missing. It changes nothing.',
  })
  async evaluateCustomerProfile(
    @InputArg(() => SidInput, 'Which one to check.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { evaluation: await evaluateBundle(trustHub, trustHub.customerProfiles, sid), userErrors: [] };
  }

  @Mutation(() => CustomerProfilePayload, {
    description:
      "Sends a customer profile to Twilio's review. From then on it cannot be edited until the review is over.",
  })
  async submitCustomerProfile(
    @InputArg(() => SubmitBundleInput, 'Which one to submit.') input: SubmitBundleInput,
    @Ctx() { trustHub, onboardings, account }: ResolverContext,
  ) {
    const { sid, statusCallback } = plainInput(input);
    const customerProfile = await trustHub.customerProfiles.submit(sid, statusCallback);
    onboardings.recordBundleStatus(account.sid, customerProfile);
    return { customerProfile, userErrors: submissionErrors(customerProfile) };
  }

  @Mutation(() => EntityAssignmentPayload, {
    description: 'Attaches an end user, a supporting document or a customer profile to a customer profile.',
  })
  async assignEntityToCustomerProfile(
    @InputArg(() => AssignEntityInput, 'What to attach, and to which one.') input: AssignEntityInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const entityAssignment = await trustHub.entityAssignments.create(refTo(input.bundleSid), input.objectSid);
    return { entityAssignment, userErrors: [] };
  }

  @Mutation(() => DeletePayload, {
    description:
      'Takes something off a customer profile. The thing itself stays; the SID that is gone is the assignment.',
  })
  async removeEntityFromCustomerProfile(
    @InputArg(() => RemoveEntityInput, 'What to take off, and from which one.') input: RemoveEntityInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.entityAssignments.delete(refTo(input.bundleSid), input.assignmentSid);
    return { deletedSid: input.assignmentSid, userErrors: [] };
  }

  @Mutation(() => PhoneNumberAssignmentPayload, { description: 'Assigns phone numbers to a customer profile.' })
  async assignPhoneNumbersToCustomerProfile(
    @InputArg(() => AssignPhoneNumbersInput, 'Which numbers, and to which one.') input: AssignPhoneNumbersInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const results = await assignPhoneNumbers(trustHub, refTo(input.bundleSid), input.phoneNumberSids);
    return { results, userErrors: [] };
  }

  @Mutation(() => PhoneNumberAssignmentPayload, { description: 'Takes phone numbers off a customer profile.' })
  async removePhoneNumbersFromCustomerProfile(
    @InputArg(() => RemovePhoneNumbersInput, 'Which numbers, and from which one.') input: RemovePhoneNumbersInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const results = await removePhoneNumbers(trustHub, refTo(input.bundleSid), input.phoneNumberSids);
    return { results, userErrors: [] };
  }
}
