import type { TrustProductName } from '../../domain/onboarding-kind.js';
import type { Sid } from '../../domain/sid.js';
import type { CustomerProfileSteps } from './customer-profile.steps.js';
import type { RecipeStep } from './recipe.js';
import { mayReuse, type RunInput } from './run-input.js';
import { GIVEN, productOf, TRUST_PRODUCTS, type EndUserOfProduct, type TrustProductRecipe } from './trust-products.js';

const PRODUCT = 'create-trust-product';
const NUMBERS = 'assign-phone-numbers-to-trust-product';
const EXISTING = 'find-trust-product';

/**
 * The product part of a recipe. Order rules (TRUSTHUB 8.0): what is attached before it is evaluated; a number only
 * once it is on the profile and the profile is on the product; the evaluation requires the profile to be at least in
 * review; the review of Voice Integrity and CNAM requires it to be approved.
 */
export function trustProductSteps(
  name: TrustProductName,
  profile: CustomerProfileSteps,
  input: RunInput,
): readonly RecipeStep[] {
  const steps = newProductSteps(name, profile, input);
  return mayReuse(input) ? withSearch(name, steps, input.customerProfile.existingSid) : steps;
}

/** Steps that use what is there, where it is. */
const MADE_OR_TAKEN: readonly RecipeStep['use'][] = [
  'create-trust-product',
  'create-end-user',
  'create-supporting-document',
];

/** The same where the profile may have such a product: it is looked for first, and then nothing is done that is done. */
function withSearch(
  name: TrustProductName,
  steps: readonly RecipeStep[],
  profileSid: Sid | undefined,
): readonly RecipeStep[] {
  const what = name === 'TRUST_PRODUCT' ? 'trust product of the policy' : `${TRUST_PRODUCTS[name].noun} trust product`;
  const search: RecipeStep = {
    key: EXISTING,
    title: `Look for a ${what} that the customer profile has`,
    use: 'find-trust-product',
    with: { product: name, ...(profileSid !== undefined && { customerProfileSid: profileSid }) },
    after: [],
  };
  const rest = steps.map((step): RecipeStep => {
    const after = MADE_OR_TAKEN.includes(step.use) ? [...step.after, EXISTING] : step.after;
    return { ...step, after, with: { ...step.with, existing: EXISTING } };
  });
  return [search, ...rest];
}

function newProductSteps(
  name: TrustProductName,
  profile: CustomerProfileSteps,
  input: RunInput,
): readonly RecipeStep[] {
  const product = productOf(name, input);
  const { submission, documents = [], supportingTrustProductSids = [] } = input;
  const checked = profile.steps.filter((step) => step.after.length === 0).map((step) => step.key);
  const attached = [
    ...product.endUsers.map(attachKey),
    ...documents.map(({ type }) => `assign-${slug(type)}-document`),
    ...supportingTrustProductSids.map((_, at) => `assign-trust-product-${at + 1}`),
  ];
  const prepared: readonly RecipeStep[] = [
    {
      key: PRODUCT,
      title: `Create the ${product.noun} trust product`,
      use: 'create-trust-product',
      with: { product: name },
      after: checked,
    },
    ...product.endUsers.map((endUser): RecipeStep => ({
      key: createKey(endUser),
      title: `Create the ${endUser.noun}`,
      use: 'create-end-user',
      with: { endUser: endUser.name },
      after: checked,
    })),
    ...product.endUsers.map((endUser) =>
      assign(attachKey(endUser), `Attach the ${endUser.noun}`, createKey(endUser), endUser.type),
    ),
    ...documents.flatMap(({ type }) => documentSteps(type, checked)),
    ...supportingTrustProductSids.map((objectSid, at): RecipeStep => ({
      key: `assign-trust-product-${at + 1}`,
      title: 'Attach a trust product that it stands on',
      use: 'assign-entity',
      with: { kind: 'TrustProduct', bundle: PRODUCT, objectSid },
      after: [PRODUCT],
    })),
    assign('assign-customer-profile', 'Attach the customer profile to the trust product', profile.profile),
    ...(product.numbers === 'NONE' ? [] : [numbers(profile)]),
  ];
  const when = submission ?? product.submission;
  if (when === 'NEVER') return prepared;
  const ready = when === 'IMMEDIATELY' ? profile.submitted : profile.approved;
  const complete = product.numbers === 'NONE' ? 'assign-customer-profile' : NUMBERS;
  return [...prepared, ...submissionSteps(product, [...attached, complete, ready])];
}

/** A document that is given by its type. */
function documentSteps(type: string, after: readonly string[]): readonly RecipeStep[] {
  const [create, noun] = [`create-${slug(type)}-document`, `${type.replaceAll('_', ' ')} document`];
  return [
    {
      key: create,
      title: `Create the ${noun}`,
      use: 'create-supporting-document',
      with: { document: type },
      after,
    },
    assign(`assign-${slug(type)}-document`, `Attach the ${noun}`, create, type),
  ];
}

/** In the keys of steps: `branded_calls_information` as `branded-calls`. */
const slug = (type: string): string =>
  type
    .replace(GIVEN, '')
    .replace(/_information$/, '')
    .replaceAll('_', '-');
const createKey = ({ name }: EndUserOfProduct): string => `create-${slug(name)}-information`;
const attachKey = ({ name }: EndUserOfProduct): string => `assign-${slug(name)}-information`;

function numbers(profile: CustomerProfileSteps): RecipeStep {
  return {
    key: NUMBERS,
    title: 'Add the phone numbers to the trust product',
    use: 'assign-phone-numbers',
    with: { kind: 'TrustProduct', bundle: PRODUCT, mayBeThere: false },
    after: ['assign-customer-profile', profile.numbered],
  };
}

function submissionSteps({ reviewTime }: TrustProductRecipe, after: readonly string[]): readonly RecipeStep[] {
  const parameters = { kind: 'TrustProduct', bundle: PRODUCT };
  return [
    {
      key: 'evaluate-trust-product',
      title: "Have Trust Hub check the trust product against its policy's requirements",
      use: 'evaluate-bundle',
      with: parameters,
      after,
    },
    {
      key: 'submit-trust-product',
      title: 'Submit the trust product for review',
      use: 'submit-bundle',
      with: parameters,
      after: ['evaluate-trust-product'],
    },
    {
      key: 'await-trust-product-approval',
      title: `Wait for Twilio's review of the trust product${reviewTime === undefined ? '' : ` (may take ${reviewTime})`}`,
      use: 'await-approval',
      with: { ...parameters, known: 'submit-trust-product' },
      after: ['submit-trust-product'],
    },
  ];
}

/** @param type of the end user or document that is attached */
function assign(key: string, title: string, object: string, type?: string): RecipeStep {
  const parameters = { kind: 'TrustProduct', bundle: PRODUCT, object, ...(type !== undefined && { type }) };
  return { key, title, use: 'assign-entity', with: parameters, after: [PRODUCT, object] };
}
