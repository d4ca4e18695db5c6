import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as inputs from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { A2pMessagingProfileInformationInput } from './a2p-messaging-profile.input.js';
import { AddressInput } from './address.input.js';
import { AuthorizedRepresentativeInput } from './authorized-representative.input.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { BusinessInformationInput } from './business-information.input.js';
import { CnamInformationInput } from './cnam.input.js';
import { correctionOf } from './correction-of.js';
import { GivenThings, type GivenThingInput } from './given-thing.input.js';
import { MAX_NUMBERS } from './onboard.input.js';
import { SidScalar } from './sid.scalar.js';
import { SoleProprietorInformationInput } from './sole-proprietor.input.js';
import { StarterInformationInput } from './starter-customer-profile.input.js';
import { ExactlyOneOf } from './validators/members.js';
import { IsSidOf } from './validators/sid.js';
import { isText } from './validators/text.js';
import { VoiceIntegrityInformationInput } from './voice-integrity.input.js';

const RULE =
  'What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole.';

/** Empty is no number of any country. */
function isWithoutCountryCode(phoneNumber: string): boolean {
  return phoneNumber !== '' && !phoneNumber.startsWith('+');
}

const BusinessInformationCorrectionInput = correctionOf(
  BusinessInformationInput,
  'BusinessInformationCorrectionInput',
  `What to correct of the business. ${RULE}`,
);
const AuthorizedRepresentativeCorrectionInput = correctionOf(
  AuthorizedRepresentativeInput,
  'AuthorizedRepresentativeCorrectionInput',
  'What to correct of a representative. What is left out or null stays as it was; for a new person, give all fields.',
  { phoneNumber: isWithoutCountryCode },
);
const AddressCorrectionInput = correctionOf(
  AddressInput,
  'AddressCorrectionInput',
  `What to correct of the address that the onboarding makes. ${RULE} The country cannot change.`,
);
const VoiceIntegrityInformationCorrectionInput = correctionOf(
  VoiceIntegrityInformationInput,
  'VoiceIntegrityInformationCorrectionInput',
  `What to correct of how the numbers are used. ${RULE}`,
);
const A2pMessagingProfileInformationCorrectionInput = correctionOf(
  A2pMessagingProfileInformationInput,
  'A2pMessagingProfileInformationCorrectionInput',
  `What to correct of the company behind the messages. ${RULE}`,
  // Whether a company gives them depends on its kind, which need not be corrected.
  { stockExchange: (text) => isText(text, 255), stockTicker: (text) => isText(text, 10) },
);
const StarterInformationCorrectionInput = correctionOf(
  StarterInformationInput,
  'StarterInformationCorrectionInput',
  'What to correct of the person. What is left out or null stays as it was.',
  { phoneNumber: isWithoutCountryCode },
);
const SoleProprietorInformationCorrectionInput = correctionOf(
  SoleProprietorInformationInput,
  'SoleProprietorInformationCorrectionInput',
  'What to correct of the brand of a sole proprietor. What is left out or null stays as it was.',
  { mobilePhoneNumber: isWithoutCountryCode },
);

@InputType('AddressSourceCorrectionInput', { description: 'How to correct the address: exactly one of the two.' })
export class AddressSourceCorrectionInput implements inputs.AddressCorrection {
  @Field(() => SidScalar, { nullable: true, description: 'An address that the account has, in place of the other.' })
  @IsOptional()
  @IsSidOf('AD')
  readonly existingSid?: Sid;

  @Field(() => AddressCorrectionInput, {
    nullable: true,
    description: 'What to correct of the address; all of it where the onboarding was given an existing one.',
  })
  @IsOptional()
  @ValidateNested()
  readonly create?: inputs.AddressCorrection['create'];
}

@InputType('OnboardingCorrectionsInput', {
  description: 'What to correct before going on, field by field; what is left out or null stays as it was.',
})
export class OnboardingCorrectionsInput implements inputs.OnboardingCorrections {
  @Field(() => BusinessInformationCorrectionInput, { nullable: true, description: 'The fields of the business.' })
  @IsOptional()
  @ValidateNested()
  readonly business?: inputs.OnboardingCorrections['business'];

  @Field(() => [AuthorizedRepresentativeCorrectionInput], {
    nullable: true,
    description:
      'The representatives, in their places: {} leaves one as they are. To drop the second, give one, with all fields.',
  })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give one representative, or two.' })
  @ArrayMaxSize(2, { message: 'Give at most two representatives.' })
  @ValidateNested()
  readonly authorizedRepresentatives?: inputs.OnboardingCorrections['authorizedRepresentatives'];

  @Field(() => AddressSourceCorrectionInput, { nullable: true, description: 'The address.' })
  @IsOptional()
  @ExactlyOneOf('existingSid', 'create')
  @ValidateNested()
  readonly address?: AddressSourceCorrectionInput;

  @Field(() => StarterInformationCorrectionInput, { nullable: true, description: 'The person of a starter profile.' })
  @IsOptional()
  @ValidateNested()
  readonly person?: inputs.OnboardingCorrections['person'];

  @Field(() => VoiceIntegrityInformationCorrectionInput, { nullable: true, description: 'How the numbers are used.' })
  @IsOptional()
  @ValidateNested()
  readonly voiceIntegrity?: inputs.OnboardingCorrections['voiceIntegrity'];

  @Field(() => CnamInformationInput, { nullable: true, description: 'The name to show to the person called.' })
  @IsOptional()
  @ValidateNested()
  readonly cnam?: CnamInformationInput;

  @Field(() => A2pMessagingProfileInformationCorrectionInput, {
    nullable: true,
    description: 'The company behind the messages.',
  })
  @IsOptional()
  @ValidateNested()
  readonly a2pMessagingProfile?: inputs.OnboardingCorrections['a2pMessagingProfile'];

  @Field(() => SoleProprietorInformationCorrectionInput, {
    nullable: true,
    description: 'The brand of a sole proprietor.',
  })
  @IsOptional()
  @ValidateNested()
  readonly soleProprietor?: inputs.OnboardingCorrections['soleProprietor'];

  @GivenThings('The end users of a product of any policy: the whole list.')
  readonly endUsers?: readonly GivenThingInput[];

  @GivenThings('The documents of a product of any policy: the whole list.')
  readonly documents?: readonly GivenThingInput[];

  @Field(() => [SidScalar], { nullable: true, description: 'The phone numbers: the whole list, 1 to 500.' })
  @IsOptional()
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids?: readonly Sid[];
}
