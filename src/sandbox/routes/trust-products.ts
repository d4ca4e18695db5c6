import { TRUST_PRODUCT } from '../entities/bundle.js';
import { bundleRoutes } from './bundles.js';

export const trustProductRoutes = bundleRoutes(TRUST_PRODUCT);
