import { isLoopback } from './kinds.js';
import type { SettingName, Values } from './settings.js';

/** Whether a setting has a value. */
type Named = (name: SettingName) => boolean;

/** What is wrong between settings that are each right by themselves. */
export function faultsBetween(named: Named, values: Values): readonly string[] {
  return [...faultsOfTwilio(named), ...faultsOfJwt(named), ...faultsOfAccess(named, values)];
}

function faultsOfTwilio(named: Named): string[] {
  const token = named('TWILIO_AUTH_TOKEN');
  const key = named('TWILIO_API_KEY');
  const keySecret = named('TWILIO_API_SECRET');
  const sid = named('TWILIO_ACCOUNT_SID');
  const faults: string[] = [];
  if (key !== keySecret) faults.push('TWILIO_API_KEY and TWILIO_API_SECRET belong together: set both, or neither.');
  if (sid && !token && !key) {
    faults.push('TWILIO_ACCOUNT_SID is set: set TWILIO_AUTH_TOKEN too, or TWILIO_API_KEY and TWILIO_API_SECRET.');
  }
  if (!sid && (token || key)) faults.push('TWILIO_ACCOUNT_SID is missing: the other TWILIO_ settings need it.');
  if (named('TWILIO_BASE_URL') && !sid) {
    faults.push(
      'TWILIO_BASE_URL is set without credentials: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to what the server there accepts, or leave it out to use the built-in sandbox.',
    );
  }
  return faults;
}

const JWT_NAMES = ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWKS_URL'] as const;

function faultsOfJwt(named: Named): string[] {
  const missing = JWT_NAMES.filter((name) => !named(name));
  if (missing.length === 0 || missing.length === JWT_NAMES.length) return [];
  return [`${JWT_NAMES.join(', ')} belong together: ${missing.join(' and ')} missing.`];
}

function faultsOfAccess(named: Named, values: Values): string[] {
  if (named('API_KEYS') || named('TENANTS_FILE') || JWT_NAMES.some(named)) return [];
  const why = [
    ...(named('TWILIO_ACCOUNT_SID') ? ['Twilio credentials are set'] : []),
    ...(isLoopback(values.HOST) ? [] : ['HOST is not a loopback address']),
  ];
  if (why.length === 0) return [];
  return [
    `${why.join(' and ')}, so callers must be known: set API_KEYS (make a key with: openssl rand -hex 32), TENANTS_FILE, or ${JWT_NAMES.join(', ')}.`,
  ];
}
