import { Ctx, Mutation, Resolver } from 'type-graphql';
import { CreateA2pBrandRegistrationInput, ResumeA2pBrandRegistrationInput } from '../schema/a2p-brand.input.js';
import {
  CreateA2pCampaignRegistrationInput,
  ResumeA2pCampaignRegistrationInput,
} from '../schema/a2p-campaign.input.js';
import {
  CreateComplianceRegistrationInput,
  ResumeComplianceRegistrationInput,
} from '../schema/compliance-registration.input.js';
import { EmbeddedRegistrationPayload } from '../schema/inquiry.type.js';
import { CreateComplianceTollfreeInquiryInput } from '../schema/tollfree-inquiry.input.js';
import { InputArg } from './arguments.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/** The hosted forms for British numbers, toll-free numbers, and A2P brands and campaigns. */
@Resolver()
export class RegistrationResolver {
  @Mutation(() => EmbeddedRegistrationPayload, {
    description: "Starts Twilio's hosted form for British phone numbers, whose regulator asks who uses them.",
  })
  async createComplianceRegistration(
    @InputArg(() => CreateComplianceRegistrationInput, 'What it is started with.')
    input: CreateComplianceRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.complianceRegistrations.start(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description:
      'Opens the form for British phone numbers again: when it has expired, or to correct what was rejected.',
  })
  async resumeComplianceRegistration(
    @InputArg(() => ResumeComplianceRegistrationInput, 'Which one to open.') input: ResumeComplianceRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const { registrationId, ...resumption } = plainInput(input);
    const registration = await trustHub.complianceRegistrations.resume(registrationId, resumption);
    return { registration, userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description:
      "Starts Twilio's hosted form that verifies a toll-free number for messages; for a number whose form was started before, it opens that one again.",
  })
  async createComplianceTollfreeInquiry(
    @InputArg(() => CreateComplianceTollfreeInquiryInput, 'What it is started with.')
    input: CreateComplianceTollfreeInquiryInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.complianceTollfreeInquiries.start(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description:
      "Starts Twilio's hosted form that registers a business as a sender of application messages (A2P brand).",
  })
  async createA2pBrandRegistration(
    @InputArg(() => CreateA2pBrandRegistrationInput, 'What it is started with.') input: CreateA2pBrandRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.a2pBrandRegistrations.start(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description: 'Opens the form for an A2P brand again: the session that still lasts, or a new one.',
  })
  async resumeA2pBrandRegistration(
    @InputArg(() => ResumeA2pBrandRegistrationInput, 'Which one to open.') input: ResumeA2pBrandRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.a2pBrandRegistrations.resume(input.registrationId), userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description: "Starts Twilio's hosted form that registers what an A2P brand sends, and to whom (A2P campaign).",
  })
  async createA2pCampaignRegistration(
    @InputArg(() => CreateA2pCampaignRegistrationInput, 'What it is started with.')
    input: CreateA2pCampaignRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.a2pCampaignRegistrations.start(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => EmbeddedRegistrationPayload, {
    description: 'Opens the form for an A2P campaign again: the session that still lasts, or a new one.',
  })
  async resumeA2pCampaignRegistration(
    @InputArg(() => ResumeA2pCampaignRegistrationInput, 'Which one to open.') input: ResumeA2pCampaignRegistrationInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { registration: await trustHub.a2pCampaignRegistrations.resume(input.registrationId), userErrors: [] };
  }
}
