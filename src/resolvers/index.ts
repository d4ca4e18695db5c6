// First, because type-graphql's decorators need it while the classes below are being defined.
import 'reflect-metadata';
import { AccountResolver } from './account.resolver.js';
import { AddressResolver } from './address.resolver.js';
import { AttributeTypeResolver } from './attribute-type.resolver.js';
import { BundleMemberResolver } from './bundle-member.resolver.js';
import { BundleOnboardingsResolver } from './bundle-onboardings.resolver.js';
import { BundleStatusResolver } from './bundle-status.resolver.js';
import { BundleResolver } from './bundle.resolver.js';
import {
  ChannelEndpointAssignmentResolver,
  EntityAssignmentResolver,
  EvaluationResolver,
} from './bundle-parts.resolver.js';
import {
  ComplianceInquiryResolver,
  EmbeddedRegistrationResolver,
  EmbeddedSessionResolver,
} from './compliance-inquiry.resolver.js';
import { CoverageChangedResolver } from './coverage-changed.resolver.js';
import { CoverageOfNumberResolver, CoverageResolver } from './coverage.resolver.js';
import {
  CoverageFacetResolver,
  CustomerCoverageResolver,
  CustomerPhoneNumberResolver,
} from './customer-coverage.resolver.js';
import {
  AccountMirrorResolver,
  CustomerFacetsResolver,
  CustomerOfProfileResolver,
  CustomerResolver,
} from './customer.resolver.js';
import { ChangeCustomerResolver } from './change-customer.resolver.js';
import { CustomerProfileResolver } from './customer-profile.resolver.js';
import { DriftResolver } from './drift.resolver.js';
import { EndUserResolver } from './end-user.resolver.js';
import { IncomingPhoneNumberResolver } from './incoming-phone-number.resolver.js';
import {
  AddressEdgesResolver,
  DocumentEdgesResolver,
  EndUserEdgesResolver,
  ProductEdgesResolver,
  ProfileEdgesResolver,
} from './mirror-edges.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { OnboardingBatchResolver } from './onboarding-batch.resolver.js';
import { OffboardCustomerResolver, OnboardingDeletionsResolver } from './offboard-customer.resolver.js';
import { OnboardingResolver } from './onboarding.resolver.js';
import { OnboardingPlanResolver } from './onboarding-plan.resolver.js';
import { OnboardingStartResolver } from './onboarding-start.resolver.js';
import { PhoneNumberCoverageResolver } from './phone-number-coverage.resolver.js';
import {
  OnboardingNumbersResolver,
  PhoneNumberResultResolver,
  PhoneNumbersResolver,
} from './phone-numbers.resolver.js';
import { PolicyAlternativeResolver, PolicyResolver } from './policy.resolver.js';
import { BundleProvisionalCopyResolver, ProvisionalCopyResolver } from './provisional-copy.resolver.js';
import { RegistrationResolver } from './registration.resolver.js';
import { BundleRequirementsResolver, RequirementsResolver } from './requirements.resolver.js';
import { SupportingDocumentResolver } from './supporting-document.resolver.js';
import { TrustProductResolver } from './trust-product.resolver.js';

/** Every resolver class: they and the types that they name make up the schema. */
export const RESOLVERS = [
  ChangeCustomerResolver,
  AccountMirrorResolver,
  AccountResolver,
  AddressEdgesResolver,
  AddressResolver,
  AttributeTypeResolver,
  BundleMemberResolver,
  BundleOnboardingsResolver,
  BundleProvisionalCopyResolver,
  BundleRequirementsResolver,
  BundleResolver,
  BundleStatusResolver,
  ChannelEndpointAssignmentResolver,
  ComplianceInquiryResolver,
  CoverageChangedResolver,
  CoverageFacetResolver,
  CoverageOfNumberResolver,
  CoverageResolver,
  CustomerCoverageResolver,
  CustomerFacetsResolver,
  CustomerOfProfileResolver,
  CustomerPhoneNumberResolver,
  CustomerProfileResolver,
  CustomerResolver,
  DriftResolver,
  DocumentEdgesResolver,
  EmbeddedRegistrationResolver,
  EmbeddedSessionResolver,
  EndUserEdgesResolver,
  EndUserResolver,
  EntityAssignmentResolver,
  EvaluationResolver,
  IncomingPhoneNumberResolver,
  NodeResolver,
  OffboardCustomerResolver,
  OnboardingBatchResolver,
  OnboardingDeletionsResolver,
  OnboardingResolver,
  OnboardingNumbersResolver,
  OnboardingPlanResolver,
  OnboardingStartResolver,
  PhoneNumberCoverageResolver,
  PhoneNumberResultResolver,
  PhoneNumbersResolver,
  PolicyAlternativeResolver,
  PolicyResolver,
  ProductEdgesResolver,
  ProfileEdgesResolver,
  ProvisionalCopyResolver,
  RegistrationResolver,
  RequirementsResolver,
  SupportingDocumentResolver,
  TrustProductResolver,
] as const;
