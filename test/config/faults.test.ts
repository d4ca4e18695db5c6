import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { ENCRYPTION_KEY, KEY, SID, TWILIO, faultsOf } from './support/settings.js';

function jwt(): Record<string, string> {
  return { JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'audience', JWKS_URL: 'https://i.example/jwks' };
}

describe('faults', () => {
  it('reports all of them at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      PLAYGROUND: 'maybe',
      DATABASE_URL: 'mysql://h/d',
      REVIEW_POLL_SECONDS: 'often',
      TWILIO_API_KEY: 'SK1',
      JWT_ISSUER: 'i',
      API_KEYS: 'short',
      ALLOWED_ORIGINS: 'https://a.example/path',
    });
    expect(faults).toHaveLength(10);
    expect(faults.join('\n')).toContain('openssl rand -hex 32');
  });

  it.each([
    [{ TWILIO_ACCOUNT_SID: SID, API_KEYS: KEY }, /set TWILIO_AUTH_TOKEN too/],
    [
      { TWILIO_ACCOUNT_SID: 'nope', TWILIO_AUTH_TOKEN: 'x', API_KEYS: KEY },
      /TWILIO_ACCOUNT_SID must be an account SID/,
    ],
    [{ TWILIO_AUTH_TOKEN: 'x', API_KEYS: KEY }, /TWILIO_ACCOUNT_SID is missing/],
    [{ TWILIO_BASE_URL: 'http://127.0.0.1:1' }, /TWILIO_BASE_URL is set without credentials: set TWILIO_ACCOUNT_SID/],
    [{ JWT_ISSUER: 'i', JWT_AUDIENCE: 'a' }, /JWKS_URL missing/],
    [{ ...jwt(), JWKS_URL: 'http://i.example/jwks' }, /JWKS_URL must begin with https/],
    [{ API_KEYS: 'has spaces in the middle of it' }, /sent in a header/],
    [{ API_KEYS: ' , ' }, /has no key/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, /OTEL_EXPORTER_OTLP_ENDPOINT must be an address that begins/],
    [
      { ENCRYPTION_KEYS: 'c2hvcnQ=' },
      /ENCRYPTION_KEYS every key must be 32 bytes in base64 .* openssl rand -base64 32/,
    ],
    [{ ENCRYPTION_KEYS: 'f'.repeat(64) }, /ENCRYPTION_KEYS every key must be 32 bytes in base64/],
    [{ ENCRYPTION_KEYS: `${ENCRYPTION_KEY},${ENCRYPTION_KEY}` }, /ENCRYPTION_KEYS has the same key twice/],
    [{ ENCRYPTION_KEYS: ',' }, /ENCRYPTION_KEYS has no key/],
    [{ ONBOARDING_RETENTION_DAYS: '0' }, /ONBOARDING_RETENTION_DAYS must be at least 1/],
    [{ DATABASE_URL: 'mysql://u:p@h/d' }, /DATABASE_URL must be an address that begins with postgresql:/],
    [{ DATABASE_URL: 'host=h dbname=d' }, /DATABASE_URL must be an address that begins with postgresql:/],
    [{ DATABASE_URL: '"postgresql://u:p@h/d"' }, /DATABASE_URL is in quotes/],
    [{ DATABASE_URL: 'postgresql://u:p#w@h/d' }, /DATABASE_URL contains a #.*%23/],
    [{ DATABASE_URL: 'postgresql://u:1/2@h/d' }, /DATABASE_URL has a \/ or a \? in its user or password.*%2F/],
    [{ DATABASE_URL: 'postgresql://u:1?2@h/d' }, /DATABASE_URL has a \/ or a \? in its user or password.*%3F/],
    [{ DATABASE_URL: 'postgresql://u:%ff@h/d' }, /DATABASE_URL contains a % .*%25/],
    [{ DATABASE_URL: 'postgresql://u:p@h1,h2/d' }, /DATABASE_URL names several hosts/],
    [{ DATABASE_URL: 'postgresql://u:p@h1:5432,h2:5432/d' }, /DATABASE_URL names several hosts/],
    [{ DATABASE_URL: 'postgresql://u:p@/d?host=h1,h2' }, /DATABASE_URL names several hosts/],
    [{ DATABASE_URL: 'postgresql://u:p@h:x/d' }, /DATABASE_URL has a port that is not a number/],
    [{ DATABASE_URL: 'postgresql://u:p@h/d?port=70000' }, /DATABASE_URL has a port that is not a number/],
    [{ DATABASE_URL: 'postgresql://u:p@[::1/d' }, /DATABASE_URL cannot be read as an address/],
    [
      { DATABASE_URL: 'postgresql://u:p@h/d?sslmode=requier' },
      /DATABASE_URL has an sslmode that is unknown.*verify-full/,
    ],
    [{ DATABASE_URL: 'postgresql://u:p@h/d?ssl=false' }, /DATABASE_URL has an ssl that is unknown.*sslmode=disable/],
    [
      { DATABASE_URL: 'postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/nowhere/ca.pem' },
      /DATABASE_URL names a file in sslrootcert that cannot be read \(ENOENT\)/,
    ],
    [{ PORT: '4000.5' }, /PORT must be a whole number/],
  ])('%j', (env, wanted) => {
    expect(faultsOf(env as Record<string, string>).join('\n')).toMatch(wanted);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST is not a loopback address'],
    [{ HOST: 'localhost.example' }, 'HOST is not a loopback address'],
    [{ HOST: '127.0.0.1.example' }, 'HOST is not a loopback address'],
    [{ TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: 'x' }, 'Twilio credentials are set'],
  ])('refuses %j without a way to know callers', (env, why) => {
    const [fault] = faultsOf(env);
    expect(fault).toContain(why);
    expect(fault).toContain('set API_KEYS');
    for (const access of [{ API_KEYS: KEY }, { TENANTS_FILE: 't.json' }, jwt()]) {
      expect(faultsOf({ ...env, ...access })).toEqual([]);
    }
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('takes %s for loopback', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([]);
  });
});

it.each([
  'postgresql://u:p@/d?host=/run/postgresql',
  'postgresql://u:p@/d?host=/run/postgresql&port=6432',
  'postgresql://u:p@%2Frun%2Fpostgresql/d',
  'postgres://u:p%23w%2F@h:5432/d',
  'postgres://u:p@ss:w@h/d',
  'postgresql://u:p@[::1]:5432/d?sslmode=verify-full',
  'postgresql:///d',
])('takes the address %s as it is', (DATABASE_URL) => {
  expect(readConfig({ DATABASE_URL }).databaseUrl?.reveal()).toBe(DATABASE_URL);
});

it('prints no secret: neither in a fault nor from a configuration', () => {
  const secrets = {
    API_KEYS: 'canary',
    TWILIO_AUTH_TOKEN: 'canary',
    DATABASE_URL: 'canary',
    PORT: 'canary',
    ENCRYPTION_KEYS: 'canary',
  };
  expect(faultsOf(secrets).join()).not.toContain('canary');
  const config = readConfig({
    ...TWILIO,
    API_KEYS: 'canary-canary-canary',
    ENCRYPTION_KEYS: `canary${'a'.repeat(37)}=`,
    TWILIO_AUTH_TOKEN: 'canary',
    DATABASE_URL: 'postgres://canary@h/d',
  });
  for (const text of [inspect(config, { depth: 9 }), JSON.stringify(config), String(config.access.apiKeys)]) {
    expect(text).not.toContain('canary');
    expect(text).toContain('*');
  }
});
