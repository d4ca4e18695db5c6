import { END_USER_TYPES, findType, SUPPORTING_DOCUMENT_TYPES } from './object-types.js';
import type { BundleKindName } from './bundle.js';

/** What a policy wants of end users. */
export interface EndUserRequirement {
  readonly url: string;
  readonly fields: readonly string[];
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

/** What a policy wants of documents: one of those accepted. */
export interface DocumentRequirement {
  readonly description: string;
  readonly type: 'document';
  readonly name: string;
  readonly accepted_documents: readonly Omit<EndUserRequirement, 'requirement_name'>[];
  readonly requirement_name: string;
}

/** What a policy wants of other bundles. Entries that share a requirement's name are alternatives. */
export interface BundleRequirement {
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

/** A set of requirements. The same in every account. */
export interface Policy {
  readonly sid: string;
  readonly friendlyName: string;
  /** Which collection a bundle of this policy belongs to; Twilio doesn't show it. */
  readonly kind: BundleKindName;
  /** By which name other policies ask for bundles of this one. */
  readonly bundleType: string;
  readonly requirements: {
    readonly end_user: readonly EndUserRequirement[];
    readonly supporting_document: readonly (readonly DocumentRequirement[])[];
    readonly supporting_trust_products: readonly BundleRequirement[];
    readonly supporting_customer_profiles: readonly BundleRequirement[];
  };
}

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
} as const;

const PRIMARY_TYPE = 'primary_customer_profile_type_business';
/** By analogy; Twilio publishes no policy that asks for a secondary profile (TRUSTHUB 2). */
const SECONDARY_TYPE = 'secondary_customer_profile_type_business';
const STARTER_TYPE = 'starter_customer_profile_type_business';
const STARTER_DIRECT_TYPE = 'starter_customer_profile_type_direct_long_tail';

function endUser(type: string, name: string): EndUserRequirement {
  const fields = findType(END_USER_TYPES, type)?.fields.map((field) => field.machine_name) ?? [];
  return { url: `/EndUserTypes/${type}`, fields, type, name, requirement_name: type };
}

function address(description: string, name: string, accepted: readonly string[], acceptedName: string) {
  const accepted_documents = accepted.map((type) => ({
    url: `/SupportingDocumentTypes/${type}`,
    fields: findType(SUPPORTING_DOCUMENT_TYPES, type)?.fields.map((field) => field.machine_name) ?? [],
    type,
    name: acceptedName,
  }));
  const requirement_name = 'customer_profile_address';
  return { description, type: 'document', name, accepted_documents, requirement_name } as const;
}

const UNDER_PRIMARY: BundleRequirement = {
  type: PRIMARY_TYPE,
  name: 'Primary Customer Profile Bundle',
  requirement_name: 'primary_customer_profile',
};

/** The business profile that a product stands on: a direct customer's primary or an ISV's secondary one. */
const ON_BUSINESS_PROFILE: readonly BundleRequirement[] = [
  { type: SECONDARY_TYPE, name: 'Secondary Customer Profile Proof', requirement_name: 'customer_profile' },
  { type: PRIMARY_TYPE, name: 'Primary Customer Profile Proof', requirement_name: 'customer_profile' },
];

/** The primary and the secondary business profile, verbatim from the spec and the overview page. */
function businessProfile(sid: string, friendlyName: string, primary: boolean): Policy {
  const documentName = 'Physical Business Address';
  return {
    sid,
    friendlyName,
    kind: 'customer-profile',
    bundleType: primary ? PRIMARY_TYPE : SECONDARY_TYPE,
    requirements: {
      end_user: [
        endUser('customer_profile_business_information', 'Business Information'),
        endUser('authorized_representative_1', 'Authorized Representative 1'),
        endUser('authorized_representative_2', 'Authorized Representative 2'),
      ],
      supporting_trust_products: [],
      supporting_document: [
        [address('Customer Profile HQ Physical Address', documentName, ['customer_profile_address'], documentName)],
      ],
      supporting_customer_profiles: primary ? [] : [UNDER_PRIMARY],
    },
  };
}

function starterProfile(sid: string, friendlyName: string, bundleType: string, underPrimary: boolean): Policy {
  const accepted = ['customer_profile_address', 'starter_customer_profile_address'];
  const name = 'Customer Profile Address';
  return {
    sid,
    friendlyName,
    kind: 'customer-profile',
    bundleType,
    requirements: {
      end_user: [endUser('starter_customer_profile_information', 'Information')],
      supporting_trust_products: [],
      supporting_document: [[address(name, name, accepted, 'Legal Company Address')]],
      supporting_customer_profiles: underPrimary ? [UNDER_PRIMARY] : [],
    },
  };
}

/** A product. Except for the sole proprietor's, requirements are hand-made after the guides (TRUSTHUB 2). */
function product(
  sid: string,
  friendlyName: string,
  endUsers: readonly EndUserRequirement[],
  profiles: readonly BundleRequirement[] = ON_BUSINESS_PROFILE,
): Policy {
  return {
    sid,
    friendlyName,
    kind: 'trust-product',
    bundleType: `${friendlyName.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_trust_product`,
    requirements: {
      end_user: endUsers,
      supporting_trust_products: [],
      supporting_document: [[]],
      supporting_customer_profiles: profiles,
    },
  };
}

const STARTER_PROOFS: readonly BundleRequirement[] = [
  { type: STARTER_TYPE, name: 'Starter Customer Profile(isv customers) Proof', requirement_name: 'customer_profile' },
  {
    type: STARTER_DIRECT_TYPE,
    name: 'Starter Customer Profile(direct customers) Proof',
    requirement_name: 'customer_profile',
  },
];

/** Every policy the sandbox knows, in the order of TRUSTHUB 2. Policies whose fields nobody reports are left out. */
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
    STARTER_PROOFS,
  ),
  product(POLICY.brandedCalling, 'Branded Calling', [
    endUser('branded_calls_information', 'Branded Calls Information'),
  ]),
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
