// Written by `npm run codegen` from schema.graphql and src/client/operations. Do not edit.

/** The server carries each of them out once for a key, however often it is sent. */
export const KEYED_MUTATIONS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'addPhoneNumbers',
  'changeCustomer',
  'movePhoneNumbers',
  'offboardCustomer',
  'onboardA2pMessagingProfile',
  'onboardCnam',
  'onboardMany',
  'onboardSecondaryCustomerProfile',
  'onboardShakenStir',
  'onboardSoleProprietor',
  'onboardStarterCustomerProfile',
  'onboardTrustProduct',
  'onboardVoiceIntegrity',
  'removePhoneNumbers',
  'setPhoneNumbers',
]);
