export type {
  AccessSettings,
  AddressLimits,
  AnswerLimits,
  DocumentLimits,
  OperationLimits,
  Config,
  ConnectionLimits,
  JwtSettings,
  Limits,
  SocketLimits,
  LogLevel,
  TwilioCredentials,
} from './config/config.js';
export { checkDataDir, requireDataDir } from './config/data-dir.js';
export { ConfigError, environment, useProductionLibraries } from './config/environment.js';
export { isLoopback, MIN_KEY_LENGTH } from './config/kinds.js';
export { misspeltSettings } from './config/misspelt.js';
export { readConfig, readDatabaseConfig } from './config/read.js';
export { LIMIT_SETTINGS } from './config/limit-settings.js';
export { SETTINGS } from './config/settings.js';
