import { toA2pMessagingProfileAttributes } from '../../domain/a2p-messaging-profile.js';
import { toCnamAttributes } from '../../domain/cnam.js';
import { EndUserTypeName, type Attributes } from '../../domain/end-user.js';
import {
  isTrustProduct,
  type KnownProduct,
  type OnboardingKind,
  type TrustProductName,
} from '../../domain/onboarding-kind.js';
import type { ProductInformation, TrustProductSubmission } from '../../domain/onboarding-input.js';
import { PolicyKind, policyKindOf } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import { toSoleProprietorAttributes } from '../../domain/sole-proprietor.js';
import { toVoiceIntegrityAttributes } from '../../domain/voice-integrity.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from './run-input.js';

/** An end user that describes a trust product. */
export interface ProductEndUser {
  /** In the keys of its steps: `cnam` for `create-cnam-information`. */
  readonly name: string;
  /** In their titles. */
  readonly noun: string;
  /** The machine name of its type at Twilio. */
  readonly type: string;
  /** The part of the input that it is made of, which a correction replaces. */
  readonly part: keyof ProductInformation;
  readonly attributes: (input: RunInput) => Attributes;
}

/** The same, however its input is given. */
export type EndUserOfProduct = Omit<ProductEndUser, 'part'>;

/** What one trust product needs beside the customer profile, and in which order Twilio accepts it. */
export interface TrustProductRecipe {
  readonly policy: PolicyKind;
  /** Of a product whose policy the input names. */
  readonly policySid?: Sid;
  readonly noun: string;
  readonly endUsers: readonly EndUserOfProduct[];
  /** On which profiles it stands, where that can be said beforehand. */
  readonly profiles?: 'STARTER';
  /** Which phone numbers are put on it; they must be on the profile before (TRUSTHUB 8.0). */
  readonly numbers: 'NONE' | 'ANY' | 'US_LONG_CODES';
  /** How long its review takes, where Twilio's guide says so. */
  readonly reviewTime?: string;
  /** When it is submitted if the caller does not say. */
  readonly submission: TrustProductSubmission;
}

/** One whose descriptions are parts of the input of their own. */
interface KnownProductRecipe extends TrustProductRecipe {
  readonly endUsers: readonly ProductEndUser[];
}

/**
 * The one table of trust products (TRUSTHUB sections 2 and 8): the next product is a row here. Twilio rejects Voice
 * Integrity (11005) and CNAM (11006) on a profile that is not approved; SHAKEN/STIR signs at level A only with one.
 * CNAM is for US long codes only: no Canadian and no toll-free numbers. Numbers for A2P messaging are in a messaging service, and
 * its product may be reviewed beside the profile (8.5).
 */
export const TRUST_PRODUCTS: Readonly<Record<KnownProduct, KnownProductRecipe>> = {
  VOICE_INTEGRITY: {
    policy: PolicyKind.VOICE_INTEGRITY,
    noun: 'Voice Integrity',
    endUsers: [
      describedBy('voiceIntegrity', toVoiceIntegrityAttributes, {
        name: 'voice-integrity',
        noun: 'Voice Integrity information',
        type: EndUserTypeName.VOICE_INTEGRITY,
      }),
    ],
    numbers: 'ANY',
    reviewTime: '24 to 48 hours',
    submission: 'AFTER_PROFILE_APPROVAL',
  },
  SHAKEN_STIR: {
    policy: PolicyKind.SHAKEN_STIR,
    noun: 'SHAKEN/STIR',
    endUsers: [],
    numbers: 'ANY',
    submission: 'AFTER_PROFILE_APPROVAL',
  },
  CNAM: {
    policy: PolicyKind.CNAM,
    noun: 'CNAM',
    endUsers: [
      describedBy('cnam', toCnamAttributes, { name: 'cnam', noun: 'CNAM information', type: EndUserTypeName.CNAM }),
    ],
    numbers: 'US_LONG_CODES',
    submission: 'AFTER_PROFILE_APPROVAL',
  },
  A2P_MESSAGING_PROFILE: {
    policy: PolicyKind.A2P_MESSAGING_LOCAL_BUSINESS,
    noun: 'A2P messaging',
    endUsers: [
      describedBy('a2pMessagingProfile', toA2pMessagingProfileAttributes, {
        name: 'a2p-messaging-profile',
        noun: 'A2P messaging profile information',
        type: EndUserTypeName.A2P_MESSAGING,
      }),
    ],
    numbers: 'NONE',
    submission: 'IMMEDIATELY',
  },
  SOLE_PROPRIETOR: {
    policy: PolicyKind.SOLE_PROPRIETOR_A2P,
    noun: 'sole proprietor',
    endUsers: [
      describedBy('soleProprietor', toSoleProprietorAttributes, {
        name: 'sole-proprietor',
        noun: 'sole proprietor information',
        type: EndUserTypeName.SOLE_PROPRIETOR,
      }),
    ],
    profiles: 'STARTER',
    numbers: 'NONE',
    submission: 'IMMEDIATELY',
  },
};

/** The end users of all trust products. */
export const PRODUCT_END_USERS: readonly ProductEndUser[] = Object.values(TRUST_PRODUCTS).flatMap(
  ({ endUsers }) => endUsers,
);

/** An end user that is made of one part of the input. */
function describedBy<Part extends keyof ProductInformation>(
  part: Part,
  toAttributes: (information: ProductInformation[Part]) => Attributes,
  words: Pick<ProductEndUser, 'name' | 'noun' | 'type'>,
): ProductEndUser {
  return {
    ...words,
    part,
    attributes: (input) => {
      const information: RunInput[Part] = input[part];
      if (information === undefined) throw new Error(`The recipe needs ${part}, which the input lacks.`);
      return toAttributes(information as ProductInformation[Part]);
    },
  };
}

/** The policy of a product, in an account. @throws ServiceError where the account's policies cannot be read */
export async function policySidOf(
  { policies }: Pick<TrustHub, 'policies'>,
  { policy, policySid }: Pick<TrustProductRecipe, 'policy' | 'policySid'>,
): Promise<Sid> {
  return policySid ?? policies.sidOf(policy);
}

/** What the product of a run is made of. */
export function productOf(name: TrustProductName, input: RunInput): TrustProductRecipe {
  return name === 'TRUST_PRODUCT' ? productOfPolicy(input) : TRUST_PRODUCTS[name];
}

/** The step parameter of an end user that is given by its type. */
export const GIVEN = 'given:';

function productOfPolicy({ policySid = '', endUsers = [], phoneNumberSids }: RunInput): TrustProductRecipe {
  return {
    policy: policyKindOf(policySid),
    policySid,
    noun: 'new',
    endUsers: endUsers.map(({ type, attributes }) => ({
      name: GIVEN + type,
      noun: type.replaceAll('_', ' '),
      type,
      attributes: () => attributes,
    })),
    numbers: phoneNumberSids.length === 0 ? 'NONE' : 'ANY',
    submission: 'AFTER_PROFILE_APPROVAL',
  };
}

/** The parts of the input that describe a kind of onboarding's product; none for a profile, or for any policy. */
export function partsOf(kind: OnboardingKind): readonly (keyof ProductInformation)[] {
  return isTrustProduct(kind) && kind !== 'TRUST_PRODUCT' ? TRUST_PRODUCTS[kind].endUsers.map(({ part }) => part) : [];
}

/** Whether phone numbers can be given to a kind of onboarding. */
export function takesNumbers(kind: OnboardingKind): boolean {
  return !isTrustProduct(kind) || kind === 'TRUST_PRODUCT' || TRUST_PRODUCTS[kind].numbers !== 'NONE';
}
