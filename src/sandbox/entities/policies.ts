import {
  businessAddress,
  businessProfile,
  endUser,
  PRIMARY_TYPE,
  product,
  SECONDARY_TYPE,
  STARTER_DIRECT_TYPE,
  STARTER_PROOFS,
  STARTER_TYPE,
  starterProfile,
} from './policy-builders.js';
import type { Policy } from './policy.js';
import { fixedSid } from '../store/sids.js';

/** SIDs that rules refer to (TRUSTHUB 2). */
export const POLICY = {
  primary: 'RN6433641899984f951173ef1738c3bdd0',
  secondary: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  starter: 'RN806dd6cd175f314e1f96a9727ee271f4',
  starterDirect: 'RN13dc4be8861a10924a79c35eaa4d812c',
  shakenStir: 'RN7a97559effdf62d00f4298208492a5ea',
  voiceIntegrity: 'RN5b3660f9598883b1df4e77f77acefba0',
  cnam: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
  a2p: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  soleProprietor: 'RN670d5d2e282a6130ae063b234b6019c8',
  brandedCalling: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
  brandedCallingDocumented: 'RNa5150dedb5f110adba478ce9dde61d56',
  brandedCallingEnhanced: 'RNa0b74679be7511921f4d2e3094fa6d23',
  brandedCallingEnhanced2: 'RNca63d1066fbd5e44eac02d0b3cf6d019',
} as const;

/** Under what hosted forms register what has no policy in the list. Toll-free is reported (TRUSTHUB 2), others are made up. */
export const HOSTED_POLICY = {
  tollfree: 'RNa282dd7f3dbef8586501ca2e045e764c',
  gb: fixedSid('RN', 'gb-registration'),
  a2pCampaign: fixedSid('RN', 'a2p-campaign'),
} as const;

const BRANDED = 'Branded Calls Information';
const ENHANCED = ['branded_calls_display_name', 'branded_calls_call_reason', 'branded_calls_logo_url'];

/**
 * Every policy the sandbox knows, in the order of TRUSTHUB 2. Policies whose fields nobody reports are left out.
 * Friendly names are not unique: four policies are called "Branded Calling" (report).
 */
export const POLICIES: readonly Policy[] = [
  businessProfile(POLICY.primary, 'Primary Customer Profile of type Business', true),
  businessProfile(POLICY.secondary, 'Secondary Customer Profile of type Business', false),
  starterProfile(POLICY.starter, 'Starter Customer Profile of type Business', STARTER_TYPE, true),
  starterProfile(POLICY.starterDirect, 'Starter Customer Profile of type Direct Long Tail', STARTER_DIRECT_TYPE, false),
  businessProfile('RN92dc6c39189b4d5ad9c6664f39769f90', 'Primary Customer Profile of type Government', true),
  businessProfile('RN074d26323ad8ca107761a5edf4191ba7', 'Secondary Customer Profile of type Government', false),
  businessProfile('RN936f6140f1864391adca88df5d84cb6d', 'Primary Customer Profile of type Nonprofit', true),
  businessProfile('RNaf459d36b007ba6db226cd43a816cfa0', 'Secondary Customer Profile of type Nonprofit', false),
  product(POLICY.shakenStir, 'SHAKEN/STIR', []),
  product(POLICY.voiceIntegrity, 'Voice Integrity', [
    endUser('voice_integrity_information', 'Voice Integrity Information'),
  ]),
  product(POLICY.cnam, 'CNAM', [endUser('cnam_information', 'CNAM Information')]),
  product(POLICY.a2p, 'A2P Messaging: Local - Business', [
    endUser('us_a2p_messaging_profile_information', 'US A2P Messaging Profile Information'),
  ]),
  product(
    POLICY.soleProprietor,
    'Sole Proprietor TrustProduct',
    [endUser('sole_proprietor_information', 'Sole Proprietor Information')],
    { profiles: STARTER_PROOFS },
  ),
  product(POLICY.brandedCalling, 'Branded Calling', [
    endUser('branded_calls_information', BRANDED, ['branded_calls_display_name']),
  ]),
  // Another version of it, whose product holds the business address too (report).
  product(
    POLICY.brandedCallingDocumented,
    'Branded Calling',
    [endUser('branded_calls_information', BRANDED, ['branded_calls_display_name'])],
    { documents: [[businessAddress()]] },
  ),
  product(POLICY.brandedCallingEnhanced, 'Branded Calling', [endUser('branded_calls_information', BRANDED, ENHANCED)]),
  product(
    POLICY.brandedCallingEnhanced2,
    'Branded Calling',
    [endUser('branded_calls_information', BRANDED, ENHANCED)],
    {
      products: [
        {
          type: 'voice_integrity_trust_product',
          name: 'Voice Integrity Trust Product',
          requirement_name: 'voice_integrity_trust_product',
        },
      ],
    },
  ),
];

const BY_SID = new Map(POLICIES.map((policy) => [policy.sid, policy]));

export function findPolicy(sid: string): Policy | undefined {
  return BY_SID.get(sid);
}

/** Whether profiles of this policy need an approved primary profile above them. */
export function isPrimary(policy: Policy | undefined): boolean {
  return policy?.bundleType === PRIMARY_TYPE;
}

/** Whether this is the business profile of an ISV's customer. */
export function isSecondary(policy: Policy | undefined): boolean {
  return policy?.bundleType === SECONDARY_TYPE;
}

/** Whether profiles of this policy are starter profiles, which Twilio can switch off (22404). */
export function isStarter(policy: Policy | undefined): boolean {
  return policy?.bundleType === STARTER_TYPE || policy?.bundleType === STARTER_DIRECT_TYPE;
}
