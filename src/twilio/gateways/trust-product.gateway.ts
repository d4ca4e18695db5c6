import { TwilioBundleGateway, type BundleNeighbours } from './bundle.gateway.js';
import type { Scope } from '../reading/scope.js';

/** Trust products: what a business is trusted with, such as Voice Integrity. */
export function createTrustProductGateway(scope: Scope, neighbours: BundleNeighbours): TwilioBundleGateway {
  return new TwilioBundleGateway(
    scope,
    {
      kind: 'TrustProduct',
      noun: 'trust product',
      bundles: ({ client }) => client.trusthub.v1.trustProducts,
    },
    neighbours,
  );
}
