export { createAuthenticator, type Authenticator } from './access/authenticator.js';
export { createCallbacks, type Callbacks } from './callbacks.js';
export { ERROR_CODES, type ErrorCode } from './error-codes.js';
export { greeting } from './greeting.js';
export { openListener, type Listener } from './listener.js';
export { createLog, heldOutput, type LogOutput } from './log.js';
export { createRates } from './rates/rates.js';
export { checkUpstream, type UpstreamCheck } from './upstream-check.js';
export { createServer, type Server, type ServerParts, type ServerSettings } from './server.js';
