import { bundleTypeOfPolicy } from '../../domain/requirements/bundle-types.js';
import { isOfTrustProduct, policyFindings } from '../../domain/requirements/policy-check.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { StepStopped, word, type Step, type StepContext } from './step.js';

/** Of the profile that the run makes or is given; null where it is not known, or does not exist. */
async function profileType({ trustHub, input }: StepContext): Promise<string | null> {
  const made = newProfileOf(input);
  if (made !== undefined) return bundleTypeOfPolicy(await trustHub.policies.sidOf(made.policy));
  const given = await trustHub.customerProfiles.load(input.customerProfile.existingSid ?? '');
  return given && bundleTypeOfPolicy(given.policySid);
}

/** Holds what the input gives for a product against its policy, before anything is sent. */
export const checkPolicy: Step = {
  writes: false,
  calls: ({ input }) => (input.customerProfile.existingSid === undefined ? 1 : 2),
  reads: ({ endUsers, documents, supportingTrustProductSids }) => ({ endUsers, documents, supportingTrustProductSids }),
  run: async (context) => {
    const { trustHub, input, parameters } = context;
    const [policy, type] = await Promise.all([
      trustHub.policies.load(word(parameters, 'policySid')),
      profileType(context),
    ]);
    if (policy === null || !isOfTrustProduct(policy)) {
      throw new StepStopped(
        'POLICY_UNSUITABLE',
        policy === null ? 'There is no policy with the given policySid.' : 'The policy is for customer profiles.',
        'Start again with the SID of a policy for trust products (query policies lists them).',
      );
    }
    const { endUsers = [], documents = [], supportingTrustProductSids = [] } = input;
    const given = {
      endUsers,
      documents,
      profileType: type,
      supportsTrustProducts: supportingTrustProductSids.length > 0,
    };
    const refused = policyFindings(policy, given);
    if (refused.length === 0) return { resourceSid: null };
    const names = [...new Set(refused.map(({ path }) => path?.join('.') ?? ''))];
    throw new StepStopped(
      'POLICY_NOT_MET',
      `What was given is not what the policy asks for: ${names.slice(0, MOST_NAMED).join(', ')}.`,
      'Correct it with resumeOnboarding(corrections: { endUsers: ..., documents: ... }). Nothing was sent.',
      { refused },
    );
  },
};

const MOST_NAMED = 20;
