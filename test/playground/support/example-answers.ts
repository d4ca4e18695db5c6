import { expect } from 'vitest';

const anything = expect.anything() as unknown;
const sid = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[0-9a-f]{32}$`)) as unknown;
const submitted = { status: 'WAITING_FOR_REVIEW', failure: null };
const form = { registration: { registrationId: anything, inquiryId: anything, inquirySessionToken: anything } };
const inquiry = { complianceInquiry: { customerId: anything, inquirySessionToken: anything } };
const plan = (kind: string, callCount: number, waveCount: number) => ({ kind, callCount, waveCount });

/** What each operation of the playground's examples answers, by its name; where it follows something, what it shows in the end. */
export const ANSWERS: Readonly<Record<string, object>> = {
  ProfileGraph: { customerProfiles: { nodes: [{ status: 'TWILIO_APPROVED' }] } },
  PhoneNumbers: { incomingPhoneNumbers: { nodes: expect.arrayContaining([partly({ sid: sid('PN') })]) as unknown } },
  Customers: { customers: { nodes: expect.arrayContaining([partly({ sid: sid('BU') })]) as unknown } },
  // Nothing has happened yet.
  WhatIsDue: {
    rejected: { totalCount: 0, facets: { rejectionCodes: [] } },
    stopped: { totalCount: 0 },
    expiring: { totalCount: 0 },
    waiting: { totalCount: 0 },
  },
  Coverage: {
    coverageSummary: expect.arrayContaining([partly({ kind: 'SHAKEN_STIR', state: 'MISSING' })]) as unknown,
    phoneNumberCoverage: { nodes: expect.arrayContaining([partly({ sid: sid('PN') })]) as unknown },
  },
  Drift: { drift: { totalCount: 0, nodes: [] } },
  PolicyRequirements: {
    policy: { typedRequirements: expect.arrayContaining([partly({ kind: 'END_USER' })]) as unknown },
  },
  UseCases: { voiceIntegrityUseCases: expect.arrayContaining(['Appointment Reminders']) as unknown },
  Addresses: { addresses: { nodes: expect.arrayContaining([partly({ isoCountry: 'US' })]) as unknown } },
  OnboardVoiceIntegrity: { onboardVoiceIntegrity: { onboarding: submitted } },
  OnboardingProgress: { onboardingUpdated: { status: 'COMPLETED', progress: { completed: 23, total: 23 } } },
  Onboardings: { onboardings: { nodes: [{ kind: 'VOICE_INTEGRITY', status: 'COMPLETED' }] } },
  OnboardSecondaryCustomerProfile: { onboardSecondaryCustomerProfile: { onboarding: submitted } },
  OnboardShakenStir: { onboardShakenStir: { onboarding: submitted } },
  OnboardA2pMessagingProfile: { onboardA2pMessagingProfile: { onboarding: submitted } },
  OnboardStarterCustomerProfile: { onboardStarterCustomerProfile: { onboarding: submitted } },
  OnboardSoleProprietor: { onboardSoleProprietor: { onboarding: submitted } },
  OnboardTrustProduct: { onboardTrustProduct: { onboarding: submitted } },
  OnboardCnam: { onboardCnam: { onboarding: submitted } },
  PlanVoiceIntegrity: { planVoiceIntegrity: plan('VOICE_INTEGRITY', 24, 8) },
  PlanShakenStir: { planShakenStir: plan('SHAKEN_STIR', 22, 8) },
  PlanA2pMessagingProfile: { planA2pMessagingProfile: plan('A2P_MESSAGING_PROFILE', 18, 8) },
  PlanStarterCustomerProfile: { planStarterCustomerProfile: plan('STARTER_CUSTOMER_PROFILE', 10, 6) },
  PlanSoleProprietor: { planSoleProprietor: plan('SOLE_PROPRIETOR', 16, 8) },
  PlanTrustProduct: { planTrustProduct: plan('TRUST_PRODUCT', 19, 8) },
  PlanCnam: { planCnam: plan('CNAM', 21, 8) },
  PlanSecondaryCustomerProfile: { planSecondaryCustomerProfile: plan('SECONDARY_CUSTOMER_PROFILE', 14, 6) },
  // Of the run that was started last.
  OnboardingTimeline: {
    onboarding: { kind: 'CNAM', events: { nodes: expect.arrayContaining([partly({ type: 'STARTED' })]) as unknown } },
  },
  OnboardingInput: { onboarding: { kind: 'CNAM', input: { idempotencyKey: anything } } },
  OnboardingsOfProfiles: {
    customerProfiles: {
      nodes: expect.arrayContaining([
        partly({ onboardings: { nodes: [partly({ kind: 'VOICE_INTEGRITY', status: 'COMPLETED' })] } }),
      ]) as unknown,
    },
  },
  WaitingForTwilio: {
    onboardings: {
      nodes: expect.arrayContaining([partly({ upstreamUnavailable: false, nextAttemptAt: null })]) as unknown,
    },
  },
  Watch1_Start: { onboardSecondaryCustomerProfile: { onboarding: submitted } },
  Watch2_StatusChanged: { bundleStatusChanged: { __typename: 'CustomerProfile', sid: sid('BU') } },
  CoverageChanged: {
    coverageChanged: { sid: sid('PN'), coverage: [{}, { kind: 'VOICE_INTEGRITY', state: 'BROKEN' }, {}] },
  },
  Resume1_Start: { rejectedOnboarding: { onboarding: submitted } },
  Resume2_Watch: {
    onboardingUpdated: { status: 'ACTION_REQUIRED', failure: { rejections: [{ code: 18602 }] } },
  },
  Resume3_Correct: { resumeOnboarding: { onboarding: { failure: null } } },
  Cancel1_Start: { unwantedOnboarding: { onboarding: submitted } },
  Cancel2_Cancel: { cancelOnboarding: { onboarding: { status: 'CANCELLING' } } },
  Cancel3_Watch: { onboardingUpdated: { status: 'CANCELLED' } },
  Numbers1_Find: { approvedProfiles: { nodes: [{ friendlyName: anything }] } },
  Numbers2_Plan: { planAddPhoneNumbers: { kind: 'ADD_PHONE_NUMBERS', callCount: 6, warnings: [] } },
  Numbers3_Add: {
    addPhoneNumbers: {
      onboarding: {
        status: 'COMPLETED',
        phoneNumberResults: { totalCount: 2, nodes: [{ outcome: 'DONE' }, { outcome: 'DONE' }] },
      },
    },
  },
  Numbers4_PlanSet: { planSetPhoneNumbers: { kind: 'SET_PHONE_NUMBERS', warnings: [] } },
  Numbers5_Remove: {
    removePhoneNumbers: {
      onboarding: {
        status: 'COMPLETED',
        phoneNumberResults: { totalCount: 2, nodes: [{ outcome: 'DONE' }, { outcome: 'DONE' }] },
      },
    },
  },
  OnboardMany: { onboardMany: { batch: { total: 3, refused: 0 } } },
  BatchProgress: {
    onboardingBatchUpdated: {
      counts: expect.arrayContaining([
        { status: 'ACTION_REQUIRED', count: 1 },
        { status: 'COMPLETED', count: 2 },
      ]) as unknown,
    },
  },
  Batch: {
    onboardingBatch: {
      items: { nodes: [{}, {}, {}] },
      failures: { nodes: [{ idempotencyKey: 'playground-batch-1-jay' }] },
    },
  },
  SkipInvalid: {
    onboardMany: {
      skippingBatch: {
        total: 2,
        refused: 1,
        failures: {
          nodes: [
            {
              position: 1,
              findings: [{ path: ['items', 'secondaryCustomerProfiles', '1', 'customerProfile', 'email'] }],
            },
          ],
        },
      },
    },
  },
  Accounts: { accounts: { nodes: [{ status: 'ACTIVE' }] } },
  CreateSubaccount: { createSubaccount: { account: { friendlyName: 'Kestrel Travel' } } },
  Subaccount1_Look: { account: { friendlyName: 'Kestrel Travel' }, customerProfiles: { nodes: [] } },
  Subaccount2_Onboard: { onboardSecondaryCustomerProfile: { onboarding: submitted } },
  ProfileCopy1_Find: { approvedProfiles: { nodes: [{ friendlyName: anything, provisionalCopy: null }] } },
  ProfileCopy2_Create: { createCustomerProfileProvisionalCopy: { provisionalCopy: { status: 'DRAFT' } } },
  ProfileCopy3_Change: { updateCustomerProfile: { customerProfile: { friendlyName: 'Owl Bookshop and Tea Room' } } },
  ProfileCopy4_Submit: { submitCustomerProfile: { customerProfile: { status: 'PENDING_REVIEW' } } },
  ProductCopy1_Find: { approvedProducts: { nodes: [{ friendlyName: anything, provisionalCopy: null }] } },
  ProductCopy2_Create: { createTrustProductProvisionalCopy: { provisionalCopy: { status: 'DRAFT' } } },
  ProductCopy3_Change: {
    updateTrustProduct: { trustProduct: { friendlyName: 'Owl Bookshop and Tea Room, Voice Integrity' } },
  },
  ProductCopy4_Submit: { submitTrustProduct: { trustProduct: { status: 'PENDING_REVIEW' } } },
  Change1_Find: { approvedProfiles: { nodes: [{ friendlyName: anything }] } },
  Change2_Plan: { planChangeCustomer: { kind: 'CHANGE_CUSTOMER', warnings: [] } },
  Change3_Change: { changeCustomer: { onboarding: submitted } },
  Leave1_Find: { approvedProfiles: { nodes: [{ friendlyName: anything }] } },
  Leave2_Plan: {
    planOffboardCustomer: {
      kind: 'OFFBOARD_CUSTOMER',
      deletions: expect.arrayContaining([partly({ kind: 'CUSTOMER_PROFILE' })]) as unknown,
    },
  },
  Leave3_FreeNumbers: {
    offboardCustomer: {
      onboarding: { status: 'COMPLETED', phoneNumberResults: { totalCount: 4 }, deletions: { nodes: [] } },
    },
  },
  Inquiry1_Create: { createComplianceInquiry: inquiry },
  Inquiry2_Resume: { resumeComplianceInquiry: inquiry },
  BritishNumbers1_Create: { createComplianceRegistration: form },
  BritishNumbers2_Resume: { resumeComplianceRegistration: form },
  TollFree_Create: { createComplianceTollfreeInquiry: form },
  Brand1_Create: { createA2pBrandRegistration: form },
  Brand2_Resume: { resumeA2pBrandRegistration: form },
  Campaign1_Create: { createA2pCampaignRegistration: form },
  Campaign2_Resume: { resumeA2pCampaignRegistration: form },
};

function partly(part: object): unknown {
  return expect.objectContaining(part);
}
