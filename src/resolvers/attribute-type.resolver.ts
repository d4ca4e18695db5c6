import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { VOICE_INTEGRITY_USE_CASES } from '../domain/voice-integrity.js';
import { AttributeTypeArgs, EndUserType, SupportingDocumentType } from '../schema/attribute-type.type.js';
import type { ResolverContext } from './context.js';

const nameOf = ({ sid, machineName }: AttributeTypeArgs): string => sid ?? machineName ?? '';

/** The types of end users and supporting documents. */
@Resolver()
export class AttributeTypeResolver {
  @Query(() => EndUserType, { nullable: true, description: 'One kind of end user; null when Twilio does not know it.' })
  endUserType(@Args(() => AttributeTypeArgs) args: AttributeTypeArgs, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.endUserTypes.load(nameOf(args));
  }

  @Query(() => [EndUserType], {
    description: 'The kinds of end users that Twilio knows, with the facts that each holds.',
  })
  endUserTypes(@Ctx() { trustHub }: ResolverContext) {
    return trustHub.endUserTypes.list();
  }

  @Query(() => SupportingDocumentType, {
    nullable: true,
    description: 'One kind of supporting document; null when Twilio does not know it.',
  })
  supportingDocumentType(@Args(() => AttributeTypeArgs) args: AttributeTypeArgs, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.supportingDocumentTypes.load(nameOf(args));
  }

  @Query(() => [SupportingDocumentType], {
    description: 'The kinds of supporting documents that Twilio knows, with what each says.',
  })
  supportingDocumentTypes(@Ctx() { trustHub }: ResolverContext) {
    return trustHub.supportingDocumentTypes.list();
  }

  @Query(() => [String], {
    description:
      "Twilio's use cases for Voice Integrity, exactly as they are to be sent: what a form offers for useCase. They cost no request.",
  })
  voiceIntegrityUseCases() {
    return VOICE_INTEGRITY_USE_CASES;
  }
}
