import type { SandboxControl } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { SECONDARY } from '../../support/reference-contents.js';

export const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';

/** The SIDs of one thing of each kind, each connected with the others. */
export interface SmallGraph {
  readonly profile: string;
  readonly product: string;
  readonly business: string;
  readonly integrity: string;
  readonly document: string;
  readonly address: string;
  readonly number: string;
}

const ADDRESS = {
  customerName: 'Acme',
  street: '1 Market Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  isoCountry: 'US',
};

let line = 0;

/** Lays down a draft profile and a draft product on it, with all that can be attached. Each call makes new ones. */
export function plantSmallGraph(sandbox: SandboxControl, accountSid?: string): SmallGraph {
  line += 1;
  const references = sandbox.seed({
    ...(accountSid !== undefined && { accountSid }),
    phoneNumbers: [{ ref: 'number', phoneNumber: `+1415557${String(line).padStart(4, '0')}` }],
    addresses: [{ ref: 'address', ...ADDRESS }],
    endUsers: [
      {
        ref: 'business',
        friendlyName: 'Business',
        type: 'customer_profile_business_information',
        attributes: { business_name: 'Acme' },
      },
      {
        ref: 'integrity',
        friendlyName: 'Use',
        type: 'voice_integrity_information',
        attributes: { use_case: 'Telehealth', notes: 'none' },
      },
    ],
    supportingDocuments: [
      {
        ref: 'document',
        friendlyName: 'Address',
        type: 'customer_profile_address',
        attributes: { address_sids: '$address' },
      },
    ],
    customerProfiles: [
      {
        ref: 'profile',
        friendlyName: 'Profile',
        email: 'office@acme.example',
        policySid: SECONDARY,
        entities: ['$business', '$document'],
        numbers: ['$number'],
      },
    ],
    trustProducts: [
      {
        ref: 'product',
        friendlyName: 'Product',
        email: 'office@acme.example',
        policySid: VOICE_INTEGRITY,
        entities: ['$profile', '$integrity'],
        numbers: ['$number'],
      },
    ],
  });
  return references as unknown as SmallGraph;
}

/** Lets Trust Hub check both bundles, so that they have an evaluation. */
export async function evaluateBoth(app: GraphQLOverHttp, { profile, product }: SmallGraph): Promise<void> {
  await app.data(`mutation {
    evaluateCustomerProfile(input: { sid: "${profile}" }) { evaluation { sid } }
    evaluateTrustProduct(input: { sid: "${product}" }) { evaluation { sid } }
  }`);
}
