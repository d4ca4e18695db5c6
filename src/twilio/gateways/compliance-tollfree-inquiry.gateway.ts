import type { ComplianceTollfreeInquiriesListInstanceCreateOptions } from 'twilio/lib/rest/trusthub/v1/complianceTollfreeInquiries.js';

import type { TollfreeInquiryPrefill } from '../../domain/tollfree-inquiry.js';

import type { InquiryGateways } from '../inquiry-gateways.js';
import { opened, subjectOf } from './inquiry.js';
import type { Scope } from '../reading/scope.js';

const SUBJECT = subjectOf('toll-free inquiry');

/** The hosted form that verifies a toll-free number. */
export function createComplianceTollfreeInquiryGateway(scope: Scope): InquiryGateways['complianceTollfreeInquiries'] {
  return {
    start: (prefill) =>
      opened(SUBJECT, async () => {
        const inquiry = await scope.client.trusthub.v1.complianceTollfreeInquiries.create(toParameters(prefill));
        const { registrationId: resumeId, inquiryId, inquirySessionToken: sessionToken } = inquiry;
        return { resumeId, inquiryId, sessionToken };
      }),
  };
}

function toParameters(prefill: TollfreeInquiryPrefill): ComplianceTollfreeInquiriesListInstanceCreateOptions {
  const { business, contact, address, messaging } = prefill;
  return {
    tollfreePhoneNumber: prefill.phoneNumber,
    notificationEmail: prefill.notificationEmail,
    customerProfileSid: prefill.customerProfileSid,
    businessName: business?.name,
    doingBusinessAs: business?.doingBusinessAs,
    businessType: business?.type,
    businessWebsite: business?.websiteUrl,
    businessRegistrationNumber: business?.registrationNumber,
    businessRegistrationAuthority: business?.registrationAuthority,
    businessRegistrationCountry: business?.registrationCountry,
    businessContactFirstName: contact?.firstName,
    businessContactLastName: contact?.lastName,
    businessContactEmail: contact?.email,
    businessContactPhone: contact?.phoneNumber,
    businessStreetAddress: address?.street,
    businessStreetAddress2: address?.streetSecondary,
    businessCity: address?.city,
    businessStateProvinceRegion: address?.region,
    businessPostalCode: address?.postalCode,
    businessCountry: address?.isoCountry,
    useCaseCategories: messaging?.useCaseCategories?.slice(),
    useCaseSummary: messaging?.useCaseSummary,
    productionMessageSample: messaging?.sampleMessage,
    messageVolume: messaging?.monthlyVolume,
    optInType: messaging?.optInType,
    optInImageUrls: messaging?.optInImageUrls?.slice(),
    optInKeywords: messaging?.optInKeywords?.slice(),
    optInConfirmationMessage: messaging?.optInConfirmationMessage,
    helpMessageSample: messaging?.helpMessageSample,
    privacyPolicyUrl: messaging?.privacyPolicyUrl,
    termsAndConditionsUrl: messaging?.termsAndConditionsUrl,
    ageGatedContent: messaging?.ageGatedContent,
    additionalInformation: prefill.additionalInformation,
    externalReferenceId: prefill.externalReferenceId,
    vettingId: prefill.vettingId,
    vettingProvider: prefill.vettingProvider,
    skipMessagingUseCase: prefill.skipMessagingUseCase,
    themeSetId: prefill.themeSetId,
  };
}
