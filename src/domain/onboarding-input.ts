import type { A2pMessagingProfileInformation } from './a2p-messaging-profile.js';
import type { AddressFields } from './address.js';
import type { AuthorizedRepresentative } from './authorized-representative.js';
import type { BusinessInformation } from './business-information.js';
import type { CnamInformation } from './cnam.js';
import type { Attributes } from './end-user.js';
import type { OnboardingKind } from './onboarding-kind.js';
import type { PolicyKind } from './policy.js';
import type { Sid } from './sid.js';
import type { SoleProprietorInformation } from './sole-proprietor.js';
import type { StarterInformation } from './starter-customer-profile.js';
import type { VoiceIntegrityInformation } from './voice-integrity.js';

/** When the trust product is submitted; Twilio rejects Voice Integrity (11005) and CNAM (11006) before approval. */
export const TRUST_PRODUCT_SUBMISSIONS = ['AFTER_PROFILE_APPROVAL', 'IMMEDIATELY', 'NEVER'] as const;
export type TrustProductSubmission = (typeof TRUST_PRODUCT_SUBMISSIONS)[number];

export const ONBOARDING_WAITS = ['NOT_AT_ALL', 'UNTIL_SUBMITTED'] as const;
export type OnboardingWait = (typeof ONBOARDING_WAITS)[number];

/** Exactly one of the two. */
export interface AddressSource {
  readonly existingSid?: Sid;
  readonly create?: AddressFields;
}

/** What every profile under a primary one is made of. */
export interface NewProfileSource {
  readonly friendlyName: string;
  readonly email: string;
  readonly primaryCustomerProfileSid?: Sid;
  readonly address: AddressSource;
  readonly statusCallback?: string;
}

export interface SecondaryCustomerProfileSource extends NewProfileSource {
  readonly business: BusinessInformation;
  readonly authorizedRepresentatives: readonly AuthorizedRepresentative[];
}

/** The profile of a person, or of a business without a tax number. */
export interface StarterCustomerProfileSource extends NewProfileSource {
  readonly person: StarterInformation;
}

/** Exactly one of them. */
export interface CustomerProfileSource {
  readonly existingSid?: Sid;
  readonly secondary?: SecondaryCustomerProfileSource;
  readonly starter?: StarterCustomerProfileSource;
}

export interface TrustProductDetails {
  readonly friendlyName: string;
  readonly email: string;
  readonly statusCallback?: string;
}

/** What describes a trust product, by the name of its part of the input. SHAKEN/STIR needs no description. */
export interface ProductInformation {
  readonly voiceIntegrity: VoiceIntegrityInformation;
  readonly cnam: CnamInformation;
  readonly a2pMessagingProfile: A2pMessagingProfileInformation;
  readonly soleProprietor: SoleProprietorInformation;
}

/** How a run of any kind is started. */
interface OnboardingStart {
  readonly idempotencyKey: string;
  readonly wait?: OnboardingWait;
}

export interface SecondaryCustomerProfileOnboarding extends OnboardingStart {
  readonly customerProfile: SecondaryCustomerProfileSource;
  readonly phoneNumberSids?: readonly Sid[];
}

export interface StarterCustomerProfileOnboarding extends OnboardingStart {
  readonly customerProfile: StarterCustomerProfileSource;
  readonly phoneNumberSids?: readonly Sid[];
}

/** What every onboarding of a trust product is given. */
export interface TrustProductStart extends OnboardingStart {
  readonly customerProfile: CustomerProfileSource;
  readonly trustProduct: TrustProductDetails;
  readonly submission?: TrustProductSubmission;
  /** Whether one is made though the profile has one of the kind, or of the policy. */
  readonly newTrustProduct?: boolean;
}

/** That of a product with phone numbers, and all that is given for SHAKEN/STIR. */
export interface TrustProductOnboarding extends TrustProductStart {
  readonly phoneNumberSids: readonly Sid[];
}

export type VoiceIntegrityOnboarding = TrustProductOnboarding & Pick<ProductInformation, 'voiceIntegrity'>;
export type CnamOnboarding = TrustProductOnboarding & Pick<ProductInformation, 'cnam'>;
export type A2pMessagingProfileOnboarding = TrustProductStart & Pick<ProductInformation, 'a2pMessagingProfile'>;
export type SoleProprietorOnboarding = TrustProductStart & Pick<ProductInformation, 'soleProprietor'>;

/** An end user or supporting document as its policy asks for it: one of each type. */
export interface GivenThing {
  /** The machine name of its type at Twilio. */
  readonly type: string;
  readonly attributes: Attributes;
}

/** What a product of any policy is made of, beside its customer profile. */
export interface PolicyContents {
  readonly endUsers: readonly GivenThing[];
  readonly documents: readonly GivenThing[];
}

export interface AnyTrustProductOnboarding extends TrustProductStart, Partial<PolicyContents> {
  readonly policySid: Sid;
  readonly phoneNumberSids?: readonly Sid[];
  /** Other products that the policy asks for. */
  readonly supportingTrustProductSids?: readonly Sid[];
}

