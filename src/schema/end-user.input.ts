import { IsOptional, ValidateNested } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import type { Attributes } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { A2pMessagingProfileInformationInput } from './a2p-messaging-profile.input.js';
import { AttributesMode } from './end-user.type.js';
import { AuthorizedRepresentativeInput } from './authorized-representative.input.js';
import { BusinessInformationInput } from './business-information.input.js';
import { CnamInformationInput } from './cnam.input.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';
import { IsCount, IsFriendlyName, IsText } from './validators/text.js';
import { VoiceIntegrityInformationInput } from './voice-integrity.input.js';

const FRIENDLY_NAME = 'The name by which your own people recognise it, at most 64 characters.';

@InputType('CreateEndUserInput', { description: 'An end user of any type, with its facts as Twilio names them.' })
export class CreateEndUserInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'The machine name of its type; endUserTypes lists them.' })
  @IsText(128)
  readonly type!: string;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'The facts, under the names that its type lists. Left out, they are given later by updateEndUser.',
  })
  @IsOptional()
  readonly attributes?: Attributes;
}

@InputType('UpdateEndUserInput', { description: 'What to change of an end user; what is left out stays as it is.' })
export class UpdateEndUserInput {
  @Field(() => SidScalar, { description: 'The end user to change.' })
  @IsSidOf('IT')
  readonly sid!: Sid;

  @Field(() => String, { nullable: true, description: 'The new name, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'The new facts. They replace all present ones, so that a fact that is left out is removed, unless attributesMode is MERGE.',
  })
  @IsOptional()
  readonly attributes?: Attributes;

  @Field(() => AttributesMode, {
    nullable: true,
    defaultValue: AttributesMode.REPLACE,
    description: 'Whether attributes replace all present ones, or only those that they name.',
  })
  @IsOptional()
  readonly attributesMode?: AttributesMode;
}

@InputType('CreateBusinessInformationInput', { description: 'The end user that says who the business is.' })
export class CreateBusinessInformationInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => BusinessInformationInput, { description: 'The business.' })
  @ValidateNested()
  readonly business!: BusinessInformationInput;
}

@InputType('CreateAuthorizedRepresentativeInput', {
  description: 'The end user that says who may speak for the business.',
})
export class CreateAuthorizedRepresentativeInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: '1 for the first representative, which every profile needs; 2 for the second, which it may have.',
  })
  @IsOptional()
  @IsCount(1, 2)
  readonly position?: number;

  @Field(() => AuthorizedRepresentativeInput, { description: 'The person.' })
  @ValidateNested()
  readonly representative!: AuthorizedRepresentativeInput;
}

@InputType('CreateVoiceIntegrityInformationInput', {
  description: 'The end user that says how the business uses its numbers.',
})
export class CreateVoiceIntegrityInformationInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => VoiceIntegrityInformationInput, { description: 'How the business uses its numbers.' })
  @ValidateNested()
  readonly voiceIntegrity!: VoiceIntegrityInformationInput;
}

@InputType('CreateCnamInformationInput', {
  description: 'The end user that says which name is shown to the person called.',
})
export class CreateCnamInformationInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => CnamInformationInput, { description: 'The name to show.' })
  @ValidateNested()
  readonly cnam!: CnamInformationInput;
}

@InputType('CreateA2pMessagingProfileInformationInput', {
  description: 'The end user that says to carriers of the United States who sends application messages.',
})
export class CreateA2pMessagingProfileInformationInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => A2pMessagingProfileInformationInput, { description: 'The company.' })
  @ValidateNested()
  readonly a2pMessagingProfile!: A2pMessagingProfileInformationInput;
}
