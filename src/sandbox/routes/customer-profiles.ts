import { CUSTOMER_PROFILE } from '../entities/bundle.js';
import { bundleRoutes } from './bundles.js';

export const customerProfileRoutes = bundleRoutes(CUSTOMER_PROFILE);
