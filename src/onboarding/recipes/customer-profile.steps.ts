import type { Sid } from '../../domain/sid.js';
import { newProfileOf, type NewProfile } from './new-profiles.js';
import type { RecipeStep } from './recipe.js';
import type { RunInput } from './run-input.js';

/** The profile part of a recipe, and the steps that the following parts depend on. */
export interface CustomerProfileSteps {
  readonly steps: readonly RecipeStep[];
  /** The step whose resource is the profile. */
  readonly profile: string;
  /** After it the profile is at least in review, which the evaluation of a product requires. */
  readonly submitted: string;
  /** After it the profile is approved. */
  readonly approved: string;
  /** After it the numbers, if there are any, are on the profile: the product requires that before it accepts them. */
  readonly numbered: string;
}

const NUMBERS = 'assign-phone-numbers-to-customer-profile';

/** The first wave checks everything that can be checked before something is made. */
const CHECK_NUMBERS: RecipeStep = {
  key: 'check-phone-numbers',
  title: 'Check that the phone numbers belong to the account',
  use: 'check-phone-numbers',
  with: {},
  after: [],
};

/** @param only the kind of profile that one which exists must be */
export function customerProfileSteps(input: RunInput, only?: 'STARTER'): CustomerProfileSteps {
  const hasNumbers = input.phoneNumberSids.length > 0;
  const profile = newProfileOf(input);
  if (profile !== undefined) return newProfile(profile, hasNumbers);
  return existingProfile(input.customerProfile.existingSid, hasNumbers, only);
}

/** A profile that exists: it is checked, given the numbers that it lacks, and its approval is awaited. */
function existingProfile(sid: Sid | undefined, hasNumbers: boolean, only?: 'STARTER'): CustomerProfileSteps {
  const profile = 'check-customer-profile';
  // By its parameter the run is found among those of the profile, also where the check stops it.
  const given: RecipeStep['with'] = {
    ...(sid !== undefined && { customerProfileSid: sid }),
    ...(only !== undefined && { only }),
  };
  return {
    profile,
    submitted: profile,
    approved: 'await-customer-profile-approval',
    numbered: hasNumbers ? NUMBERS : profile,
    steps: [
      { key: profile, title: 'Check the customer profile', use: profile, with: given, after: [] },
      ...(hasNumbers ? [CHECK_NUMBERS, numbers(profile, true)] : []),
      approval(profile, profile),
    ],
  };
}

/** The ten steps of the secondary profile guide, or those of the starter profile, in as few waves as their order allows. */
function newProfile({ source, endUsers: all }: NewProfile, hasNumbers: boolean): CustomerProfileSteps {
  const profile = 'create-customer-profile';
  const checked = ['find-primary-customer-profile', ...(hasNumbers ? [CHECK_NUMBERS.key] : [])];
  const endUsers = all.filter(({ attributes }) => attributes !== null);
  const makesAddress = source.address.create !== undefined;
  const attached = [
    'assign-primary-customer-profile',
    ...endUsers.map(({ noun }) => `assign-${noun}`),
    'assign-address-document',
    ...(hasNumbers ? [NUMBERS] : []),
  ];
  return {
    profile,
    submitted: 'submit-customer-profile',
    approved: 'await-customer-profile-approval',
    numbered: hasNumbers ? NUMBERS : profile,
    steps: [
      {
        key: 'find-primary-customer-profile',
        title: "Find the account's approved primary customer profile",
        use: 'find-primary-customer-profile',
        with: {},
        after: [],
      },
      ...(hasNumbers ? [CHECK_NUMBERS] : []),
      step(profile, 'Create the customer profile', 'create-customer-profile', {}, checked),
      ...endUsers.map(({ name, noun, title }) =>
        step(`create-${noun}`, `Create the ${title}`, 'create-end-user', { endUser: name }, checked),
      ),
      ...(makesAddress ? [step('create-address', 'Create the address', 'create-address', {}, checked)] : []),
      step(
        'create-address-document',
        'Create the address document',
        'create-address-document',
        makesAddress ? { address: 'create-address' } : {},
        makesAddress ? ['create-address'] : checked,
      ),
      assign('primary-customer-profile', 'primary customer profile', 'find-primary-customer-profile'),
      ...endUsers.map(({ noun, title }) => assign(noun, title, `create-${noun}`)),
      assign('address-document', 'address document', 'create-address-document'),
      ...(hasNumbers ? [numbers(profile, false)] : []),
      step(
        'evaluate-customer-profile',
        "Have Trust Hub check the profile against its policy's requirements",
        'evaluate-bundle',
        { kind: 'CustomerProfile', bundle: profile },
        attached,
      ),
      step(
        'submit-customer-profile',
        'Submit the customer profile for review',
        'submit-bundle',
        { kind: 'CustomerProfile', bundle: profile },
        ['evaluate-customer-profile'],
      ),
      approval(profile, 'submit-customer-profile'),
    ],
  };
}

function step(
  key: string,
  title: string,
  use: RecipeStep['use'],
  parameters: RecipeStep['with'],
  after: readonly string[],
): RecipeStep {
  return { key, title, use, with: parameters, after };
}

function assign(noun: string, title: string, object: string): RecipeStep {
  const bundle = 'create-customer-profile';
  const parameters = { kind: 'CustomerProfile', bundle, object };
  return step(`assign-${noun}`, `Attach the ${title} to the profile`, 'assign-entity', parameters, [bundle, object]);
}

function numbers(profile: string, mayBeThere: boolean): RecipeStep {
  return step(
    NUMBERS,
    'Add the phone numbers to the customer profile',
    'assign-phone-numbers',
    { kind: 'CustomerProfile', bundle: profile, mayBeThere },
    [profile, CHECK_NUMBERS.key],
  );
}

function approval(profile: string, after: string): RecipeStep {
  return step(
    'await-customer-profile-approval',
    "Wait for Twilio's review of the customer profile",
    'await-approval',
    { kind: 'CustomerProfile', bundle: profile, known: after },
    [after],
  );
}
