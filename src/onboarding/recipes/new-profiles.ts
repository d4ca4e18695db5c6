import { representativeTypeName, toRepresentativeAttributes } from '../../domain/authorized-representative.js';
import { toBusinessAttributes } from '../../domain/business-information.js';
import { EndUserTypeName, type Attributes } from '../../domain/end-user.js';
import type {
  NewProfileSource,
  SecondaryCustomerProfileSource,
  StarterCustomerProfileSource,
} from '../../domain/onboarding-input.js';
import { PolicyKind } from '../../domain/policy.js';
import { toStarterAttributes } from '../../domain/starter-customer-profile.js';
import type { RunInput } from './run-input.js';

/** An end user that describes a profile. */
export interface ProfileEndUser {
  /** In the parameters of its steps. */
  readonly name: string;
  /** In the keys of its steps: `business-information` for `create-business-information`. */
  readonly noun: string;
  /** In their titles. */
  readonly title: string;
  /** The machine name of its type at Twilio. */
  readonly type: string;
  /** Which part of the profile it is, for its friendly name. */
  readonly what: string;
  /** Where the profile's part of the input describes it. */
  readonly place: string;
  /** Null where the input has no such end user, or none any more, because a correction dropped it. */
  readonly attributes: (() => Attributes) | null;
}

/** A profile that a run makes. */
export interface NewProfile {
  readonly source: NewProfileSource;
  readonly policy: PolicyKind;
  /** All that such a profile may have. */
  readonly endUsers: readonly ProfileEndUser[];
}

/** The profile that the run makes; undefined where it is given one. */
export function newProfileOf({ customerProfile }: Pick<RunInput, 'customerProfile'>): NewProfile | undefined {
  const { secondary, starter } = customerProfile;
  if (secondary !== undefined) return ofSecondary(secondary);
  return starter && ofStarter(starter);
}

function ofSecondary(source: SecondaryCustomerProfileSource): NewProfile {
  const representatives = [1, 2].map((position): ProfileEndUser => {
    const person = source.authorizedRepresentatives[position - 1];
    return {
      name: `representative-${position}`,
      noun: `authorized-representative-${position}`,
      title: position === 1 ? 'authorized representative' : 'second authorized representative',
      type: representativeTypeName(position),
      what: `representative ${position}`,
      place: `authorizedRepresentatives.${position - 1}`,
      attributes: person === undefined ? null : () => toRepresentativeAttributes(person),
    };
  });
  const business: ProfileEndUser = {
    name: 'business',
    noun: 'business-information',
    title: 'business information',
    type: EndUserTypeName.BUSINESS_INFORMATION,
    what: 'business',
    place: 'business',
    attributes: () => toBusinessAttributes(source.business),
  };
  return { source, policy: PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS, endUsers: [business, ...representatives] };
}

function ofStarter(source: StarterCustomerProfileSource): NewProfile {
  const person: ProfileEndUser = {
    name: 'person',
    noun: 'person-information',
    title: 'information about the person',
    type: EndUserTypeName.STARTER,
    what: 'person',
    place: 'person',
    attributes: () => toStarterAttributes(source.person),
  };
  return { source, policy: PolicyKind.STARTER_CUSTOMER_PROFILE, endUsers: [person] };
}
