import { IsOptional } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { VoiceIntegrityInformation } from '../domain/voice-integrity.js';
import { IsVoiceIntegrityUseCase } from './validators/business.js';
import { IsCount, IsOptionalText } from './validators/text.js';

@InputType('VoiceIntegrityInformationInput', {
  description: 'How the business uses its numbers for calls, as call analytics companies ask for it.',
})
export class VoiceIntegrityInformationInput implements VoiceIntegrityInformation {
  @Field(() => String, {
    description:
      "What the calls are for: one of Twilio's 45 use cases, word for word. voiceIntegrityUseCases lists them.",
  })
  @IsVoiceIntegrityUseCase()
  readonly useCase!: string;

  @Field(() => Int, { description: 'How many people the business employs, at least 1.' })
  @IsCount(1)
  readonly businessEmployeeCount!: number;

  @Field(() => Int, { description: 'How many calls it makes on an average business day, 0 or more.' })
  @IsCount(0)
  readonly averageBusinessDayCallVolume!: number;

  @Field(() => String, { nullable: true, description: 'Anything else that the reviewers should know.' })
  @IsOptional()
  @IsOptionalText(1000)
  readonly notes?: string;
}
