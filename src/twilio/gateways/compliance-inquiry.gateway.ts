import type { CustomerInquiryPrefill, CustomerInquiryResumption } from '../../domain/inquiry.js';

import type { InquiryGateway } from '../inquiry-gateways.js';
import { opened, requireInquiryId, subjectOf, type SdkSession } from './inquiry.js';
import type { Scope } from '../reading/scope.js';

const SUBJECT = subjectOf('compliance inquiry');

/** What another gateway of the scope has to do with it. */
export interface InquiryNeighbours {
  /** The form makes a customer profile, and opening a rejected one may change it. */
  readonly onOpened: () => Promise<void>;
}

/** The hosted form for a customer profile. */
export function createComplianceInquiryGateway(
  scope: Scope,
  { onOpened }: InquiryNeighbours,
): InquiryGateway<CustomerInquiryPrefill, CustomerInquiryResumption> {
  const inquiries = () => scope.client.trusthub.v1.complianceInquiries;
  return {
    start: ({ primaryCustomerProfileSid: primaryProfileSid, notificationEmail, themeSetId }) =>
      opened(SUBJECT, async () =>
        toSession(await inquiries().create({ primaryProfileSid, notificationEmail, themeSetId })),
      ).finally(onOpened),
    resume: (id, { primaryCustomerProfileSid: primaryProfileSid, themeSetId }) =>
      opened(SUBJECT, async () =>
        toSession(await inquiries()(requireInquiryId(id)).update({ primaryProfileSid, themeSetId })),
      ).finally(onOpened),
  };
}

function toSession(answer: Readonly<Record<'customerId' | 'inquiryId' | 'inquirySessionToken', unknown>>): SdkSession {
  return { resumeId: answer.customerId, inquiryId: answer.inquiryId, sessionToken: answer.inquirySessionToken };
}
