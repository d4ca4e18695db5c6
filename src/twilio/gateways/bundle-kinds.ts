import type { BundleKind, BundleRef } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';

import { requireSid } from '../reading/readable-resource.js';
import type { TwilioClient } from '../transport/client.js';

type TrustHubApi = TwilioClient['trusthub']['v1'];

const CUSTOMER_PROFILES = {
  bundles: ({ customerProfiles }: TrustHubApi) => customerProfiles,
  entityAssignments: (v1: TrustHubApi, sid: Sid) => v1.customerProfiles(sid).customerProfilesEntityAssignments,
  channelEndpointAssignments: (v1: TrustHubApi, sid: Sid) =>
    v1.customerProfiles(sid).customerProfilesChannelEndpointAssignment,
  evaluations: (v1: TrustHubApi, sid: Sid) => v1.customerProfiles(sid).customerProfilesEvaluations,
  provisionalCopy: (v1: TrustHubApi, sid: Sid) => v1.customerProfilesProvisionalCopy(sid),
  sidOfCopy: 'customerProfileSid',
} as const;

const TRUST_PRODUCTS = {
  bundles: ({ trustProducts }: TrustHubApi) => trustProducts,
  entityAssignments: (v1: TrustHubApi, sid: Sid) => v1.trustProducts(sid).trustProductsEntityAssignments,
  channelEndpointAssignments: (v1: TrustHubApi, sid: Sid) =>
    v1.trustProducts(sid).trustProductsChannelEndpointAssignment,
  evaluations: (v1: TrustHubApi, sid: Sid) => v1.trustProducts(sid).trustProductsEvaluations,
  provisionalCopy: (v1: TrustHubApi, sid: Sid) => v1.trustProductsProvisionalCopy(sid),
  sidOfCopy: 'trustProductSid',
} as const;

/** Customer profiles and trust products are one resource, which the twilio package has twice under different names. */
export const SDK_OF_BUNDLE = {
  CustomerProfile: CUSTOMER_PROFILES,
  TrustProduct: TRUST_PRODUCTS,
} as const satisfies Record<BundleKind, unknown>;

/** @throws CallerError INVALID_INPUT for what is no SID of a bundle */
export function requireBundle(bundle: BundleRef): BundleRef {
  requireSid(bundle.sid, 'BU');
  return bundle;
}
