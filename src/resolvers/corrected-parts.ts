import { IsOptional, ValidateNested } from 'class-validator';
import type { CheckedInput, CorrectedInput, CorrectedParts } from '../domain/onboarding-input.js';
import { A2pMessagingProfileInformationInput } from '../schema/a2p-messaging-profile.input.js';
import { AddressInput } from '../schema/address.input.js';
import { AuthorizedRepresentativeInput } from '../schema/authorized-representative.input.js';
import { BusinessInformationInput } from '../schema/business-information.input.js';
import { CnamInformationInput } from '../schema/cnam.input.js';
import { AddressSourceInput } from '../schema/onboarding-sources.input.js';
import { GivenThingInput } from '../schema/given-thing.input.js';
import { SoleProprietorInformationInput } from '../schema/sole-proprietor.input.js';
import { StarterInformationInput } from '../schema/starter-customer-profile.input.js';
import { VoiceIntegrityInformationInput } from '../schema/voice-integrity.input.js';
import { checkPart } from './check-arguments.js';
import { plainInput } from './plain-input.js';

/** What was given, as an instance whose class knows the checks. */
function as<Part extends object>(type: new () => Part, part: object | undefined): Part | undefined {
  return part === undefined ? undefined : Object.assign(new type(), part);
}

class Parts implements CorrectedParts {
  @IsOptional()
  @ValidateNested()
  readonly business: BusinessInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly authorizedRepresentatives: readonly AuthorizedRepresentativeInput[] | undefined;

  @IsOptional()
  @ValidateNested()
  readonly address: AddressSourceInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly voiceIntegrity: VoiceIntegrityInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly cnam: CnamInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly a2pMessagingProfile: A2pMessagingProfileInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly soleProprietor: SoleProprietorInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly person: StarterInformationInput | undefined;

  @IsOptional()
  @ValidateNested()
  readonly endUsers: readonly GivenThingInput[] | undefined;

  @IsOptional()
  @ValidateNested()
  readonly documents: readonly GivenThingInput[] | undefined;

  constructor({ business, authorizedRepresentatives, address, person, ...products }: CorrectedParts) {
    this.business = as(BusinessInformationInput, business);
    this.authorizedRepresentatives = authorizedRepresentatives?.map((person) =>
      Object.assign(new AuthorizedRepresentativeInput(), person),
    );
    this.address = as(AddressSourceInput, address && { ...address, create: as(AddressInput, address.create) });
    this.voiceIntegrity = as(VoiceIntegrityInformationInput, products.voiceIntegrity);
    this.cnam = as(CnamInformationInput, products.cnam);
    this.a2pMessagingProfile = as(A2pMessagingProfileInformationInput, products.a2pMessagingProfile);
    this.soleProprietor = as(SoleProprietorInformationInput, products.soleProprietor);
    this.person = as(StarterInformationInput, person);
    const each = (things: CorrectedParts['endUsers']) =>
      things?.map((thing) => Object.assign(new GivenThingInput(), thing));
    this.endUsers = each(products.endUsers);
    this.documents = each(products.documents);
  }
}

/**
 * The corrected parts in their normal form, checked as a whole, as at the start of the onboarding: a registration
 * number by the register beside it, for example, whichever of the two was corrected; a phone number without country
 * code by the address, whether that was corrected or not.
 * @throws CallerError INVALID_INPUT for what is valid by itself, but not together with the rest of the run's input
 */
export function judged(given: CorrectedInput): CheckedInput {
  const parts = new Parts(given.parts);
  checkPart(parts, ['corrections'], [{ address: given.address }]);
  return { ...given, parts: plainInput(parts) } as CheckedInput;
}
