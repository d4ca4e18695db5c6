import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IsCallbackUrl } from './validators/callback-url.js';
import { IsEmailAddress, IsFriendlyName } from './validators/text.js';

/*
 * What a customer profile and a trust product are made with and changed by, whatever their policies. Not in the schema
 * themselves: the inputs of the two have their fields.
 */

@InputType()
export abstract class NewBundleInput {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'The email address that Twilio writes to about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType()
export abstract class BundleChangesInput {
  @Field(() => String, { nullable: true, description: 'The new name, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The email address that Twilio writes to about the review from now on.',
  })
  @IsOptional()
  @IsEmailAddress()
  readonly email?: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls from now on.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}
