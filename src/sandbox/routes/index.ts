import { CUSTOMER_PROFILE, TRUST_PRODUCT } from '../entities/bundle.js';
import type { Route } from '../http/router.js';
import { a2pRegistrationRoutes } from './a2p-registrations.js';
import { accountRoutes } from './accounts.js';
import { addressRoutes } from './addresses.js';
import { authTokenRoutes } from './auth-tokens.js';
import { bundleRoutes } from './bundles.js';
import { catalogueRoutes } from './catalogue.js';
import { customerInquiryRoutes } from './customer-inquiries.js';
import { endUserRoutes } from './end-users.js';
import { incomingPhoneNumberRoutes } from './incoming-phone-numbers.js';
import { registrationInquiryRoutes } from './registration-inquiries.js';
import { supportingDocumentRoutes } from './supporting-documents.js';

/** Everything that is emulated. What is not here answers 501 with this list. */
export const ROUTES: readonly Route[] = [
  ...bundleRoutes(CUSTOMER_PROFILE),
  ...bundleRoutes(TRUST_PRODUCT),
  ...endUserRoutes,
  ...supportingDocumentRoutes,
  ...catalogueRoutes,
  ...customerInquiryRoutes,
  ...registrationInquiryRoutes,
  ...a2pRegistrationRoutes,
  ...addressRoutes,
  ...incomingPhoneNumberRoutes,
  ...accountRoutes,
  ...authTokenRoutes,
];
