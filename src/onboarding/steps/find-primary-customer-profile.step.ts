import { BundleStatus, type BundleRecord } from '../../domain/bundle.js';
import { bundleTypeOfPolicy, PRIMARY_PROFILE_TYPE } from '../../domain/requirements/bundle-types.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { StepStopped, type Step, type StepContext } from './step.js';

const GET_APPROVED =
  'Have the primary customer profile approved in the Twilio Console (Trust Hub), then resume this onboarding.';

/**
 * The approved primary profile that a secondary one is under: the one that the input names, or the account's only one.
 * Twilio finds a secondary noncompliant without it (secondary profile guide, prerequisites). A subaccount's secondary
 * profile is under the primary profile of the main account, unless the subaccount has one of its own (TRUSTHUB 8.0,
 * rules 4 and 10).
 */
export const findPrimaryCustomerProfile: Step = {
  writes: false,
  reads: (input) => newProfileOf(input)?.source.primaryCustomerProfileSid ?? null,
  run: async (context) => {
    const named = newProfileOf(context.input)?.source.primaryCustomerProfileSid;
    const profile = named === undefined ? await onlyApproved(context) : await approved(context, named);
    return { resourceSid: profile.sid, detail: { status: profile.status } };
  },
};

async function approved({ trustHub, mainTrustHub }: StepContext, sid: string): Promise<BundleRecord> {
  const ofMain = mainTrustHub && (await primary(mainTrustHub, sid));
  const profile = ofMain ?? (await trustHub.customerProfiles.load(sid));
  if (profile === null) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_FOUND',
      mainTrustHub === null
        ? 'The account has no customer profile with the given primaryCustomerProfileSid.'
        : 'Neither the main account has a primary customer profile, nor the subaccount any, with the given primaryCustomerProfileSid.',
      'Start again with the SID of the primary customer profile, or without it: it is then found by itself.',
    );
  }
  if (!isApproved(profile)) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED',
      'The primary customer profile is not approved by Twilio, and secondary profiles are refused until it is.',
      GET_APPROVED,
    );
  }
  return profile;
}

async function onlyApproved({ trustHub, mainTrustHub }: StepContext): Promise<BundleRecord> {
  const [own, ofMain] = await Promise.all([
    trustHub.primaryCustomerProfiles(),
    mainTrustHub?.primaryCustomerProfiles() ?? [],
  ]);
  const [first, ...more] = (own.some(isApproved) ? own : ofMain).filter(isApproved);
  if (first === undefined) {
    const none = own.length + ofMain.length === 0;
    const whose = mainTrustHub === null ? 'The account' : 'The main account';
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED',
      none
        ? `${whose} has no primary customer profile, and a secondary one needs it.`
        : `${whose}'s primary customer profile is not approved by Twilio, and secondary profiles are refused until it is.`,
      none
        ? 'Create a primary customer profile in the Twilio Console (Trust Hub), have it approved, then resume this onboarding.'
        : GET_APPROVED,
    );
  }
  if (more.length > 0) {
    throw new StepStopped(
      'PRIMARY_CUSTOMER_PROFILE_AMBIGUOUS',
      `There are ${more.length + 1} approved primary customer profiles.`,
      'Start again, and name the one to use in primaryCustomerProfileSid.',
    );
  }
  return first;
}

const isApproved = ({ status }: BundleRecord): boolean => status === BundleStatus.TWILIO_APPROVED;

/**
 * Of the main account only a primary: a caller of the subaccount must not reach the profiles of its other customers.
 */
async function primary({ customerProfiles, policies }: TrustHub, sid: string): Promise<BundleRecord | null> {
  const profile = await customerProfiles.load(sid);
  if (profile === null || bundleTypeOfPolicy(profile.policySid) === PRIMARY_PROFILE_TYPE) return profile;
  return (await policies.primarySids()).includes(profile.policySid) ? profile : null;
}
