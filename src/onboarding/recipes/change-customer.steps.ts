import type { PolicyKind } from '../../domain/policy.js';
import { changedBundles, type ChangedBundle } from './changes.js';
import { CUSTOMER, find } from './phone-numbers.steps.js';
import type { RecipeStep } from './recipe.js';
import type { RunInput } from './run-input.js';

/**
 * What is done to change a customer: each bundle that the corrections touch is opened (an approved one as its provisional
 * copy), changed, evaluated, submitted and followed to the verdict. A product on the profile does not wait for the profile's
 * verdict: the approved profile is in force all the while.
 */
export function changeSteps({ customerProfile, corrections = {} }: RunInput): readonly RecipeStep[] {
  const bundles = changedBundles(corrections);
  const found = find(CUSTOMER, 'Find the customer and its trust products', customerProfile.existingSid);
  const customer = { ...found, with: { ...found.with, kinds: kindsOf(bundles).join(',') } };
  // Nothing is opened before each of them is found to be open for changes.
  const opened = bundles.map((bundle) => open(bundle, [CUSTOMER]));
  return [
    customer,
    ...opened,
    ...bundles.flatMap((bundle) =>
      changes(
        bundle,
        opened.map(({ key }) => key),
      ),
    ),
  ];
}

/** The kinds of product that are changed. */
export const kindsOf = (bundles: readonly ChangedBundle[]): readonly PolicyKind[] =>
  bundles.flatMap(({ policy }) => (policy === undefined ? [] : [policy]));

const keyOf = ({ name }: ChangedBundle): string => `open-${name}`;

function open(bundle: ChangedBundle, after: readonly string[]): RecipeStep {
  const { noun, kind, policy } = bundle;
  return {
    key: keyOf(bundle),
    title: `Open the ${noun} for changes`,
    use: 'open-bundle',
    with: { kind, customer: CUSTOMER, ...(policy !== undefined && { policy }) },
    after,
  };
}

function changes(bundle: ChangedBundle, after: readonly string[]): readonly RecipeStep[] {
  const { name, noun, kind, endUsers, address } = bundle;
  const parameters = { kind, bundle: keyOf(bundle) };
  const corrections = [
    ...endUsers.map((endUser): RecipeStep => ({
      key: `correct-${endUser.name}`,
      title: `Correct the ${endUser.noun}`,
      use: 'correct-end-user',
      with: { ...parameters, endUser: endUser.name },
      after,
    })),
    ...(address
      ? [
          {
            key: 'correct-address',
            title: 'Correct the address',
            use: 'correct-address' as const,
            with: parameters,
            after,
          },
        ]
      : []),
  ];
  const [evaluate, submit] = [`evaluate-${name}`, `submit-${name}`];
  return [
    ...corrections,
    {
      key: evaluate,
      title: `Have Trust Hub check the ${noun} against its policy's requirements`,
      use: 'evaluate-bundle',
      with: parameters,
      after: corrections.map(({ key }) => key),
    },
    { key: submit, title: `Submit the ${noun} for review`, use: 'submit-bundle', with: parameters, after: [evaluate] },
    {
      key: `await-${name}-approval`,
      title: `Wait for Twilio's review of the ${noun}`,
      use: 'await-approval',
      with: { ...parameters, known: submit },
      after: [submit],
    },
  ];
}
