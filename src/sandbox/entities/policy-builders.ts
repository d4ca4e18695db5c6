import { END_USER_TYPES, findType, OTHER_REGISTRATION, SUPPORTING_DOCUMENT_TYPES } from './object-types.js';
import type { BundleRequirement, DocumentRequirement, EndUserRequirement, Policy } from './policy.js';

export const PRIMARY_TYPE = 'primary_customer_profile_type_business';
/** By analogy; Twilio publishes no policy that asks for a secondary profile (TRUSTHUB 2). */
export const SECONDARY_TYPE = 'secondary_customer_profile_type_business';
export const STARTER_TYPE = 'starter_customer_profile_type_business';
export const STARTER_DIRECT_TYPE = 'starter_customer_profile_type_direct_long_tail';

/** `only`: the fields that a policy uses of a type that has more. */
export function endUser(type: string, name: string, only?: readonly string[]): EndUserRequirement {
  const all = findType(END_USER_TYPES, type)?.fields.map((field) => field.machine_name) ?? [];
  const fields = only ?? all.filter((name) => name !== OTHER_REGISTRATION);
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

/** The business profile that a product depends on: a direct customer's primary or an ISV's secondary one. */
const ON_BUSINESS_PROFILE: readonly BundleRequirement[] = [
  { type: SECONDARY_TYPE, name: 'Secondary Customer Profile Proof', requirement_name: 'customer_profile' },
  { type: PRIMARY_TYPE, name: 'Primary Customer Profile Proof', requirement_name: 'customer_profile' },
];

/** The document that holds the address of a business. */
export function businessAddress(): DocumentRequirement {
  const name = 'Physical Business Address';
  return address('Customer Profile HQ Physical Address', name, ['customer_profile_address'], name);
}

/** The primary and the secondary business profile, verbatim from the spec and the overview page. */
export function businessProfile(sid: string, friendlyName: string, primary: boolean): Policy {
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
      supporting_document: [[businessAddress()]],
      supporting_customer_profiles: primary ? [] : [UNDER_PRIMARY],
    },
  };
}

export function starterProfile(sid: string, friendlyName: string, bundleType: string, underPrimary: boolean): Policy {
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
export function product(
  sid: string,
  friendlyName: string,
  endUsers: readonly EndUserRequirement[],
  supporting: {
    readonly profiles?: readonly BundleRequirement[];
    readonly products?: readonly BundleRequirement[];
    readonly documents?: Policy['requirements']['supporting_document'];
  } = {},
): Policy {
  return {
    sid,
    friendlyName,
    kind: 'trust-product',
    bundleType: `${friendlyName.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_trust_product`,
    requirements: {
      end_user: endUsers,
      supporting_trust_products: supporting.products ?? [],
      supporting_document: supporting.documents ?? [[]],
      supporting_customer_profiles: supporting.profiles ?? ON_BUSINESS_PROFILE,
    },
  };
}

export const STARTER_PROOFS: readonly BundleRequirement[] = [
  { type: STARTER_TYPE, name: 'Starter Customer Profile(isv customers) Proof', requirement_name: 'customer_profile' },
  {
    type: STARTER_DIRECT_TYPE,
    name: 'Starter Customer Profile(direct customers) Proof',
    requirement_name: 'customer_profile',
  },
];
