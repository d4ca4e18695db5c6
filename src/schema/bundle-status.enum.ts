import { registerEnumType } from 'type-graphql';
import { BundleStatus } from '../domain/bundle.js';

registerEnumType(BundleStatus, {
  name: 'BundleStatus',
  description: 'Where a customer profile or trust product stands on its way to approval.',
  valuesConfig: {
    DRAFT: { description: 'Being put together; not yet sent to Twilio. It can be changed freely.' },
    PENDING_REVIEW: { description: 'Sent to Twilio and waiting for the automatic check.' },
    IN_REVIEW: {
      description:
        'Twilio is reviewing it, which usually takes one to three days, for Voice Integrity 24 to 48 hours. It cannot be edited.',
    },
    TWILIO_REJECTED: { description: 'Twilio rejected it; the rejections say why and what to correct.' },
    TWILIO_APPROVED: { description: 'Twilio approved it, and what it stands for is in force.' },
    UNKNOWN: { description: 'A status that this server does not know; the raw status has the word that Twilio used.' },
  },
});

export { BundleStatus };
