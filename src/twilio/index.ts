/** Trust Hub through the twilio package. The rest of the server sees only what is exported here. */
export { createTrustHubFactory, type TrustHubFactoryOptions } from './factory.js';
export type * from './trust-hub.js';
