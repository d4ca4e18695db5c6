import {
  CreateA2pBrandRegistrationDocument,
  CreateA2pCampaignRegistrationDocument,
  CreateComplianceInquiryDocument,
  CreateComplianceRegistrationDocument,
  CreateComplianceTollfreeInquiryDocument,
  ResumeA2pBrandRegistrationDocument,
  ResumeA2pCampaignRegistrationDocument,
  ResumeComplianceInquiryDocument,
  ResumeComplianceRegistrationDocument,
} from '../operations/generated/graphql.js';
import { way, type Ways } from './way.js';

const email = 'ada@acme-dental.com';
const BRAND = `BN${'a'.repeat(32)}`;

/** The hosted forms. */
export const INQUIRY_WAYS: Ways = {
  CreateComplianceInquiry: [
    way('Mutation.createComplianceInquiry', CreateComplianceInquiryDocument, async (stage) => ({
      input: { primaryCustomerProfileSid: await stage.primary(), notificationEmail: email },
    })),
  ],
  UpdateComplianceInquiry: [
    way('Mutation.resumeComplianceInquiry', ResumeComplianceInquiryDocument, async (stage) => {
      const primaryProfileSid = await stage.primary();
      const { customerId } = await stage.client.trusthub.v1.complianceInquiries.create({ primaryProfileSid });
      return { input: { customerId, primaryCustomerProfileSid: primaryProfileSid } };
    }),
  ],
  CreateComplianceRegistration: [
    way('Mutation.createComplianceRegistration', CreateComplianceRegistrationDocument, {
      input: { endUserType: 'BUSINESS', phoneNumberType: 'LOCAL', notificationEmail: email },
    }),
  ],
  UpdateComplianceRegistration: [
    way('Mutation.resumeComplianceRegistration', ResumeComplianceRegistrationDocument, async (stage) => {
      const { complianceRegistrationInquiries: all } = stage.client.trusthub.v1;
      const { registrationId } = await all.create({ endUserType: 'Individual', phoneNumberType: 'mobile' });
      return { input: { registrationId, isvEmbed: true } };
    }),
  ],
  CreateComplianceTollfreeInquiry: [
    way(
      'Mutation.createComplianceTollfreeInquiry',
      CreateComplianceTollfreeInquiryDocument,
      async (stage) => ({ input: { phoneNumber: await stage.tollfreeNumber(), notificationEmail: email } }),
      'which also opens the form of a number again',
    ),
  ],
  CreateA2pBrandRegistration: [
    way('Mutation.createA2pBrandRegistration', CreateA2pBrandRegistrationDocument, {
      input: { brandType: 'STANDARD', notificationEmail: email },
    }),
  ],
  CreateA2pBrandRegistrationEmbeddedSession: [
    way('Mutation.resumeA2pBrandRegistration', ResumeA2pBrandRegistrationDocument, async (stage) => {
      const brand = { brandType: 'STANDARD', notificationEmail: email };
      const { id } = await stage.client.trusthub.v1.a2PBrandRegistrations.create(brand);
      return { input: { registrationId: id } };
    }),
  ],
  CreateA2pCampaignRegistration: [
    way('Mutation.createA2pCampaignRegistration', CreateA2pCampaignRegistrationDocument, {
      input: { brandRegistrationSid: BRAND },
    }),
  ],
  CreateA2pCampaignRegistrationEmbeddedSession: [
    way('Mutation.resumeA2pCampaignRegistration', ResumeA2pCampaignRegistrationDocument, async (stage) => {
      const campaign = { a2pBrandRegistrationSid: BRAND };
      const { id } = await stage.client.trusthub.v1.a2PCampaignRegistrations.create(campaign);
      return { input: { registrationId: id } };
    }),
  ],
};
