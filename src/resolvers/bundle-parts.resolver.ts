import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { ChannelEndpointAssignmentRecord, EntityAssignmentRecord } from '../domain/bundle.js';
import { CallerError } from '../domain/errors.js';
import type { EvaluationRecord } from '../domain/evaluation.js';
import { whenRead } from '../domain/reading.js';
import { Bundle } from '../schema/bundle.interface.js';
import { ChannelEndpointAssignment } from '../schema/channel-endpoint-assignment.type.js';
import { AssignableEntity, EntityAssignment } from '../schema/entity-assignment.type.js';
import { Evaluation } from '../schema/evaluation.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { bundlesOf, loadAssignedObject, missingObject } from './assigned-object.js';
import type { ResolverContext } from './context.js';
import { KNOWN_WITHOUT_A_CALL } from './incoming-phone-number.resolver.js';
import { asksOnlyFor } from './selection.js';

@Resolver(() => EntityAssignment)
export class EntityAssignmentResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product it is attached to.',
  })
  bundle(@Root() { bundleRef }: EntityAssignmentRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }

  @FieldResolver(() => AssignableEntity, {
    nullable: true,
    description:
      "The thing attached, followed by its SID. Null, with an error, when it does not exist any more; a subaccount's primary profile, which is the main account's, is null without one.",
  })
  object(@Root() { objectSid }: EntityAssignmentRecord, @Ctx() context: ResolverContext) {
    return whenRead(loadAssignedObject(context.trustHub, objectSid), (object) => {
      const error = object === null ? missingObject(objectSid, context) : null;
      if (error !== null) throw error;
      return object;
    });
  }
}

@Resolver(() => ChannelEndpointAssignment)
export class ChannelEndpointAssignmentResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product that the number belongs to.',
  })
  bundle(@Root() { bundleRef }: ChannelEndpointAssignmentRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }

  @FieldResolver(() => IncomingPhoneNumber, {
    nullable: true,
    description:
      'The phone number; on a profile of the main account it may be that of a subaccount. Null, with an error, when no account has it any more.',
  })
  phoneNumber(
    @Root() { channelEndpointSid: sid }: ChannelEndpointAssignmentRecord,
    @Ctx() { account, trustHub }: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (asksOnlyFor(info, KNOWN_WITHOUT_A_CALL)) return { sid, accountSid: account.sid };
    const number = trustHub.incomingPhoneNumbers.loadAssigned(sid);
    return number instanceof Promise ? number.catch(asMissing) : number;
  }
}

/** Elsewhere what is not there is null without an error; here an assignment says that it should be. */
function asMissing(error: unknown): never {
  if (!(error instanceof CallerError)) throw error;
  throw new GraphQLError(error.message, { originalError: error });
}

@Resolver(() => Evaluation)
export class EvaluationResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product that was checked.',
  })
  bundle(@Root() { bundleRef }: EvaluationRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }
}
