import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { toA2pMessagingProfileAttributes } from '../domain/a2p-messaging-profile.js';
import { representativeTypeName, toRepresentativeAttributes } from '../domain/authorized-representative.js';
import { toBusinessAttributes } from '../domain/business-information.js';
import { toCnamAttributes } from '../domain/cnam.js';
import { endUserDetailsOf } from '../domain/end-user-details.js';
import { EndUserTypeName, type Attributes, type EndUserRecord } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { toVoiceIntegrityAttributes } from '../domain/voice-integrity.js';
import { SidInput } from '../schema/bundle.input.js';
import { DeletePayload } from '../schema/user-error.type.js';
import { EndUserDetails } from '../schema/end-user-details.union.js';
import {
  CreateA2pMessagingProfileInformationInput,
  CreateAuthorizedRepresentativeInput,
  CreateBusinessInformationInput,
  CreateCnamInformationInput,
  CreateEndUserInput,
  CreateVoiceIntegrityInformationInput,
  UpdateEndUserInput,
} from '../schema/end-user.input.js';
import { EndUser, EndUserConnection, EndUserPayload } from '../schema/end-user.type.js';
import { PageArgs } from '../schema/page.args.js';
import { InputArg, SidArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

async function create({ trustHub }: ResolverContext, friendlyName: string, type: string, attributes?: Attributes) {
  const endUser = await trustHub.endUsers.create({ friendlyName, type, ...(attributes && { attributes }) });
  return { endUser, userErrors: [] };
}

@Resolver(() => EndUser)
export class EndUserResolver {
  @FieldResolver(() => EndUserDetails, {
    nullable: true,
    description: 'The same facts as named fields, for the types that this server knows; else null.',
  })
  details(@Root() { type, attributes }: EndUserRecord) {
    return endUserDetailsOf(type, attributes);
  }

  @Query(() => EndUser, { nullable: true, description: 'One end user; null when it does not exist in this account.' })
  endUser(@SidArg('IT', 'The end user.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.endUsers.load(sid);
  }

  @Query(() => EndUserConnection, { description: 'The end users of the account.' })
  async endUsers(@Args(() => PageArgs) args: PageArgs, @Ctx() { trustHub }: ResolverContext) {
    return toConnection(await trustHub.endUsers.page(toPageArguments(args)));
  }

  @Mutation(() => EndUserPayload, { description: 'Creates an end user of any type.' })
  createEndUser(
    @InputArg(() => CreateEndUserInput, 'What it holds.') input: CreateEndUserInput,
    @Ctx() context: ResolverContext,
  ) {
    return create(context, input.friendlyName, input.type, input.attributes);
  }

  @Mutation(() => EndUserPayload, { description: 'Creates the end user that says who the business is.' })
  createBusinessInformation(
    @InputArg(() => CreateBusinessInformationInput, 'The business.') input: CreateBusinessInformationInput,
    @Ctx() context: ResolverContext,
  ) {
    const { friendlyName, business } = plainInput(input);
    return create(context, friendlyName, EndUserTypeName.BUSINESS_INFORMATION, toBusinessAttributes(business));
  }

  @Mutation(() => EndUserPayload, { description: 'Creates the end user that says who may speak for the business.' })
  createAuthorizedRepresentative(
    @InputArg(() => CreateAuthorizedRepresentativeInput, 'The person.') input: CreateAuthorizedRepresentativeInput,
    @Ctx() context: ResolverContext,
  ) {
    const { friendlyName, position = 1, representative } = plainInput(input);
    return create(context, friendlyName, representativeTypeName(position), toRepresentativeAttributes(representative));
  }

  @Mutation(() => EndUserPayload, { description: 'Creates the end user that says how the business uses its numbers.' })
  createVoiceIntegrityInformation(
    @InputArg(() => CreateVoiceIntegrityInformationInput, 'How the numbers are used.')
    input: CreateVoiceIntegrityInformationInput,
    @Ctx() context: ResolverContext,
  ) {
    const { friendlyName, voiceIntegrity } = plainInput(input);
    return create(context, friendlyName, EndUserTypeName.VOICE_INTEGRITY, toVoiceIntegrityAttributes(voiceIntegrity));
  }

  @Mutation(() => EndUserPayload, {
    description: 'Creates the end user that says which name is shown to the person called.',
  })
  createCnamInformation(
    @InputArg(() => CreateCnamInformationInput, 'The name to show.') input: CreateCnamInformationInput,
    @Ctx() context: ResolverContext,
  ) {
    const { friendlyName, cnam } = plainInput(input);
    return create(context, friendlyName, EndUserTypeName.CNAM, toCnamAttributes(cnam));
  }

  @Mutation(() => EndUserPayload, {
    description: 'Creates the end user that says to carriers of the United States who sends application messages.',
  })
  createA2pMessagingProfileInformation(
    @InputArg(() => CreateA2pMessagingProfileInformationInput, 'The company.')
    input: CreateA2pMessagingProfileInformationInput,
    @Ctx() context: ResolverContext,
  ) {
    const { friendlyName, a2pMessagingProfile } = plainInput(input);
    const attributes = toA2pMessagingProfileAttributes(a2pMessagingProfile);
    return create(context, friendlyName, EndUserTypeName.A2P_MESSAGING, attributes);
  }

  @Mutation(() => EndUserPayload, { description: 'Changes the name or the facts of an end user.' })
  async updateEndUser(
    @InputArg(() => UpdateEndUserInput, 'What to change.') input: UpdateEndUserInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const { sid, attributesMode, ...changes } = plainInput(input);
    return { endUser: await trustHub.endUsers.update(sid, changes, attributesMode), userErrors: [] };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes an end user.' })
  async deleteEndUser(
    @InputArg(() => SidInput, 'Which one to delete.', 'IT') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.endUsers.delete(sid);
    return { deletedSid: sid, userErrors: [] };
  }
}
