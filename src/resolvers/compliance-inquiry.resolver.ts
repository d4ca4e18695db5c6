import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { customerProfileSidOf, type InquiryRecord } from '../domain/inquiry.js';
import { CreateComplianceInquiryInput, ResumeComplianceInquiryInput } from '../schema/compliance-inquiry.input.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import {
  ComplianceInquiry,
  ComplianceInquiryPayload,
  EmbeddedRegistration,
  EmbeddedSession,
} from '../schema/inquiry.type.js';
import { InputArg } from './arguments.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/** The one place where a session's token is revealed: to the caller who opened the form. */
@Resolver(() => EmbeddedSession)
export class EmbeddedSessionResolver {
  @FieldResolver(() => String, {
    description:
      "The `inquirySessionToken` of the embeddable component. A secret: whoever has it can fill in and submit the form. Give it only to this customer's page, and do not store it.",
  })
  inquirySessionToken(@Root() { sessionToken }: InquiryRecord) {
    return sessionToken.reveal();
  }
}

@Resolver(() => EmbeddedRegistration)
export class EmbeddedRegistrationResolver {
  @FieldResolver(() => String, { description: 'By this id the form is opened again. Keep it.' })
  registrationId(@Root() { resumeId }: InquiryRecord) {
    return resumeId;
  }
}

/** The hosted form for a customer profile. */
@Resolver(() => ComplianceInquiry)
export class ComplianceInquiryResolver {
  @FieldResolver(() => String, { description: 'By this id the form is opened again. Keep it.' })
  customerId(@Root() { resumeId }: InquiryRecord) {
    return resumeId;
  }

  @FieldResolver(() => CustomerProfile, {
    nullable: true,
    description: 'The customer profile that the form makes; its status says where the review stands.',
  })
  customerProfile(@Root() { resumeId }: InquiryRecord, @Ctx() { trustHub }: ResolverContext) {
    const sid = customerProfileSidOf(resumeId);
    return sid === null ? null : trustHub.customerProfiles.load(sid);
  }

  @Mutation(() => ComplianceInquiryPayload, {
    description:
      "Starts Twilio's hosted form, in which a business fills in its customer profile by itself. Each call starts another one.",
  })
  async createComplianceInquiry(
    @InputArg(() => CreateComplianceInquiryInput, 'What it is started with.') input: CreateComplianceInquiryInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { complianceInquiry: await trustHub.complianceInquiries.start(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => ComplianceInquiryPayload, {
    description:
      'Opens the form for a customer profile again: when the session has expired, or to correct what was rejected.',
  })
  async resumeComplianceInquiry(
    @InputArg(() => ResumeComplianceInquiryInput, 'Which one to open.') input: ResumeComplianceInquiryInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const { customerId, ...resumption } = plainInput(input);
    const complianceInquiry = await trustHub.complianceInquiries.resume(customerId, resumption);
    return { complianceInquiry, userErrors: [] };
  }
}
