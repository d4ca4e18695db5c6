import type { A2pBrandPrefill, A2pCampaignPrefill } from '../domain/a2p-registration.js';
import type {
  ComplianceRegistrationPrefill,
  ComplianceRegistrationResumption,
} from '../domain/compliance-registration.js';
import type { CustomerInquiryPrefill, CustomerInquiryResumption, InquiryRecord } from '../domain/inquiry.js';
import type { TollfreeInquiryPrefill } from '../domain/tollfree-inquiry.js';

/*
 * The gateways of Twilio's hosted forms. Nothing here is read, shared or kept: each call returns a session that is only
 * for the caller. They throw what all gateways throw.
 */

/** A hosted form that is started with what is known, and opened again by its id. */
export interface InquiryGateway<Prefill, Resumption = void> {
  start(prefill: Prefill): Promise<InquiryRecord>;
  /** After the session has expired, or to correct what was rejected. */
  resume(id: string, resumption: Resumption): Promise<InquiryRecord>;
}

export interface InquiryGateways {
  readonly complianceInquiries: InquiryGateway<CustomerInquiryPrefill, CustomerInquiryResumption>;
  readonly complianceRegistrations: InquiryGateway<ComplianceRegistrationPrefill, ComplianceRegistrationResumption>;
  /** Starting it again for the same number is how Twilio resumes it. */
  readonly complianceTollfreeInquiries: Pick<InquiryGateway<TollfreeInquiryPrefill>, 'start'>;
  readonly a2pBrandRegistrations: InquiryGateway<A2pBrandPrefill>;
  readonly a2pCampaignRegistrations: InquiryGateway<A2pCampaignPrefill>;
}
