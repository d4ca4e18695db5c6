import { DELETED_KINDS, type DeletedKind } from '../../domain/deletion.js';
import { allRemoved, CUSTOMER, find } from './phone-numbers.steps.js';
import type { RecipeStep } from './recipe.js';
import type { RunInput } from './run-input.js';

const SURVEY = 'survey-customer';

interface DeletionStep {
  readonly key: string;
  readonly noun: string;
  readonly after: string;
}

/** Each kind of thing by what must be gone before it: Twilio does not delete what something else holds. */
export const DELETION_STEPS: Readonly<Record<DeletedKind, DeletionStep>> = {
  TRUST_PRODUCT: {
    key: 'delete-trust-products',
    noun: 'trust products',
    after: 'remove-phone-numbers-from-customer-profile',
  },
  CUSTOMER_PROFILE: { key: 'delete-customer-profile', noun: 'customer profile', after: 'delete-trust-products' },
  END_USER: { key: 'delete-end-users', noun: 'end users', after: 'delete-customer-profile' },
  SUPPORTING_DOCUMENT: {
    key: 'delete-supporting-documents',
    noun: 'supporting documents',
    after: 'delete-customer-profile',
  },
  ADDRESS: { key: 'delete-addresses', noun: 'addresses', after: 'delete-supporting-documents' },
};

/**
 * What is done with a customer that leaves. Numbers come off the products first, then off the profile. What is deleted is
 * written down before anything is: once the bundles are gone, nothing says any more what was on them.
 */
export function offboardingSteps({ customerProfile, mode }: RunInput): readonly RecipeStep[] {
  const found = find(CUSTOMER, 'Find the customer and its trust products', customerProfile.existingSid);
  const customer = { ...found, with: { ...found.with, leaves: true } };
  const [products, ...profile] = allRemoved();
  if (products === undefined || mode !== 'DELETE') return [customer, ...allRemoved()];
  const survey: RecipeStep = {
    key: SURVEY,
    title: 'Find out what only this customer has',
    use: 'survey-customer',
    with: { customer: CUSTOMER },
    after: [CUSTOMER],
  };
  const deletions = DELETED_KINDS.map((kind): RecipeStep => {
    const { key, noun, after } = DELETION_STEPS[kind];
    return { key, title: `Delete the ${noun}`, use: 'delete-resources', with: { kind }, after: [after] };
  });
  const last: RecipeStep = {
    key: 'delete-what-is-left',
    title: 'Check that nothing is left; try again what Twilio refused',
    use: 'delete-what-is-left',
    with: {},
    after: deletions.map(({ key }) => key),
  };
  return [customer, survey, { ...products, after: [SURVEY] }, ...profile, ...deletions, last];
}
