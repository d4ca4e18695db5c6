import { Field, Int, ObjectType, createUnionType } from 'type-graphql';

const text = { nullable: true } as const;

@ObjectType('BusinessInformation', { simpleResolvers: true, description: 'The business that a profile is about.' })
export class BusinessInformation {
  @Field(() => String, { ...text, description: 'The legal name, as it stands in the register.' })
  readonly businessName!: string | null;

  @Field(() => String, { ...text, description: 'Whether it is a direct customer of Twilio or a reseller.' })
  readonly businessIdentity!: string | null;

  @Field(() => String, { ...text, description: 'The legal form.' })
  readonly businessType!: string | null;

  @Field(() => String, { ...text, description: 'The line of business.' })
  readonly businessIndustry!: string | null;

  @Field(() => String, { ...text, description: 'Which register the registration number is from.' })
  readonly businessRegistrationIdentifier!: string | null;

  @Field(() => String, {
    ...text,
    description: "The name of that register, where it is none of those on Twilio's list.",
  })
  readonly businessRegistrationIdentifierOther!: string | null;

  @Field(() => String, { ...text, description: 'The number under which the business is registered.' })
  readonly businessRegistrationNumber!: string | null;

  @Field(() => [String], { nullable: true, description: 'The parts of the world in which it operates.' })
  readonly businessRegionsOfOperation!: readonly string[] | null;

  @Field(() => String, { ...text, description: 'The website of the business.' })
  readonly websiteUrl!: string | null;

  @Field(() => [String], { nullable: true, description: 'Its pages on social media.' })
  readonly socialMediaProfileUrls!: readonly string[] | null;
}

@ObjectType('AuthorizedRepresentative', {
  simpleResolvers: true,
  description: 'A person whom Twilio may ask, and who may speak for the business.',
})
export class AuthorizedRepresentative {
  @Field(() => String, { ...text, description: 'First name.' })
  readonly firstName!: string | null;

  @Field(() => String, { ...text, description: 'Last name.' })
  readonly lastName!: string | null;

  @Field(() => String, { ...text, description: 'Business email address.' })
  readonly email!: string | null;

  @Field(() => String, { ...text, description: 'Phone number under which the person can be reached.' })
  readonly phoneNumber!: string | null;

  @Field(() => String, { ...text, description: 'The title on the business card.' })
  readonly businessTitle!: string | null;

  @Field(() => String, { ...text, description: 'The standing in the business.' })
  readonly jobPosition!: string | null;
}

@ObjectType('VoiceIntegrityInformation', {
  simpleResolvers: true,
  description: 'How a business uses its numbers for calls, as call analytics companies ask for it.',
})
export class VoiceIntegrityInformation {
  @Field(() => String, { ...text, description: 'What the calls are for.' })
  readonly useCase!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people the business employs.' })
  readonly businessEmployeeCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many calls it makes on an average business day.' })
  readonly averageBusinessDayCallVolume!: number | null;

  @Field(() => String, { ...text, description: 'Anything else that the reviewers should know.' })
  readonly notes!: string | null;
}

@ObjectType('CnamInformation', { simpleResolvers: true, description: 'The name that is shown to the person called.' })
export class CnamInformation {
  @Field(() => String, { ...text, description: 'The name as it appears on the phone, at most 15 characters.' })
  readonly cnamDisplayName!: string | null;
}

@ObjectType('A2pMessagingProfileInformation', {
  simpleResolvers: true,
  description: 'What US carriers ask about a business that sends application messages.',
})
export class A2pMessagingProfileInformation {
  @Field(() => String, { ...text, description: 'Whether it is private, public, non-profit or a government body.' })
  readonly companyType!: string | null;

  @Field(() => String, { ...text, description: 'The stock exchange of a public company.' })
  readonly stockExchange!: string | null;

  @Field(() => String, { ...text, description: 'Its ticker on that stock exchange.' })
  readonly stockTicker!: string | null;

  @Field(() => String, { ...text, description: 'The email address through which a public brand is verified.' })
  readonly brandContactEmail!: string | null;
}

@ObjectType('StarterInformation', {
  simpleResolvers: true,
  description: 'The person behind a business without a tax number.',
})
export class StarterInformation {
  @Field(() => String, { ...text, description: 'First name.' })
  readonly firstName!: string | null;

  @Field(() => String, { ...text, description: 'Last name.' })
  readonly lastName!: string | null;

  @Field(() => String, { ...text, description: 'Email address.' })
  readonly email!: string | null;

  @Field(() => String, { ...text, description: 'Phone number.' })
  readonly phoneNumber!: string | null;
}

@ObjectType('SoleProprietorInformation', {
  simpleResolvers: true,
  description: 'What US carriers ask about a sole proprietor who sends application messages.',
})
export class SoleProprietorInformation {
  @Field(() => String, { ...text, description: 'The name under which the person does business.' })
  readonly brandName!: string | null;

  @Field(() => String, { ...text, description: 'The mobile phone number through which the brand is verified.' })
  readonly mobilePhoneNumber!: string | null;

  @Field(() => String, { ...text, description: 'The line of business.' })
  readonly vertical!: string | null;
}

export const EndUserDetails = createUnionType({
  name: 'EndUserDetails',
  description: 'The facts of an end user as named and typed fields, for the types that this server knows.',
  types: () =>
    [
      BusinessInformation,
      AuthorizedRepresentative,
      VoiceIntegrityInformation,
      CnamInformation,
      A2pMessagingProfileInformation,
      StarterInformation,
      SoleProprietorInformation,
    ] as const,
});
