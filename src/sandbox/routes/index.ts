import type { Route } from '../router.js';
import { accountRoutes } from './accounts.js';
import { addressRoutes } from './addresses.js';
import { catalogueRoutes } from './catalogue.js';
import { customerProfileRoutes } from './customer-profiles.js';
import { endUserRoutes } from './end-users.js';
import { incomingPhoneNumberRoutes } from './incoming-phone-numbers.js';
import { supportingDocumentRoutes } from './supporting-documents.js';
import { trustProductRoutes } from './trust-products.js';

/** Everything that is emulated. What is not here answers 501 with this list. */
export const ROUTES: readonly Route[] = [
  ...customerProfileRoutes,
  ...trustProductRoutes,
  ...endUserRoutes,
  ...supportingDocumentRoutes,
  ...catalogueRoutes,
  ...addressRoutes,
  ...incomingPhoneNumberRoutes,
  ...accountRoutes,
];
