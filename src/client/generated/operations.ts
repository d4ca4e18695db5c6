// Written by `npm run codegen` from schema.graphql and src/client/operations. Do not edit.
import type { DocumentText } from '../typed-document.js';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from './schema.js';

export type OnboardManyMutationVariables = Exact<{
  input: Types.OnboardManyInput;
}>;


export type OnboardManyMutation = { onboardMany: { batch: { id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, counts: Array<{ status: Types.OnboardingStatus, count: number }> } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardingBatchQueryVariables = Exact<{
  id: string | number;
}>;


export type OnboardingBatchQuery = { onboardingBatch: { id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, counts: Array<{ status: Types.OnboardingStatus, count: number }> } | null };

export type OnboardingBatchesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnboardingBatchesQuery = { onboardingBatches: { nodes: Array<{ id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, counts: Array<{ status: Types.OnboardingStatus, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnboardingBatchFailuresQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnboardingBatchFailuresQuery = { onboardingBatch: { id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, failures: { nodes: Array<{ position: number, idempotencyKey: string, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null, onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, counts: Array<{ status: Types.OnboardingStatus, count: number }> } | null };

export type OnboardingBatchUpdatedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OnboardingBatchUpdatedSubscription = { onboardingBatchUpdated: { id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, counts: Array<{ status: Types.OnboardingStatus, count: number }> } };

export type CustomerProfileQueryVariables = Exact<{
  sid: string;
}>;


export type CustomerProfileQuery = { customerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null }> | null, supportingDocuments: Array<{ id: string, sid: string, type: string, status: Types.SupportingDocumentStatus, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: Types.BundleStatus, kind: Types.PolicyKind }> | null, phoneNumbers: Array<{ id: string, sid: string, phoneNumber: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: Types.EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type TrustProductQueryVariables = Exact<{
  sid: string;
}>;


export type TrustProductQuery = { trustProduct: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null }> | null, supportingDocuments: Array<{ id: string, sid: string, type: string, status: Types.SupportingDocumentStatus, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: Types.BundleStatus, kind: Types.PolicyKind }> | null, phoneNumbers: Array<{ id: string, sid: string, phoneNumber: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: Types.EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type BundleStatusChangedSubscriptionVariables = Exact<{
  sid?: string | null | undefined;
}>;


export type BundleStatusChangedSubscription = { bundleStatusChanged:
    | { __typename: 'CustomerProfile', id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
    | { __typename: 'TrustProduct', id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
   };

type BundleGraphFields_CustomerProfile_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
      | { __typename: 'A2pMessagingProfileInformation' }
      | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
      | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
      | { __typename: 'CnamInformation', cnamDisplayName: string | null }
      | { __typename: 'SoleProprietorInformation' }
      | { __typename: 'StarterInformation' }
      | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
     | null }> | null, supportingDocuments: Array<{ id: string, sid: string, type: string, status: Types.SupportingDocumentStatus, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: Types.BundleStatus, kind: Types.PolicyKind }> | null, phoneNumbers: Array<{ id: string, sid: string, phoneNumber: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: Types.EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

type BundleGraphFields_TrustProduct_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
      | { __typename: 'A2pMessagingProfileInformation' }
      | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
      | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
      | { __typename: 'CnamInformation', cnamDisplayName: string | null }
      | { __typename: 'SoleProprietorInformation' }
      | { __typename: 'StarterInformation' }
      | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
     | null }> | null, supportingDocuments: Array<{ id: string, sid: string, type: string, status: Types.SupportingDocumentStatus, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: Types.BundleStatus, kind: Types.PolicyKind }> | null, phoneNumbers: Array<{ id: string, sid: string, phoneNumber: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: Types.EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

export type BundleGraphFieldsFragment =
  | BundleGraphFields_CustomerProfile_Fragment
  | BundleGraphFields_TrustProduct_Fragment
;

export type CoverageSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type CoverageSummaryQuery = { coverageSummary: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, count: number }> };

export type PhoneNumberCoverageQueryVariables = Exact<{
  filter?: Types.PhoneNumberCoverageFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PhoneNumberCoverageQuery = { phoneNumberCoverage: { totalCount: number, asOf: string, nodes: Array<{ id: string, sid: string, phoneNumber: string, attestation: Types.Attestation, attestationReason: string, customer: { sid: string, name: string } | null, coverage: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, reason: string | null, since: string | null, trustProduct: { sid: string, status: Types.BundleStatus } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CoverageChangedSubscriptionVariables = Exact<{
  customerSid?: string | null | undefined;
}>;


export type CoverageChangedSubscription = { coverageChanged: { id: string, sid: string, phoneNumber: string, attestation: Types.Attestation, attestationReason: string, coverage: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, reason: string | null, since: string | null, trustProduct: { sid: string, status: Types.BundleStatus } | null }> } };

export type CoverageCountFieldsFragment = { kind: Types.CoverageKind, state: Types.CoverageState, count: number };

export type NumberCoverageFieldsFragment = { id: string, sid: string, phoneNumber: string, attestation: Types.Attestation, attestationReason: string, coverage: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, reason: string | null, since: string | null, trustProduct: { sid: string, status: Types.BundleStatus } | null }> };

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: Types.CustomerFilter | null | undefined;
  orderBy?: Types.CustomerOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, asOf: string, nodes: Array<{ id: string, sid: string, name: string, createdAt: string, updatedAt: string, waitingSince: string | null, expiresAt: string | null, rejections: Array<{ code: number, message: string, remedy: string }>, profile: { sid: string, status: Types.BundleStatus }, trustProducts: Array<{ sid: string, kind: Types.PolicyKind, status: Types.BundleStatus }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CustomerFacetsQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: Types.CustomerFilter | null | undefined;
}>;


export type CustomerFacetsQuery = { customers: { totalCount: number, asOf: string, facets: { status: Array<{ status: Types.BundleStatus, count: number }>, rejectionCodes: Array<{ code: number, count: number }>, coverage: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, count: number }> } } };

export type CustomerQueryVariables = Exact<{
  sid: string;
}>;


export type CustomerQuery = { customer: { id: string, sid: string, name: string, accountSid: string, createdAt: string, updatedAt: string, waitingSince: string | null, expiresAt: string | null, asOf: string, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }>, profile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }, trustProducts: Array<{ id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }>, coverage: Array<{ kind: Types.CoverageKind, state: Types.CoverageState, count: number }>, requirements: { readyToSubmit: boolean, pendingReview: boolean, currentlyDue: Array<{ name: string, missingFields: Array<string> }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } | null, onboardings: { nodes: Array<{ id: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DriftQueryVariables = Exact<{
  kinds?: Array<Types.DriftKind> | Types.DriftKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DriftQuery = { drift: { totalCount: number, asOf: string, nodes: Array<{ kind: Types.DriftKind, sid: string, message: string, noticedAt: string, customer: { sid: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { account: { id: string, sid: string, ownerAccountSid: string | null, friendlyName: string | null, status: Types.AccountStatus | null, type: Types.AccountType | null, sandbox: boolean, mirror: { state: Types.MirrorState, progress: number, asOf: string | null, rows: number } } };

export type AccountsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.AccountFilter | null | undefined;
}>;


export type AccountsQuery = { accounts: { nodes: Array<{ id: string, sid: string, ownerAccountSid: string | null, friendlyName: string | null, status: Types.AccountStatus | null, type: Types.AccountType | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UserErrorFieldsFragment = { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null };

type BundleFields_CustomerProfile_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

type BundleFields_TrustProduct_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: Types.BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: Types.PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

export type BundleFieldsFragment =
  | BundleFields_CustomerProfile_Fragment
  | BundleFields_TrustProduct_Fragment
;

export type EvaluationFieldsFragment = { id: string, sid: string, accountSid: string, policySid: string, status: Types.EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> };

export type EndUserFieldsFragment = { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
    | { __typename: 'A2pMessagingProfileInformation' }
    | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
    | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
    | { __typename: 'CnamInformation', cnamDisplayName: string | null }
    | { __typename: 'SoleProprietorInformation' }
    | { __typename: 'StarterInformation' }
    | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
   | null };

export type AddressFieldsFragment = { id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null };

export type OnboardingFailureFieldsFragment = { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> };

export type OnboardingFieldsFragment = { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null };

export type OnboardingPlanFieldsFragment = { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> };

export type LaterOnboardingFieldsFragment = { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null };

export type OnboardingBatchFieldsFragment = { id: string, name: string | null, kind: Types.OnboardingKind, total: number, refused: number, counts: Array<{ status: Types.OnboardingStatus, count: number }> };

export type AddPhoneNumbersMutationVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type AddPhoneNumbersMutation = { addPhoneNumbers: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ChangeCustomerMutationVariables = Exact<{
  input: Types.ChangeCustomerInput;
}>;


export type ChangeCustomerMutation = { changeCustomer: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type MovePhoneNumbersMutationVariables = Exact<{
  input: Types.MovePhoneNumbersInput;
}>;


export type MovePhoneNumbersMutation = { movePhoneNumbers: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OffboardCustomerMutationVariables = Exact<{
  input: Types.OffboardCustomerInput;
}>;


export type OffboardCustomerMutation = { offboardCustomer: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type RemovePhoneNumbersMutationVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type RemovePhoneNumbersMutation = { removePhoneNumbers: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type SetPhoneNumbersMutationVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type SetPhoneNumbersMutation = { setPhoneNumbers: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardA2pMessagingProfileMutationVariables = Exact<{
  input: Types.OnboardA2pMessagingProfileInput;
}>;


export type OnboardA2pMessagingProfileMutation = { onboardA2pMessagingProfile: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardCnamMutationVariables = Exact<{
  input: Types.OnboardCnamInput;
}>;


export type OnboardCnamMutation = { onboardCnam: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardSecondaryCustomerProfileMutationVariables = Exact<{
  input: Types.OnboardSecondaryCustomerProfileInput;
}>;


export type OnboardSecondaryCustomerProfileMutation = { onboardSecondaryCustomerProfile: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardShakenStirMutationVariables = Exact<{
  input: Types.OnboardShakenStirInput;
}>;


export type OnboardShakenStirMutation = { onboardShakenStir: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardSoleProprietorMutationVariables = Exact<{
  input: Types.OnboardSoleProprietorInput;
}>;


export type OnboardSoleProprietorMutation = { onboardSoleProprietor: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardStarterCustomerProfileMutationVariables = Exact<{
  input: Types.OnboardStarterCustomerProfileInput;
}>;


export type OnboardStarterCustomerProfileMutation = { onboardStarterCustomerProfile: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardTrustProductMutationVariables = Exact<{
  input: Types.OnboardTrustProductInput;
}>;


export type OnboardTrustProductMutation = { onboardTrustProduct: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardVoiceIntegrityMutationVariables = Exact<{
  input: Types.OnboardVoiceIntegrityInput;
}>;


export type OnboardVoiceIntegrityMutation = { onboardVoiceIntegrity: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardingQueryVariables = Exact<{
  id: string | number;
}>;


export type OnboardingQuery = { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: Types.PhoneNumberOutcome, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null, error: { code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null };

export type OnboardingByKeyQueryVariables = Exact<{
  idempotencyKey: string;
}>;


export type OnboardingByKeyQuery = { onboardingByKey: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null };

export type OnboardingsQueryVariables = Exact<{
  filter?: Types.OnboardingFilter | null | undefined;
  search?: Types.OnboardingSearchFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnboardingsQuery = { onboardings: { nodes: Array<{ id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnboardingEventsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OnboardingEventsQuery = { onboarding: { status: Types.OnboardingStatus, events: { nodes: Array<{ at: string, type: Types.OnboardingEventType, actor: Types.OnboardingActor, caller: string | null, stepKey: string | null, attempt: number | null, resourceSid: string | null, bundleStatus: Types.BundleStatus | null, code: string | null, httpStatus: number | null, twilioCode: number | null, rejectionCodes: Array<number>, corrected: Array<string> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ResumeOnboardingMutationVariables = Exact<{
  input: Types.ResumeOnboardingInput;
}>;


export type ResumeOnboardingMutation = { resumeOnboarding: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CancelOnboardingMutationVariables = Exact<{
  input: Types.CancelOnboardingInput;
}>;


export type CancelOnboardingMutation = { cancelOnboarding: { onboarding: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } | null, userErrors: Array<{ code: Types.UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type OnboardingUpdatedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OnboardingUpdatedSubscription = { onboardingUpdated: { id: string, accountSid: string, idempotencyKey: string, kind: Types.OnboardingKind, status: Types.OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, customerProfile: { sid: string, status: Types.BundleStatus } | null, trustProduct: { sid: string, status: Types.BundleStatus } | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: Types.OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null } };

export type PlanA2pMessagingProfileQueryVariables = Exact<{
  input: Types.OnboardA2pMessagingProfileInput;
}>;


export type PlanA2pMessagingProfileQuery = { planA2pMessagingProfile: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanCnamQueryVariables = Exact<{
  input: Types.OnboardCnamInput;
}>;


export type PlanCnamQuery = { planCnam: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanSecondaryCustomerProfileQueryVariables = Exact<{
  input: Types.OnboardSecondaryCustomerProfileInput;
}>;


export type PlanSecondaryCustomerProfileQuery = { planSecondaryCustomerProfile: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanShakenStirQueryVariables = Exact<{
  input: Types.OnboardShakenStirInput;
}>;


export type PlanShakenStirQuery = { planShakenStir: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanSoleProprietorQueryVariables = Exact<{
  input: Types.OnboardSoleProprietorInput;
}>;


export type PlanSoleProprietorQuery = { planSoleProprietor: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanStarterCustomerProfileQueryVariables = Exact<{
  input: Types.OnboardStarterCustomerProfileInput;
}>;


export type PlanStarterCustomerProfileQuery = { planStarterCustomerProfile: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanTrustProductQueryVariables = Exact<{
  input: Types.OnboardTrustProductInput;
}>;


export type PlanTrustProductQuery = { planTrustProduct: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanVoiceIntegrityQueryVariables = Exact<{
  input: Types.OnboardVoiceIntegrityInput;
}>;


export type PlanVoiceIntegrityQuery = { planVoiceIntegrity: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanAddPhoneNumbersQueryVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type PlanAddPhoneNumbersQuery = { planAddPhoneNumbers: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanChangeCustomerQueryVariables = Exact<{
  input: Types.ChangeCustomerInput;
}>;


export type PlanChangeCustomerQuery = { planChangeCustomer: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanMovePhoneNumbersQueryVariables = Exact<{
  input: Types.MovePhoneNumbersInput;
}>;


export type PlanMovePhoneNumbersQuery = { planMovePhoneNumbers: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanOffboardCustomerQueryVariables = Exact<{
  input: Types.OffboardCustomerInput;
}>;


export type PlanOffboardCustomerQuery = { planOffboardCustomer: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanRemovePhoneNumbersQueryVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type PlanRemovePhoneNumbersQuery = { planRemovePhoneNumbers: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export type PlanSetPhoneNumbersQueryVariables = Exact<{
  input: Types.PhoneNumbersInput;
}>;


export type PlanSetPhoneNumbersQuery = { planSetPhoneNumbers: { kind: Types.OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: Types.BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: Types.DeletedKind, sid: string, outcome: Types.DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> } };

export const OnboardManyDocument = "mutation OnboardMany($input:OnboardManyInput!){onboardMany(input:$input){batch{...OnboardingBatchFields}userErrors{...UserErrorFields}}}fragment OnboardingBatchFields on OnboardingBatch{id name kind total refused counts{status count}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardManyMutation, OnboardManyMutationVariables>;

export const OnboardingBatchDocument = "query OnboardingBatch($id:ID!){onboardingBatch(id:$id){...OnboardingBatchFields}}fragment OnboardingBatchFields on OnboardingBatch{id name kind total refused counts{status count}}" as DocumentText<OnboardingBatchQuery, OnboardingBatchQueryVariables>;

export const OnboardingBatchesDocument = "query OnboardingBatches($first:Int=20$after:String){onboardingBatches(first:$first after:$after){nodes{...OnboardingBatchFields}pageInfo{hasNextPage endCursor}}}fragment OnboardingBatchFields on OnboardingBatch{id name kind total refused counts{status count}}" as DocumentText<OnboardingBatchesQuery, OnboardingBatchesQueryVariables>;

export const OnboardingBatchFailuresDocument = "query OnboardingBatchFailures($id:ID!$first:Int=50$after:String){onboardingBatch(id:$id){...OnboardingBatchFields failures(first:$first after:$after){nodes{position idempotencyKey error{...UserErrorFields}onboarding{...OnboardingFields}}pageInfo{hasNextPage endCursor}}}}fragment OnboardingBatchFields on OnboardingBatch{id name kind total refused counts{status count}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}" as DocumentText<OnboardingBatchFailuresQuery, OnboardingBatchFailuresQueryVariables>;

export const OnboardingBatchUpdatedDocument = "subscription OnboardingBatchUpdated($id:ID!){onboardingBatchUpdated(id:$id){...OnboardingBatchFields}}fragment OnboardingBatchFields on OnboardingBatch{id name kind total refused counts{status count}}" as DocumentText<OnboardingBatchUpdatedSubscription, OnboardingBatchUpdatedSubscriptionVariables>;

export const CustomerProfileDocument = "query CustomerProfile($sid:Sid!){customerProfile(sid:$sid){...BundleGraphFields}}fragment BundleGraphFields on Bundle{...BundleFields endUsers{...EndUserFields}supportingDocuments{id sid type status addresses{...AddressFields}}supportingProfiles{sid friendlyName status kind}phoneNumbers{id sid phoneNumber}latestEvaluation{...EvaluationFields}}fragment BundleFields on Bundle{id sid accountSid friendlyName email status rawStatus statusCallback validUntil policySid kind rejections{code message remedy field moreInfoUrl}}fragment EndUserFields on EndUser{id sid friendlyName type attributes details{__typename ...on BusinessInformation{businessName businessType businessIndustry businessRegistrationIdentifier businessRegistrationIdentifierOther businessRegionsOfOperation websiteUrl}...on AuthorizedRepresentative{firstName lastName jobPosition}...on VoiceIntegrityInformation{useCase businessEmployeeCount averageBusinessDayCallVolume}...on CnamInformation{cnamDisplayName}}}fragment AddressFields on Address{id sid customerName friendlyName street streetSecondary city region postalCode isoCountry validated verified emergencyEnabled}fragment EvaluationFields on Evaluation{id sid accountSid policySid status createdAt results{requirementName requirementFriendlyName objectType passed failureReason errorCode invalid{objectField failureReason errorCode}}}" as DocumentText<CustomerProfileQuery, CustomerProfileQueryVariables>;

export const TrustProductDocument = "query TrustProduct($sid:Sid!){trustProduct(sid:$sid){...BundleGraphFields}}fragment BundleGraphFields on Bundle{...BundleFields endUsers{...EndUserFields}supportingDocuments{id sid type status addresses{...AddressFields}}supportingProfiles{sid friendlyName status kind}phoneNumbers{id sid phoneNumber}latestEvaluation{...EvaluationFields}}fragment BundleFields on Bundle{id sid accountSid friendlyName email status rawStatus statusCallback validUntil policySid kind rejections{code message remedy field moreInfoUrl}}fragment EndUserFields on EndUser{id sid friendlyName type attributes details{__typename ...on BusinessInformation{businessName businessType businessIndustry businessRegistrationIdentifier businessRegistrationIdentifierOther businessRegionsOfOperation websiteUrl}...on AuthorizedRepresentative{firstName lastName jobPosition}...on VoiceIntegrityInformation{useCase businessEmployeeCount averageBusinessDayCallVolume}...on CnamInformation{cnamDisplayName}}}fragment AddressFields on Address{id sid customerName friendlyName street streetSecondary city region postalCode isoCountry validated verified emergencyEnabled}fragment EvaluationFields on Evaluation{id sid accountSid policySid status createdAt results{requirementName requirementFriendlyName objectType passed failureReason errorCode invalid{objectField failureReason errorCode}}}" as DocumentText<TrustProductQuery, TrustProductQueryVariables>;

export const BundleStatusChangedDocument = "subscription BundleStatusChanged($sid:Sid){bundleStatusChanged(sid:$sid){__typename ...BundleFields}}fragment BundleFields on Bundle{id sid accountSid friendlyName email status rawStatus statusCallback validUntil policySid kind rejections{code message remedy field moreInfoUrl}}" as DocumentText<BundleStatusChangedSubscription, BundleStatusChangedSubscriptionVariables>;

export const CoverageSummaryDocument = "query CoverageSummary{coverageSummary{...CoverageCountFields}}fragment CoverageCountFields on CoverageCount{kind state count}" as DocumentText<CoverageSummaryQuery, CoverageSummaryQueryVariables>;

export const PhoneNumberCoverageDocument = "query PhoneNumberCoverage($filter:PhoneNumberCoverageFilter$first:Int=20$after:String){phoneNumberCoverage(filter:$filter first:$first after:$after){totalCount asOf nodes{...NumberCoverageFields customer{sid name}}pageInfo{hasNextPage endCursor}}}fragment NumberCoverageFields on IncomingPhoneNumber{id sid phoneNumber attestation attestationReason coverage{kind state reason since trustProduct{sid status}}}" as DocumentText<PhoneNumberCoverageQuery, PhoneNumberCoverageQueryVariables>;

export const CoverageChangedDocument = "subscription CoverageChanged($customerSid:Sid){coverageChanged(customerSid:$customerSid){...NumberCoverageFields}}fragment NumberCoverageFields on IncomingPhoneNumber{id sid phoneNumber attestation attestationReason coverage{kind state reason since trustProduct{sid status}}}" as DocumentText<CoverageChangedSubscription, CoverageChangedSubscriptionVariables>;

export const CustomersDocument = "query Customers($search:String$filter:CustomerFilter$orderBy:CustomerOrder=NAME_ASC$first:Int=20$after:String){customers(search:$search filter:$filter orderBy:$orderBy first:$first after:$after){totalCount asOf nodes{id sid name createdAt updatedAt waitingSince expiresAt rejections{code message remedy}profile{sid status}trustProducts{sid kind status}}pageInfo{hasNextPage endCursor}}}" as DocumentText<CustomersQuery, CustomersQueryVariables>;

export const CustomerFacetsDocument = "query CustomerFacets($search:String$filter:CustomerFilter){customers(search:$search filter:$filter first:1){totalCount asOf facets{status{status count}rejectionCodes{code count}coverage{...CoverageCountFields}}}}fragment CoverageCountFields on CoverageCount{kind state count}" as DocumentText<CustomerFacetsQuery, CustomerFacetsQueryVariables>;

export const CustomerDocument = "query Customer($sid:Sid!){customer(sid:$sid){id sid name accountSid createdAt updatedAt waitingSince expiresAt asOf rejections{code message remedy field moreInfoUrl}profile{...BundleFields}trustProducts{...BundleFields}coverage{...CoverageCountFields}requirements{readyToSubmit pendingReview currentlyDue{name missingFields}warnings{field message likelyCode}}onboardings(first:5){nodes{id kind status createdAt}pageInfo{hasNextPage endCursor}}}}fragment BundleFields on Bundle{id sid accountSid friendlyName email status rawStatus statusCallback validUntil policySid kind rejections{code message remedy field moreInfoUrl}}fragment CoverageCountFields on CoverageCount{kind state count}" as DocumentText<CustomerQuery, CustomerQueryVariables>;

export const DriftDocument = "query Drift($kinds:[DriftKind!]$first:Int=20$after:String){drift(kinds:$kinds first:$first after:$after){totalCount asOf nodes{kind sid message noticedAt customer{sid name}}pageInfo{hasNextPage endCursor}}}" as DocumentText<DriftQuery, DriftQueryVariables>;

export const AccountDocument = "query Account{account{id sid ownerAccountSid friendlyName status type sandbox mirror{state progress asOf rows}}}" as DocumentText<AccountQuery, AccountQueryVariables>;

export const AccountsDocument = "query Accounts($first:Int=20$after:String$filter:AccountFilter){accounts(first:$first after:$after filter:$filter){nodes{id sid ownerAccountSid friendlyName status type}pageInfo{hasNextPage endCursor}}}" as DocumentText<AccountsQuery, AccountsQueryVariables>;

export const AddPhoneNumbersDocument = "mutation AddPhoneNumbers($input:PhoneNumbersInput!){addPhoneNumbers(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<AddPhoneNumbersMutation, AddPhoneNumbersMutationVariables>;

export const ChangeCustomerDocument = "mutation ChangeCustomer($input:ChangeCustomerInput!){changeCustomer(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<ChangeCustomerMutation, ChangeCustomerMutationVariables>;

export const MovePhoneNumbersDocument = "mutation MovePhoneNumbers($input:MovePhoneNumbersInput!){movePhoneNumbers(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<MovePhoneNumbersMutation, MovePhoneNumbersMutationVariables>;

export const OffboardCustomerDocument = "mutation OffboardCustomer($input:OffboardCustomerInput!){offboardCustomer(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OffboardCustomerMutation, OffboardCustomerMutationVariables>;

export const RemovePhoneNumbersDocument = "mutation RemovePhoneNumbers($input:PhoneNumbersInput!){removePhoneNumbers(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<RemovePhoneNumbersMutation, RemovePhoneNumbersMutationVariables>;

export const SetPhoneNumbersDocument = "mutation SetPhoneNumbers($input:PhoneNumbersInput!){setPhoneNumbers(input:$input){onboarding{...LaterOnboardingFields}userErrors{...UserErrorFields}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<SetPhoneNumbersMutation, SetPhoneNumbersMutationVariables>;

export const OnboardA2pMessagingProfileDocument = "mutation OnboardA2pMessagingProfile($input:OnboardA2pMessagingProfileInput!){onboardA2pMessagingProfile(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardA2pMessagingProfileMutation, OnboardA2pMessagingProfileMutationVariables>;

export const OnboardCnamDocument = "mutation OnboardCnam($input:OnboardCnamInput!){onboardCnam(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardCnamMutation, OnboardCnamMutationVariables>;

export const OnboardSecondaryCustomerProfileDocument = "mutation OnboardSecondaryCustomerProfile($input:OnboardSecondaryCustomerProfileInput!){onboardSecondaryCustomerProfile(input:$input){onboarding{...OnboardingFields customerProfile{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardSecondaryCustomerProfileMutation, OnboardSecondaryCustomerProfileMutationVariables>;

export const OnboardShakenStirDocument = "mutation OnboardShakenStir($input:OnboardShakenStirInput!){onboardShakenStir(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardShakenStirMutation, OnboardShakenStirMutationVariables>;

export const OnboardSoleProprietorDocument = "mutation OnboardSoleProprietor($input:OnboardSoleProprietorInput!){onboardSoleProprietor(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardSoleProprietorMutation, OnboardSoleProprietorMutationVariables>;

export const OnboardStarterCustomerProfileDocument = "mutation OnboardStarterCustomerProfile($input:OnboardStarterCustomerProfileInput!){onboardStarterCustomerProfile(input:$input){onboarding{...OnboardingFields customerProfile{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardStarterCustomerProfileMutation, OnboardStarterCustomerProfileMutationVariables>;

export const OnboardTrustProductDocument = "mutation OnboardTrustProduct($input:OnboardTrustProductInput!){onboardTrustProduct(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardTrustProductMutation, OnboardTrustProductMutationVariables>;

export const OnboardVoiceIntegrityDocument = "mutation OnboardVoiceIntegrity($input:OnboardVoiceIntegrityInput!){onboardVoiceIntegrity(input:$input){onboarding{...OnboardingFields customerProfile{sid status}trustProduct{sid status}}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardVoiceIntegrityMutation, OnboardVoiceIntegrityMutationVariables>;

export const OnboardingDocument = "query Onboarding($id:ID!){onboarding(id:$id){...LaterOnboardingFields customerProfile{sid status}trustProduct{sid status}}}fragment LaterOnboardingFields on Onboarding{...OnboardingFields phoneNumberResults(first:100){totalCount nodes{phoneNumberSid phoneNumber bundleSid outcome error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}deletions(first:100){totalCount nodes{kind sid outcome reason error{...UserErrorFields}}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<OnboardingQuery, OnboardingQueryVariables>;

export const OnboardingByKeyDocument = "query OnboardingByKey($idempotencyKey:String!){onboardingByKey(idempotencyKey:$idempotencyKey){...OnboardingFields}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}" as DocumentText<OnboardingByKeyQuery, OnboardingByKeyQueryVariables>;

export const OnboardingsDocument = "query Onboardings($filter:OnboardingFilter$search:OnboardingSearchFilter$first:Int=20$after:String){onboardings(filter:$filter search:$search first:$first after:$after){nodes{...OnboardingFields}pageInfo{hasNextPage endCursor}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}" as DocumentText<OnboardingsQuery, OnboardingsQueryVariables>;

export const OnboardingEventsDocument = "query OnboardingEvents($id:ID!$first:Int=100$after:String){onboarding(id:$id){status events(first:$first after:$after){nodes{at type actor caller stepKey attempt resourceSid bundleStatus code httpStatus twilioCode rejectionCodes corrected}pageInfo{hasNextPage endCursor}}}}" as DocumentText<OnboardingEventsQuery, OnboardingEventsQueryVariables>;

export const ResumeOnboardingDocument = "mutation ResumeOnboarding($input:ResumeOnboardingInput!){resumeOnboarding(input:$input){onboarding{...OnboardingFields}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<ResumeOnboardingMutation, ResumeOnboardingMutationVariables>;

export const CancelOnboardingDocument = "mutation CancelOnboarding($input:CancelOnboardingInput!){cancelOnboarding(input:$input){onboarding{...OnboardingFields}userErrors{...UserErrorFields}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}fragment UserErrorFields on UserError{code message path twilioCode moreInfoUrl resourceSid idempotencyKey}" as DocumentText<CancelOnboardingMutation, CancelOnboardingMutationVariables>;

export const OnboardingUpdatedDocument = "subscription OnboardingUpdated($id:ID!){onboardingUpdated(id:$id){...OnboardingFields customerProfile{sid status}trustProduct{sid status}}}fragment OnboardingFields on Onboarding{id accountSid idempotencyKey kind status progress{completed total}steps{key title status dependsOn attempts resourceSid startedAt finishedAt error{...OnboardingFailureFields}}failure{...OnboardingFailureFields}upstreamUnavailable nextAttemptAt createdAt updatedAt completedAt}fragment OnboardingFailureFields on OnboardingFailure{stepKey code message twilioCode nextAction rejections{code message remedy field}}" as DocumentText<OnboardingUpdatedSubscription, OnboardingUpdatedSubscriptionVariables>;

export const PlanA2pMessagingProfileDocument = "query PlanA2pMessagingProfile($input:OnboardA2pMessagingProfileInput!){planA2pMessagingProfile(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanA2pMessagingProfileQuery, PlanA2pMessagingProfileQueryVariables>;

export const PlanCnamDocument = "query PlanCnam($input:OnboardCnamInput!){planCnam(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanCnamQuery, PlanCnamQueryVariables>;

export const PlanSecondaryCustomerProfileDocument = "query PlanSecondaryCustomerProfile($input:OnboardSecondaryCustomerProfileInput!){planSecondaryCustomerProfile(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanSecondaryCustomerProfileQuery, PlanSecondaryCustomerProfileQueryVariables>;

export const PlanShakenStirDocument = "query PlanShakenStir($input:OnboardShakenStirInput!){planShakenStir(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanShakenStirQuery, PlanShakenStirQueryVariables>;

export const PlanSoleProprietorDocument = "query PlanSoleProprietor($input:OnboardSoleProprietorInput!){planSoleProprietor(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanSoleProprietorQuery, PlanSoleProprietorQueryVariables>;

export const PlanStarterCustomerProfileDocument = "query PlanStarterCustomerProfile($input:OnboardStarterCustomerProfileInput!){planStarterCustomerProfile(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanStarterCustomerProfileQuery, PlanStarterCustomerProfileQueryVariables>;

export const PlanTrustProductDocument = "query PlanTrustProduct($input:OnboardTrustProductInput!){planTrustProduct(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanTrustProductQuery, PlanTrustProductQueryVariables>;

export const PlanVoiceIntegrityDocument = "query PlanVoiceIntegrity($input:OnboardVoiceIntegrityInput!){planVoiceIntegrity(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanVoiceIntegrityQuery, PlanVoiceIntegrityQueryVariables>;

export const PlanAddPhoneNumbersDocument = "query PlanAddPhoneNumbers($input:PhoneNumbersInput!){planAddPhoneNumbers(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanAddPhoneNumbersQuery, PlanAddPhoneNumbersQueryVariables>;

export const PlanChangeCustomerDocument = "query PlanChangeCustomer($input:ChangeCustomerInput!){planChangeCustomer(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanChangeCustomerQuery, PlanChangeCustomerQueryVariables>;

export const PlanMovePhoneNumbersDocument = "query PlanMovePhoneNumbers($input:MovePhoneNumbersInput!){planMovePhoneNumbers(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanMovePhoneNumbersQuery, PlanMovePhoneNumbersQueryVariables>;

export const PlanOffboardCustomerDocument = "query PlanOffboardCustomer($input:OffboardCustomerInput!){planOffboardCustomer(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanOffboardCustomerQuery, PlanOffboardCustomerQueryVariables>;

export const PlanRemovePhoneNumbersDocument = "query PlanRemovePhoneNumbers($input:PhoneNumbersInput!){planRemovePhoneNumbers(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanRemovePhoneNumbersQuery, PlanRemovePhoneNumbersQueryVariables>;

export const PlanSetPhoneNumbersDocument = "query PlanSetPhoneNumbers($input:PhoneNumbersInput!){planSetPhoneNumbers(input:$input){...OnboardingPlanFields}}fragment OnboardingPlanFields on OnboardingPlan{kind callCount waveCount reusedTrustProduct{sid friendlyName status effect}steps{key title wave dependsOn}deletions{kind sid outcome reason}warnings{field message likelyCode}}" as DocumentText<PlanSetPhoneNumbersQuery, PlanSetPhoneNumbersQueryVariables>;
