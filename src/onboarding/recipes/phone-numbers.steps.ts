import type { NumberKind } from '../../domain/onboarding-kind.js';
import type { RecipeStep } from './recipe.js';
import type { RunInput } from './run-input.js';

/** Whose bundles a step works on: the step that finds them. */
export const CUSTOMER = 'find-customer';
const NEW_CUSTOMER = 'find-new-customer';

/**
 * What is done with the numbers of a customer that exists. A number goes on the profile first, because Twilio checks
 * that before it accepts it on a product; and it comes off the products first.
 */
export function phoneNumberSteps(kind: NumberKind, input: RunInput): readonly RecipeStep[] {
  const { customerProfile, toCustomerProfileSid, kinds } = input;
  const customer = find(CUSTOMER, 'Find the customer and its trust products', customerProfile.existingSid);
  switch (kind) {
    case 'ADD_PHONE_NUMBERS':
      return [customer, ...added(CUSTOMER, CUSTOMER)];
    case 'REMOVE_PHONE_NUMBERS':
      return [customer, ...removed('GIVEN', kinds !== undefined)];
    case 'SET_PHONE_NUMBERS': {
      const off = removed('OTHERS', kinds !== undefined);
      return [customer, ...off, ...added(CUSTOMER, off.at(-1)?.key ?? CUSTOMER)];
    }
    case 'MOVE_PHONE_NUMBERS': {
      // The new customer is found first: where there is none, nothing is taken from the old one.
      const found = find(NEW_CUSTOMER, 'Find the new customer and its trust products', toCustomerProfileSid);
      const off = removed('GIVEN', false, true).map((step) => ({ ...step, after: [...step.after, NEW_CUSTOMER] }));
      return [customer, found, ...off, ...added(NEW_CUSTOMER, off.at(-1)?.key ?? CUSTOMER), ...returned()];
    }
  }
}

/** Takes all numbers off the customer: where none is wanted, all are others. */
export function allRemoved(): readonly RecipeStep[] {
  return removed('OTHERS', false).map((step) => ({ ...step, title: step.title.replace('all other', 'all') }));
}

/** By its parameter the run is found among those of the profile, also where the step stops it. */
export function find(key: string, title: string, sid: string | undefined): RecipeStep {
  return { key, title, use: 'find-customer', with: sid === undefined ? {} : { customerProfileSid: sid }, after: [] };
}

/** What the new customer was refused goes back, the profile first. */
function returned(): readonly RecipeStep[] {
  const use = 'return-phone-numbers';
  const profile = 'return-phone-numbers-to-customer-profile';
  const parameters = { customer: CUSTOMER, newCustomer: NEW_CUSTOMER };
  const title = (place: string) => `Put phone numbers that were refused back on the ${place}`;
  return [
    {
      key: profile,
      title: title('customer profile'),
      use,
      with: { ...parameters, place: 'PROFILE' },
      after: ['add-phone-numbers-to-trust-products'],
    },
    {
      key: 'return-phone-numbers-to-trust-products',
      title: title('trust products'),
      use,
      with: { ...parameters, place: 'PRODUCTS' },
      after: [profile],
    },
  ];
}

function added(customer: string, after: string): readonly RecipeStep[] {
  const use = 'put-phone-numbers';
  const profile = 'add-phone-numbers-to-customer-profile';
  const products = 'add-phone-numbers-to-trust-products';
  return [
    {
      key: profile,
      title: 'Add the phone numbers to the customer profile',
      use,
      with: { customer, place: 'PROFILE' },
      after: [after],
    },
    {
      key: products,
      title: 'Add the phone numbers to the trust products',
      use,
      with: { customer, place: 'PRODUCTS' },
      after: [profile],
    },
  ];
}

/**
 * @param which the numbers that are given, or all others
 * @param keepsProfile they stay on the profile, and on the other products
 * @param isMove what was taken off is put back where the run is cancelled and taken back
 */
function removed(which: 'GIVEN' | 'OTHERS', keepsProfile: boolean, isMove = false): readonly RecipeStep[] {
  const use = isMove ? 'take-moving-phone-numbers' : 'take-phone-numbers';
  const products = 'remove-phone-numbers-from-trust-products';
  const parameters = { customer: CUSTOMER, which };
  const noun = which === 'GIVEN' ? 'the phone numbers' : 'all other phone numbers';
  const offProducts: RecipeStep = {
    key: products,
    title: `Take ${noun} off the trust products`,
    use,
    with: { ...parameters, place: 'PRODUCTS' },
    after: [CUSTOMER],
  };
  if (keepsProfile) return [offProducts];
  return [
    offProducts,
    {
      key: 'remove-phone-numbers-from-customer-profile',
      title: `Take ${noun} off the customer profile`,
      use,
      with: { ...parameters, place: 'PROFILE' },
      after: [products],
    },
  ];
}
