import { BundleStatus, isUnderReview } from '../../domain/bundle.js';
import { isStarterPolicy } from '../../domain/requirements/bundle-types.js';
import { StepStopped, type Step } from './step.js';

/** The existing profile that the input names: it must exist, and be approved or in review. */
export const checkCustomerProfile: Step = {
  writes: false,
  run: async ({ trustHub, input, parameters }) => {
    const sid = input.customerProfile.existingSid;
    const profile = sid === undefined ? null : await trustHub.customerProfiles.load(sid);
    if (profile === null) {
      throw new StepStopped(
        'CUSTOMER_PROFILE_NOT_FOUND',
        'The account has no customer profile with the given existingSid.',
        'Start again with the SID of a customer profile of this account (query customerProfiles lists them).',
      );
    }
    if (parameters['only'] === 'STARTER' && !isStarterPolicy(profile.policySid)) {
      throw new StepStopped(
        'CUSTOMER_PROFILE_UNSUITABLE',
        'The customer profile is that of a business, and Twilio accepts only a starter profile here.',
        'Start again with the SID of a starter profile, or register the business (onboardA2pMessagingProfile).',
      );
    }
    if (profile.status === BundleStatus.TWILIO_APPROVED || isUnderReview(profile.status)) {
      return { resourceSid: profile.sid, detail: { status: profile.status, reused: true } };
    }
    const rejected = profile.status === BundleStatus.TWILIO_REJECTED;
    throw new StepStopped(
      'CUSTOMER_PROFILE_NOT_SUBMITTED',
      rejected
        ? 'Twilio rejected the customer profile, so no trust product can be approved on it.'
        : 'The customer profile has not been submitted for review, so no trust product can be approved on it.',
      rejected
        ? 'Correct what the rejections say, submit the profile again (submitCustomerProfile), then resume this onboarding.'
        : 'Submit the profile (submitCustomerProfile), then resume this onboarding.',
      { rejections: profile.rejections },
    );
  },
};
