import { ConfigError, readConfig } from '../../../src/config.js';

export const SID = 'AC00000000000000000000000000000001';
export const KEY = 'a-key-of-enough-characters';
export const ENCRYPTION_KEY = `${'a'.repeat(43)}=`;
/** What is set to serve a real account. */
export const TWILIO = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: 'the-secret-token', API_KEYS: KEY };

/** What is wrong with settings. */
export function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
