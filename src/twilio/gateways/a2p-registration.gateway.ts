import type { TrusthubV1A2pBrandRegistrationRequest } from 'twilio/lib/rest/trusthub/v1/a2PBrandRegistration.js';
import type { TrusthubV1A2pCampaignRegistrationRequest } from 'twilio/lib/rest/trusthub/v1/a2PCampaignRegistration.js';

import type { A2pBrandPrefill, A2pCampaignPrefill } from '../../domain/a2p-registration.js';
import { isSid } from '../../domain/sid.js';

import type { InquiryGateway } from '../inquiry-gateways.js';
import { opened, requireInquiryId, subjectOf, type SdkSession } from './inquiry.js';
import type { Scope } from '../reading/scope.js';

const BRAND = subjectOf('A2P brand registration');
const CAMPAIGN = subjectOf('A2P campaign registration');

/** The hosted form for an A2P brand. The one resource of Trust Hub that takes JSON. */
export function createA2pBrandRegistrationGateway({ client }: Scope): InquiryGateway<A2pBrandPrefill> {
  const { v1 } = client.trusthub;
  return {
    start: (prefill) => opened(BRAND, async () => toSession(await v1.a2PBrandRegistrations.create(toBrand(prefill)))),
    resume: (id) =>
      opened(BRAND, async () =>
        toSession(await v1.a2PBrandRegistrationEmbeddedSessions(requireInquiryId(id)).create()),
      ),
  };
}

/** The hosted form for what an A2P brand sends. One that was not begun in a form is opened by its messaging service. */
export function createA2pCampaignRegistrationGateway({ client }: Scope): InquiryGateway<A2pCampaignPrefill> {
  const { v1 } = client.trusthub;
  return {
    start: (prefill) =>
      opened(CAMPAIGN, async () => toSession(await v1.a2PCampaignRegistrations.create(toCampaign(prefill)))),
    resume: (id) =>
      opened(CAMPAIGN, async () => {
        const checked = isSid(id, 'MG') ? id : requireInquiryId(id);
        return toSession(await v1.a2PCampaignRegistrationEmbeddedSessions(checked).create());
      }),
  };
}

function toBrand(prefill: A2pBrandPrefill): TrusthubV1A2pBrandRegistrationRequest {
  const { business, address, contact } = prefill;
  return {
    brandType: prefill.brandType,
    notificationEmail: prefill.notificationEmail,
    friendlyName: prefill.friendlyName,
    themeSetId: prefill.themeSetId,
    businessName: business?.name,
    businessType: business?.type,
    businessIndustry: business?.industry,
    businessWebsite: business?.websiteUrl,
    businessRegistrationAuthority: business?.registrationAuthority,
    businessRegistrationNumber: business?.registrationNumber,
    businessStockSymbol: business?.stockSymbol,
    businessStockExchange: business?.stockExchange,
    businessTaxExemptStatus: business?.taxExemptStatus,
    brandExternalVettingToken: prefill.externalVettingToken,
    businessStreetAddress: address?.street,
    businessStreetAddress2: address?.streetSecondary,
    businessCity: address?.city,
    businessStateProvinceRegion: address?.region,
    businessPostalCode: address?.postalCode,
    businessCountry: address?.isoCountry,
    businessContactFirstName: contact?.firstName,
    businessContactLastName: contact?.lastName,
    businessContactEmail: contact?.email,
    businessContactPhone: contact?.phoneNumber,
    authorizedContactVerificationEmail: prefill.authorizedContactEmail,
    authorizedContactMobilePhoneNumberE164: prefill.authorizedContactMobilePhoneNumber,
    isTest: prefill.test,
    skipAutomaticSecVet: prefill.skipAutomaticSecondaryVetting,
  };
}

function toCampaign(prefill: A2pCampaignPrefill): TrusthubV1A2pCampaignRegistrationRequest {
  const { useCase, optIn, optOut, help } = prefill;
  const [sample1, sample2, sample3, sample4, sample5] = useCase?.sampleMessages ?? [];
  return {
    a2pBrandRegistrationSid: prefill.brandRegistrationSid,
    messagingServiceSid: prefill.messagingServiceSid,
    themeSetId: prefill.themeSetId,
    useCaseCategories: useCase?.categories?.slice(),
    useCaseDescription: useCase?.description,
    useCaseSampleMessage1: sample1,
    useCaseSampleMessage2: sample2,
    useCaseSampleMessage3: sample3,
    useCaseSampleMessage4: sample4,
    useCaseSampleMessage5: sample5,
    useCaseOptInTypes: useCase?.optInTypes?.slice(),
    useCaseOptInDescription: useCase?.optInDescription,
    hasEmbeddedLinks: useCase?.embeddedLinks,
    hasEmbeddedPhone: useCase?.embeddedPhoneNumbers,
    embeddedUrlSample: useCase?.embeddedUrlSample,
    directLending: useCase?.directLending,
    ageGated: useCase?.ageGated,
    privacyPolicyUrl: prefill.privacyPolicyUrl,
    termsAndConditionsUrl: prefill.termsAndConditionsUrl,
    optInKeywords: optIn?.keywords?.slice(),
    optInMessageSample: optIn?.messageSample,
    optOutKeywords: optOut?.keywords?.slice(),
    optOutMessageSample: optOut?.messageSample,
    helpKeywords: help?.keywords?.slice(),
    helpMessageSample: help?.messageSample,
  };
}

function toSession(answer: Readonly<Record<'id' | 'sessionId' | 'sessionToken', unknown>>): SdkSession {
  return { resumeId: answer.id, inquiryId: answer.sessionId, sessionToken: answer.sessionToken };
}