/** Which phone numbers of a customer, and on which of its products. */
export interface PhoneNumbersOperation extends OnboardingStart {
  readonly customerProfileSid: Sid;
  readonly phoneNumberSids: readonly Sid[];
  /** Of the products; left out: all that the customer has. */
  readonly kinds?: readonly PolicyKind[];
}

export interface PhoneNumbersMove extends OnboardingStart {
  readonly fromCustomerProfileSid: Sid;
  readonly toCustomerProfileSid: Sid;
  readonly phoneNumberSids: readonly Sid[];
}

/** What becomes of a customer that leaves: only its numbers are freed, or all that only it has is deleted too. */
export const OFFBOARD_MODES = ['FREE_NUMBERS', 'DELETE'] as const;
export type OffboardMode = (typeof OFFBOARD_MODES)[number];

export interface CustomerOffboarding extends OnboardingStart {
  readonly customerProfileSid: Sid;
  readonly mode: OffboardMode;
}

/** What is corrected of a customer that exists. */
export interface CustomerChange extends OnboardingStart {
  readonly customerProfileSid: Sid;
  readonly corrections: OnboardingCorrections;
}

/** What each kind of onboarding is given. */
interface OnboardingInputs extends Readonly<Record<OnboardingKind, OnboardingStart>> {
  readonly SECONDARY_CUSTOMER_PROFILE: SecondaryCustomerProfileOnboarding;
  readonly STARTER_CUSTOMER_PROFILE: StarterCustomerProfileOnboarding;
  readonly VOICE_INTEGRITY: VoiceIntegrityOnboarding;
  readonly SHAKEN_STIR: TrustProductOnboarding;
  readonly CNAM: CnamOnboarding;
  readonly A2P_MESSAGING_PROFILE: A2pMessagingProfileOnboarding;
  readonly SOLE_PROPRIETOR: SoleProprietorOnboarding;
  readonly TRUST_PRODUCT: AnyTrustProductOnboarding;
  readonly ADD_PHONE_NUMBERS: PhoneNumbersOperation;
  readonly REMOVE_PHONE_NUMBERS: PhoneNumbersOperation;
  readonly SET_PHONE_NUMBERS: PhoneNumbersOperation;
  readonly MOVE_PHONE_NUMBERS: PhoneNumbersMove;
  readonly CHANGE_CUSTOMER: CustomerChange;
  readonly OFFBOARD_CUSTOMER: CustomerOffboarding;
}

/** The input of an onboarding, distinguished by its kind. */
export type OnboardingInput = {
  [Kind in OnboardingKind]: { readonly kind: Kind } & OnboardingInputs[Kind];
}[OnboardingKind];

/** An existing address in place of the run's, or what to correct of the one that it makes. */
export interface AddressCorrection {
  readonly existingSid?: Sid;
  readonly create?: Partial<AddressFields>;
}

/** What to correct before a run goes on, member by member; what is left out stays as it was. */
export interface OnboardingCorrections extends Partial<PolicyContents> {
  readonly business?: Partial<BusinessInformation>;
  /** They replace the run's representatives one by one; afterwards there are as many as given. */
  readonly authorizedRepresentatives?: readonly Partial<AuthorizedRepresentative>[];
  readonly address?: AddressCorrection;
  readonly person?: Partial<StarterInformation>;
  readonly voiceIntegrity?: Partial<VoiceIntegrityInformation>;
  readonly cnam?: Partial<CnamInformation>;
  readonly a2pMessagingProfile?: Partial<A2pMessagingProfileInformation>;
  readonly soleProprietor?: Partial<SoleProprietorInformation>;
  readonly phoneNumberSids?: readonly Sid[];
}

/** The parts that corrections touch, complete again. */
export interface CorrectedParts extends Partial<ProductInformation>, Partial<PolicyContents> {
  readonly business?: BusinessInformation;
  readonly authorizedRepresentatives?: readonly AuthorizedRepresentative[];
  readonly address?: AddressSource;
  readonly person?: StarterInformation;
}

/** What corrections make of the input of a run: to be checked as a whole, and then to be resumed with. */
export interface CorrectedInput {
  /** The round of the run whose input was corrected. */
  readonly round: number;
  /** The names of the parts that are corrected, for the run's timeline. */
  readonly corrected: readonly string[];
  readonly parts: CorrectedParts;
  /** The run's, corrected or not: a phone number without country code is of its country. */
  readonly address: AddressSource | undefined;
  readonly phoneNumberSids?: readonly Sid[];
  /** Of a change of a customer that exists: all that is corrected of it, with what is added. */
  readonly corrections?: OnboardingCorrections;
}

declare const checked: unique symbol;
/** A corrected input that was checked as a whole: a run is resumed with no other. */
export type CheckedInput = CorrectedInput & { readonly [checked]: true };
