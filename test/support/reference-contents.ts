/** The customer profiles of the reference query. */
export const PROFILES = 20;
const NUMBERS_EACH = 3;
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';
export const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

/**
 * Contents for a sandbox: profiles with three end users, a document and three numbers of their own, and a few products.
 * Their evaluations are not among them; `$profile-0` and so on are the profiles.
 */
export function referenceContents() {
  const each = Array.from({ length: PROFILES }, (_, index) => index);
  const numbers = each.flatMap((profile) =>
    Array.from({ length: NUMBERS_EACH }, (_, index) => ({
      ref: `number-${profile}-${index}`,
      phoneNumber: `+1415556${String(profile * NUMBERS_EACH + index).padStart(4, '0')}`,
    })),
  );
  const types = ['customer_profile_business_information', 'authorized_representative_1', 'authorized_representative_2'];
  return {
    phoneNumbers: numbers,
    addresses: each.slice(0, 4).map((index) => ({
      ref: `address-${index}`,
      customerName: 'Acme',
      street: `${index + 1} Market Street`,
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94105',
      isoCountry: 'US',
    })),
    endUsers: each.flatMap((profile) =>
      types.map((type, index) => ({
        ref: `user-${profile}-${index}`,
        friendlyName: `User ${profile} ${index}`,
        type,
        attributes: {},
      })),
    ),
    supportingDocuments: each.map((profile) => ({
      ref: `document-${profile}`,
      friendlyName: `Document ${profile}`,
      type: 'customer_profile_address',
      attributes: { address_sids: `$address-${profile % 4}` },
    })),
    customerProfiles: each.map((profile) => ({
      ref: `profile-${profile}`,
      friendlyName: `Profile ${profile}`,
      email: 'office@acme.example',
      policySid: SECONDARY,
      entities: [...types.map((_, index) => `$user-${profile}-${index}`), `$document-${profile}`],
      numbers: Array.from({ length: NUMBERS_EACH }, (_, index) => `$number-${profile}-${index}`),
    })),
    trustProducts: each.slice(0, 5).map((profile) => ({
      friendlyName: `Product ${profile}`,
      email: 'office@acme.example',
      policySid: VOICE_INTEGRITY,
      entities: [`$profile-${profile}`, `$user-${profile}-0`],
      numbers: [`$number-${profile}-0`],
    })),
  };
}
