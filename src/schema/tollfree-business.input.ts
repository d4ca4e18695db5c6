import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { toFormRegistrationNumber } from '../domain/normal-form/registration-number.js';
import type { TollfreeBusinessPrefill } from '../domain/tollfree-inquiry.js';
import { TollfreeBusinessType } from './inquiry.enum.js';
import { InNormalForm, IsCountryCode, IsText, IsWebUrl } from './validators/text.js';

@InputType('TollfreeBusinessInput', {
  description: 'The business that uses the toll-free number, as far as known; the form asks for the rest.',
})
export class TollfreeBusinessInput implements TollfreeBusinessPrefill {
  @Field(() => String, { nullable: true, description: 'The legal name.' })
  @IsOptional()
  @IsText(255)
  readonly name?: string;

  @Field(() => String, { nullable: true, description: 'The trade name, where it is another one.' })
  @IsOptional()
  @IsText(255)
  readonly doingBusinessAs?: string;

  @Field(() => TollfreeBusinessType, { nullable: true, description: 'What kind of organisation it is.' })
  @IsOptional()
  readonly type?: TollfreeBusinessType;

  @Field(() => String, { nullable: true, description: 'The website of the business.' })
  @IsOptional()
  @IsWebUrl()
  readonly websiteUrl?: string;

  @Field(() => String, { nullable: true, description: 'The number under which the business is registered.' })
  @IsOptional()
  @InNormalForm(toFormRegistrationNumber, IsText(50))
  readonly registrationNumber?: string;

  @Field(() => String, { nullable: true, description: 'Which register that number is from, such as EIN.' })
  @IsOptional()
  @IsText(50)
  readonly registrationAuthority?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The country of the register, by its two letters (ISO 3166-1 alpha-2).',
  })
  @IsOptional()
  @IsCountryCode()
  readonly registrationCountry?: string;
}
