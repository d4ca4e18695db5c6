import { z } from 'zod';
import { describeSid, isSid } from '../domain/sid.js';
import { LOG_LEVELS } from './config.js';
import { databaseUrl } from './database-url.js';
import { LIMIT_SETTINGS } from './limit-settings.js';
import {
  apiKeys,
  encryptionKeys,
  flag,
  isLoopback,
  list,
  metricsKey,
  pairs,
  seconds,
  secret,
  text,
  url,
  whole,
  type Setting,
} from './kinds.js';

/** Every setting, in the order of `.env.example` and docs/settings.md, which are both made from this table. */
export const SETTINGS = {
  PORT: { parse: whole(0, 65_535), fallback: '4000', about: 'Port of the server; 0 takes a free one.' },
  HOST: {
    parse: text(),
    fallback: '127.0.0.1',
    about: 'Address to listen on. Any other than loopback needs API_KEYS, TENANTS_FILE or JWT_*.',
  },
  PUBLIC_BASE_URL: {
    parse: url('http:', 'https:'),
    fallback: '',
    about:
      'Where Twilio can reach this server, such as https://trusthub.example.com. Status callbacks are asked for only when it is set; with the sandbox it is the server itself.',
  },
  ALLOWED_ORIGINS: {
    parse: list().refine((origins) => origins.every((o) => URL.canParse(o) && new URL(o).origin === o), {
      error: 'must be origins such as https://app.example.com (no path, no slash at the end), separated by commas',
    }),
    fallback: '',
    about: 'Origins of web pages elsewhere that may call the API from a browser, separated by commas.',
  },
  TWILIO_ACCOUNT_SID: {
    parse: z.string().refine((value) => isSid(value, 'AC'), { error: `must be an account SID: ${describeSid('AC')}` }),
    fallback: '',
    about: 'Twilio account. Without any TWILIO_ setting the server runs on its built-in sandbox.',
  },
  TWILIO_AUTH_TOKEN: {
    parse: secret(),
    fallback: '',
    about: "The account's auth token; it also verifies Twilio's callbacks, and opens subaccounts.",
  },
  TWILIO_API_KEY: { parse: text(), fallback: '', about: 'An API key (SK...) used instead of the auth token.' },
  TWILIO_API_SECRET: { parse: secret(), fallback: '', about: 'The secret of TWILIO_API_KEY.' },
  TWILIO_BASE_URL: {
    parse: url('http:', 'https:'),
    fallback: '',
    about: 'Sends every Twilio host there instead: a mock, a recorder, another sandbox.',
  },
  DATABASE_URL: {
    parse: databaseUrl(),
    fallback: '',
    about:
      'PostgreSQL 14 or newer, as postgresql://user:password@host:5432/database (docs/databases.md). Without it an embedded one is started under DATA_DIR.',
  },
  DATABASE_WAIT_SECONDS: {
    parse: whole(0, 86_400),
    fallback: '30',
    about:
      'How long a start waits for a database that does not answer, in seconds. After that it ends with exit code 1.',
  },
  DATA_DIR: { parse: text(), fallback: '.data', about: 'Folder of the embedded PostgreSQL and of the sandbox.' },
  API_KEYS: {
    parse: apiKeys(),
    fallback: '',
    about: 'Keys of callers, separated by commas, sent as "Authorization: Bearer KEY". Make one: openssl rand -hex 32',
  },
  TENANTS_FILE: {
    parse: text(),
    fallback: '',
    about:
      'JSON file of callers and their accounts: [{ "name", "apiKey" or "apiKeySha256", "accounts": ["AC..."], "subaccounts": true for all subaccounts too }].',
  },
  JWT_ISSUER: { parse: text(), fallback: '', about: 'Issuer of accepted JSON Web Tokens.' },
  JWT_AUDIENCE: { parse: text(), fallback: '', about: 'Audience that a JSON Web Token must name.' },
  JWKS_URL: {
    parse: url('https:', 'http:').refine((value) => value.startsWith('https:') || isLoopback(new URL(value).hostname), {
      error: 'must begin with https:// unless it is on loopback',
    }),
    fallback: '',
    about: "Where the issuer's public keys are.",
  },
  JWT_ACCOUNT_OPTIONAL: {
    parse: flag(),
    fallback: '',
    about:
      'on or off: whether a token without the claim account_sids acts for the account of TWILIO_ACCOUNT_SID. Default off: it is refused.',
  },
  METRICS_KEY: {
    parse: metricsKey(),
    fallback: '',
    about:
      'Key that reads /metrics, sent as "Authorization: Bearer KEY"; it opens nothing else. Without it the keys of API_KEYS read them. Those of tenants and tokens never do.',
  },
  ACCOUNT_CONCURRENCY: {
    parse: whole(1, 500),
    // The reference query's widest round is 64 calls; 429 answers halve the cap until Twilio is content (AIMD).
    fallback: '100',
    about:
      'Twilio requests of one account at the same time, over all processes; halved after a 429, then increased again step by step.',
  },
  UPSTREAM_TIMEOUT_MS: {
    parse: whole(100, 300_000),
    fallback: '15000',
    about: 'Milliseconds to wait for one answer of Twilio.',
  },
  UPSTREAM_PATIENCE_HOURS: {
    parse: z.coerce
      .number({ error: 'must be a number of hours' })
      .min(0, 'must be at least 0')
      .max(8_760, 'must be at most 8760'),
    fallback: '24',
    about:
      'Hours that an onboarding waits for a Twilio that cannot be reached or asks to wait, before it needs a person. It goes on by itself as soon as Twilio answers.',
  },
  REVIEW_POLL_SECONDS: {
    parse: z.coerce
      .number({ error: 'must be a number of seconds' })
      .min(0.05, 'must be at least 0.05')
      .max(86_400, 'must be at most 86400'),
    fallback: '',
    about: 'How often waiting reviews are polled, in seconds. Default 300 with Twilio, 5 with the sandbox.',
  },
  ENCRYPTION_KEYS: {
    parse: encryptionKeys(),
    fallback: '',
    about:
      'Encrypts the business data of onboardings in the database. Keys separated by commas: the first encrypts, all decrypt (docs/data-at-rest.md). Make one: openssl rand -base64 32',
  },
  ONBOARDING_RETENTION_DAYS: {
    parse: whole(1, 36_500),
    fallback: '',
    about:
      'Deletes onboardings with everything kept of them this many days after they ended. Unset: they are kept for ever.',
  },
  MIRROR: {
    parse: flag(),
    fallback: 'on',
    about:
      'on or off: whether a copy of each account is kept in the database, from which customers are searched (docs/mirror.md).',
  },
  MIRROR_SWEEP_SECONDS: {
    parse: seconds(0.05, 86_400),
    fallback: '',
    about:
      "How often the lists of an account are read for that copy, and at most how often each bundle's assignments, in seconds. Default 300 with Twilio, 5 with the sandbox.",
  },
  MIRROR_CALLS_PER_MINUTE: {
    parse: whole(1, 100_000),
    fallback: '',
    about:
      'Twilio requests a minute that may be spent on the assignments of bundles, for each account. Default 600 with Twilio, 6000 with the sandbox.',
  },
  CONSOLE: {
    parse: flag(),
    fallback: 'on',
    about: 'on or off: the page for a support desk under /console/, to which / leads (docs/console.md).',
  },
  PLAYGROUND: {
    parse: flag(),
    fallback: '',
    about: 'on or off: GraphiQL under /playground/. Default on with the sandbox, off with Twilio.',
  },
  INTROSPECTION: {
    parse: flag(),
    fallback: '',
    about: 'on or off: whether callers may read the schema. Default on with the sandbox, off with Twilio.',
  },
  ...LIMIT_SETTINGS,
  LOG_LEVEL: {
    parse: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }),
    fallback: 'info',
    about: `One of ${LOG_LEVELS.join(', ')}.`,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    parse: url('http:', 'https:'),
    fallback: '',
    about:
      "Sends traces to this OpenTelemetry collector (OTLP over HTTP, such as http://127.0.0.1:4318). OpenTelemetry's own variables for headers, sampling and resource attributes then count too.",
  },
  SANDBOX_PORT: { parse: whole(0, 65_535), fallback: '0', about: 'Port of the built-in sandbox; 0 takes a free one.' },
  SANDBOX_LATENCY_MS: {
    parse: whole(0, 60_000),
    fallback: '0',
    about: 'Milliseconds that the sandbox takes to answer, to behave like Twilio.',
  },
  SANDBOX_REVIEW_DELAY_MS: {
    parse: whole(0, 86_400_000),
    fallback: '3000',
    about: "Milliseconds that the sandbox's reviewer takes.",
  },
  SANDBOX_PHONE_NUMBERS: {
    parse: whole(1, 5_000),
    fallback: '200',
    about: 'How many phone numbers the sandbox begins with. docs/sandbox.md says how to get more of them later.',
  },
  SANDBOX_SWITCHES: {
    parse: pairs(),
    fallback: '',
    about:
      'Behaviours of the sandbox other than the default, from the table in docs/sandbox.md: resubmission=refused, several separated by commas.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
/** What was read; a setting without a default may be undefined. */
export type Values = {
  readonly [Name in SettingName]:
    z.output<(typeof SETTINGS)[Name]['parse']> | ((typeof SETTINGS)[Name]['fallback'] extends '' ? undefined : never);
};
