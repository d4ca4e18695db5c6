import { representativeTypeName, toRepresentativeAttributes } from '../../domain/authorized-representative.js';
import { OTHER_REGISTRATION, toBusinessAttributes } from '../../domain/business-information.js';
import type { BundleKind } from '../../domain/bundle.js';
import { EndUserTypeName, type Attributes } from '../../domain/end-user.js';
import type { OnboardingCorrections } from '../../domain/onboarding-input.js';
import type { PolicyKind } from '../../domain/policy.js';
import { toStarterAttributes, type StarterInformation } from '../../domain/starter-customer-profile.js';
import { PRODUCT_END_USERS, TRUST_PRODUCTS } from './trust-products.js';

/** An end user that a correction changes: on which bundle, and its attributes that are given. */
export interface ChangedEndUser {
  /** In the keys of its steps. */
  readonly name: string;
  /** In their titles. */
  readonly noun: string;
  /** The machine name of its type at Twilio. */
  readonly type: string;
  readonly attributes: Attributes;
}

/** A bundle that corrections touch, with what they change on it. */
export interface ChangedBundle {
  /** In the keys of its steps. */
  readonly name: string;
  readonly noun: string;
  readonly kind: BundleKind;
  /** Of a product. */
  readonly policy?: PolicyKind;
  readonly endUsers: readonly ChangedEndUser[];
  readonly address: boolean;
}

const snake = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Of attributes made of what is partly given, those of the fields that are given. */
function given(fields: object, attributes: Attributes): Attributes {
  const names = Object.entries(fields).flatMap(([field, value]) => (value == null ? [] : [snake(field)]));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

function businessOf({ business }: OnboardingCorrections): readonly ChangedEndUser[] {
  if (business == null) return [];
  const lists = { businessRegistrationNumber: '', businessRegionsOfOperation: [] };
  const all = toBusinessAttributes({ ...lists, ...business } as Parameters<typeof toBusinessAttributes>[0]);
  // Another register has no name of its own any more: null takes the old one away.
  const register = business.businessRegistrationIdentifier == null ? {} : { [OTHER_REGISTRATION]: null };
  const other = business.businessRegistrationIdentifierOther;
  const attributes = { ...given(business, all), ...register, ...(other != null && { [OTHER_REGISTRATION]: other }) };
  return [
    {
      name: 'business-information',
      noun: 'business information',
      type: EndUserTypeName.BUSINESS_INFORMATION,
      attributes,
    },
  ];
}

function personOf({ person }: OnboardingCorrections): readonly ChangedEndUser[] {
  if (person == null) return [];
  const attributes = given(person, toStarterAttributes(person as StarterInformation));
  return [
    { name: 'person-information', noun: 'information about the person', type: EndUserTypeName.STARTER, attributes },
  ];
}

/** A representative without any field stays as they are. */
function representativesOf({ authorizedRepresentatives }: OnboardingCorrections): readonly ChangedEndUser[] {
  return (authorizedRepresentatives ?? []).flatMap((person, at) => {
    const attributes = given(
      person,
      toRepresentativeAttributes(person as Parameters<typeof toRepresentativeAttributes>[0]),
    );
    if (Object.keys(attributes).length === 0) return [];
    const noun = at === 0 ? 'authorized representative' : 'second authorized representative';
    return [{ name: `authorized-representative-${at + 1}`, noun, type: representativeTypeName(at + 1), attributes }];
  });
}

/** The bundles that corrections touch: the profile, and the products whose description they change. */
export function changedBundles(corrections: OnboardingCorrections): readonly ChangedBundle[] {
  const endUsers = [...businessOf(corrections), ...representativesOf(corrections), ...personOf(corrections)];
  const address = corrections.address != null;
  const profile: ChangedBundle = {
    name: 'customer-profile',
    noun: 'customer profile',
    kind: 'CustomerProfile',
    endUsers,
    address,
  };
  const products = PRODUCT_END_USERS.flatMap(({ part, name, noun, type, attributes }): readonly ChangedBundle[] => {
    const fields = corrections[part];
    const product = Object.values(TRUST_PRODUCTS).find((one) => one.endUsers.some((endUser) => endUser.part === part));
    if (fields == null || product === undefined) return [];
    const all = attributes({ customerProfile: {}, phoneNumberSids: [], [part]: fields });
    const changed = { name: `${name}-information`, noun, type, attributes: given(fields, all) };
    const { policy } = product;
    return [
      { name, noun: `${product.noun} product`, kind: 'TrustProduct', policy, endUsers: [changed], address: false },
    ];
  });
  return [...(endUsers.length > 0 || address ? [profile] : []), ...products];
}

/** The end user that a step changes. @throws Error where the corrections have none of this name */
export function changedEndUser(corrections: OnboardingCorrections | undefined, name: string): ChangedEndUser {
  const all = changedBundles(corrections ?? {}).flatMap(({ endUsers }) => endUsers);
  const found = all.find((endUser) => endUser.name === name);
  if (found === undefined) throw new Error(`The corrections change no ${name}.`);
  return found;
}
