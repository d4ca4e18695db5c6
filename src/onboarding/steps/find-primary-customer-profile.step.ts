import { BundleStatus, type BundleRecord } from '../../domain/bundle.js';
import { PolicyKind } from '../../domain/policy.js';
import { StepStopped, type Step, type StepContext } from './step.js';

const GET_APPROVED =
  'Have the primary customer profile approved in the Twilio Console (Trust Hub), then resume this onboarding.';

/**
 * The approved primary profile that a secondary hangs on: the one that the input names, or the account's only one.
 * Twilio finds a secondary noncompliant without it (secondary profile guide, prerequisites).
 */
export const findPrimaryCustomerProfile: Step = {
  writes: false,
  reads: (input) => input.customerProfile.secondary?.primaryCustomerProfileSid ?? null,
  run: async (context) => {
    const named = context.input.customerProfile.secondary?.primaryCustomerProfileSid;
    const profile = named === undefined ? await onlyApproved(context) : await approved(context, named);
    return { resourceSid: profile.sid, detail: { status: profile.status } };
  },
};

async function approved({ trustHub }: StepContext, sid: string): Promise<BundleRecord> {
  const profile = await trustHub.customerProfiles.load(sid);
  if (profile === null) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_FOUND',
      'The account has no customer profile with the given primaryCustomerProfileSid.',
      'Start again with the SID of the primary customer profile, or without it: it is then found by itself.',
    );
  }
  if (profile.status !== BundleStatus.TWILIO_APPROVED) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED',
      'The primary customer profile is not approved by Twilio, and secondary profiles are refused until it is.',
      GET_APPROVED,
    );
  }
  return profile;
}

async function onlyApproved({ trustHub }: StepContext): Promise<BundleRecord> {
  const policySid = await trustHub.policies.sidOf(PolicyKind.PRIMARY_CUSTOMER_PROFILE_BUSINESS);
  const all = await trustHub.customerProfiles.list({ policySid });
  const [first, ...more] = all.filter((profile) => profile.status === BundleStatus.TWILIO_APPROVED);
  if (first === undefined) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED',
      all.length === 0
        ? 'The account has no primary customer profile, and a secondary one needs it.'
        : "The account's primary customer profile is not approved by Twilio, and secondary profiles are refused until it is.",
      all.length === 0
        ? 'Create a primary customer profile in the Twilio Console (Trust Hub), have it approved, then resume this onboarding.'
        : GET_APPROVED,
    );
  }
  if (more.length > 0) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_AMBIGUOUS',
      `The account has ${more.length + 1} approved primary customer profiles.`,
      'Start again, and name the one to use in primaryCustomerProfileSid.',
    );
  }
  return first;
}
