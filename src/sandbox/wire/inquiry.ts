import { inquiryId } from '../entities/inquiry.js';
import type { Inquiry } from '../entities/inquiry.js';

/** A customer's inquiry. Its `url` is where it is resumed. */
export function customerInquiryJson(row: Inquiry, base: string): object {
  const id = inquiryId(row);
  return { ...sessionOf(row), customer_id: id, url: `${base}/v1/ComplianceInquiries/Customers/${id}/Initialize` };
}

/** A registration's inquiry. */
export function registrationInquiryJson(row: Inquiry, base: string): object {
  const id = inquiryId(row);
  const url = `${base}/v1/ComplianceInquiries/Registration/${id}/RegulatoryCompliance/GB/Initialize`;
  return { ...sessionOf(row), registration_id: id, url };
}

/** A toll-free verification's. Nothing resumes it but starting it again, so that is its `url` (description). */
export function tollfreeInquiryJson(row: Inquiry, base: string): object {
  return {
    ...sessionOf(row),
    registration_id: inquiryId(row),
    url: `${base}/v1/ComplianceInquiries/Tollfree/Initialize`,
  };
}

/** A2P: the only resource of Trust Hub whose keys are in camel case. */
export function embeddedSessionJson(row: Inquiry): object {
  return { id: inquiryId(row), sessionId: row.session.id, sessionToken: row.session.token };
}

function sessionOf({ session }: Inquiry): object {
  return { inquiry_id: session.id, inquiry_session_token: session.token };
}
