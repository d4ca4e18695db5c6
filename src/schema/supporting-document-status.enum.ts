import { registerEnumType } from 'type-graphql';
import { SupportingDocumentStatus } from '../domain/supporting-document.js';

registerEnumType(SupportingDocumentStatus, {
  name: 'SupportingDocumentStatus',
  description: 'Where the review of a supporting document stands.',
  valuesConfig: {
    DRAFT: { description: 'Not yet sent to review; it can be changed freely.' },
    PENDING_REVIEW: { description: 'Under review, together with the profile or product that it belongs to.' },
    REJECTED: { description: 'Rejected by Twilio.' },
    APPROVED: { description: 'Accepted by Twilio.' },
    EXPIRED: { description: 'Was accepted once and is no longer valid.' },
    PROVISIONALLY_APPROVED: { description: 'Accepted for the time being; Twilio may still review it again.' },
    UNKNOWN: { description: 'A status that this server does not know.' },
  },
});

export { SupportingDocumentStatus };
