import type { ComplianceRegistrationInquiriesListInstanceCreateOptions } from 'twilio/lib/rest/trusthub/v1/complianceRegistrationInquiries.js';

import type {
  ComplianceRegistrationPrefill,
  ComplianceRegistrationResumption,
} from '../../domain/compliance-registration.js';

import type { InquiryGateway } from '../inquiry-gateways.js';
import { opened, requireInquiryId, subjectOf, type SdkSession } from './inquiry.js';
import type { Scope } from '../reading/scope.js';

const SUBJECT = subjectOf('compliance registration');

/** The hosted form for British phone numbers. */
export function createComplianceRegistrationGateway(
  scope: Scope,
): InquiryGateway<ComplianceRegistrationPrefill, ComplianceRegistrationResumption> {
  const inquiries = () => scope.client.trusthub.v1.complianceRegistrationInquiries;
  return {
    start: (prefill) => opened(SUBJECT, async () => toSession(await inquiries().create(toParameters(prefill)))),
    resume: (id, { isvEmbed: isIsvEmbed, themeSetId }) =>
      opened(SUBJECT, async () =>
        toSession(await inquiries()(requireInquiryId(id)).update({ isIsvEmbed, themeSetId })),
      ),
  };
}

function toParameters(
  prefill: ComplianceRegistrationPrefill,
): ComplianceRegistrationInquiriesListInstanceCreateOptions {
  const { business, authorizedRepresentative: person, individual, address, emergencyAddress, document } = prefill;
  return {
    endUserType: prefill.endUserType,
    phoneNumberType: prefill.phoneNumberType,
    friendlyName: prefill.friendlyName,
    notificationEmail: prefill.notificationEmail,
    acceptedNotificationReceipt: prefill.acceptedNotificationReceipt,
    businessIdentityType: business?.identity,
    businessRegistrationAuthority: business?.registrationAuthority,
    businessLegalName: business?.legalName,
    businessRegistrationNumber: business?.registrationNumber,
    businessWebsiteUrl: business?.websiteUrl,
    authorizedRepresentative1FirstName: person?.firstName,
    authorizedRepresentative1LastName: person?.lastName,
    authorizedRepresentative1Phone: person?.phoneNumber,
    authorizedRepresentative1Email: person?.email,
    authorizedRepresentative1DateOfBirth: person?.dateOfBirth,
    firstName: individual?.firstName,
    lastName: individual?.lastName,
    dateOfBirth: individual?.dateOfBirth,
    individualEmail: individual?.email,
    individualPhone: individual?.phoneNumber,
    addressStreet: address?.street,
    addressStreetSecondary: address?.streetSecondary,
    addressCity: address?.city,
    addressSubdivision: address?.region,
    addressPostalCode: address?.postalCode,
    addressCountryCode: address?.isoCountry,
    emergencyAddressStreet: emergencyAddress?.street,
    emergencyAddressStreetSecondary: emergencyAddress?.streetSecondary,
    emergencyAddressCity: emergencyAddress?.city,
    emergencyAddressSubdivision: emergencyAddress?.region,
    emergencyAddressPostalCode: emergencyAddress?.postalCode,
    emergencyAddressCountryCode: emergencyAddress?.isoCountry,
    useAddressAsEmergencyAddress: prefill.useAddressAsEmergencyAddress,
    fileName: document?.fileName,
    file: document?.file,
    isIsvEmbed: prefill.isvEmbed,
    isvRegisteringForSelfOrTenant: prefill.isvRegisteringForSelfOrTenant,
    statusCallbackUrl: prefill.statusCallback,
    themeSetId: prefill.themeSetId,
  };
}

function toSession(
  answer: Readonly<Record<'registrationId' | 'inquiryId' | 'inquirySessionToken', unknown>>,
): SdkSession {
  return { resumeId: answer.registrationId, inquiryId: answer.inquiryId, sessionToken: answer.inquirySessionToken };
}
