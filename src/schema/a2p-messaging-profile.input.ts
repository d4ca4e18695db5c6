import { ValidateIf } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { A2pCompanyType, type A2pMessagingProfileInformation } from '../domain/a2p-messaging-profile.js';
import { IsOfListedCompany } from './validators/business.js';
import { IsEmailAddress } from './validators/text.js';

registerEnumType(A2pCompanyType, {
  name: 'A2pCompanyType',
  description: 'What kind of organisation sends application messages.',
  valuesConfig: {
    PRIVATE: { description: 'A company whose shares are not traded.' },
    PUBLIC: { description: 'A company whose shares are traded on a stock exchange.' },
    NON_PROFIT: { description: 'An organisation that does not work for profit.' },
    GOVERNMENT: { description: 'A government body.' },
  },
});

/** A public company must give it; others may. */
function isContactLookedAt({ companyType, brandContactEmail }: A2pMessagingProfileInformationInput): boolean {
  return companyType === A2pCompanyType.PUBLIC || brandContactEmail != null;
}

@InputType('A2pMessagingProfileInformationInput', {
  description: 'What carriers of the United States ask about a business that sends application messages.',
})
export class A2pMessagingProfileInformationInput implements A2pMessagingProfileInformation {
  @Field(() => A2pCompanyType, { description: 'What kind of organisation it is.' })
  readonly companyType!: A2pCompanyType;

  @Field(() => String, {
    nullable: true,
    description: 'The stock exchange of a public company, such as NASDAQ or NYSE. Only a public company gives it.',
  })
  @IsOfListedCompany(255)
  readonly stockExchange?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The ticker of a public company on that exchange. Only a public company gives it.',
  })
  @IsOfListedCompany(10)
  readonly stockTicker?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where the brand of a public company is verified, at the domain of the company. It must give one.',
  })
  @ValidateIf(isContactLookedAt)
  @IsEmailAddress()
  readonly brandContactEmail?: string;
}
