import { TwilioBundleGateway, type BundleNeighbours } from './bundle.gateway.js';
import type { Scope } from '../reading/scope.js';

/** Customer profiles: who the business is. */
export function createCustomerProfileGateway(scope: Scope, neighbours: BundleNeighbours): TwilioBundleGateway {
  return new TwilioBundleGateway(
    scope,
    {
      kind: 'CustomerProfile',
      noun: 'customer profile',
      bundles: ({ client }) => client.trusthub.v1.customerProfiles,
    },
    neighbours,
  );
}
