import type { Route } from '../http/router.js';
import { a2pRegistrationRoutes } from './a2p-registrations.js';
import { accountRoutes } from './accounts.js';
import { addressRoutes } from './addresses.js';
import { authTokenRoutes } from './auth-tokens.js';
import { catalogueRoutes } from './catalogue.js';
import { customerInquiryRoutes } from './customer-inquiries.js';
import { customerProfileRoutes } from './customer-profiles.js';
import { endUserRoutes } from './end-users.js';
import { incomingPhoneNumberRoutes } from './incoming-phone-numbers.js';
import { registrationInquiryRoutes } from './registration-inquiries.js';
import { supportingDocumentRoutes } from './supporting-documents.js';
import { trustProductRoutes } from './trust-products.js';

/** Everything that is emulated. What is not here answers 501 with this list. */
export const ROUTES: readonly Route[] = [
  ...customerProfileRoutes,
  ...trustProductRoutes,
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
