import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { Secret } from './domain/secret.js';
import { describeSid, isSid, type Sid } from './domain/sid.js';

/** The settings are wrong, or something that they name is; `message` lists every fault. Ends the process with 78. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings need a correction:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export type TwilioCredentials =
  | { readonly accountSid: Sid; readonly authToken: Secret }
  | { readonly accountSid: Sid; readonly apiKey: string; readonly apiSecret: Secret };

export interface SandboxUpstream {
  readonly kind: 'sandbox';
  /** 0: any free port. */
  readonly port: number;
  readonly latencyMs: number;
  /** How long the sandbox's reviewer takes. */
  readonly reviewDelayMs: number;
}

export interface TwilioUpstream {
  readonly kind: 'twilio';
  readonly credentials: TwilioCredentials;
  /** What Twilio signs its callbacks with, where it is known. */
  readonly authToken?: Secret;
  readonly baseUrl?: string;
}

export interface JwtSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** Who may call. With none of the three, everyone: only on loopback, with the sandbox. */
export interface AccessSettings {
  readonly apiKeys: readonly Secret[];
  readonly tenantsFile?: string;
  readonly jwt?: JwtSettings;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** No slash at its end. Without it and with the sandbox, callbacks go to the server's own address. */
  readonly publicBaseUrl?: string;
  readonly allowedOrigins: readonly string[];
  readonly upstream: SandboxUpstream | TwilioUpstream;
  readonly databaseUrl?: Secret;
  readonly dataDir: string;
  readonly access: AccessSettings;
  /** Twilio requests of one account at the same time. */
  readonly accountConcurrency: number;
  readonly upstreamTimeoutMs: number;
  readonly reviewPollMs: number;
  readonly playground: boolean;
  readonly introspection: boolean;
  readonly logLevel: LogLevel;
  /** Where traces go; without it none are made. */
  readonly otlpEndpoint?: string;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An API key shorter than this could be guessed. */
export const MIN_KEY_LENGTH = 16;

const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${min} to ${max}` })
    .int(`must be a whole number from ${min} to ${max}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
const flag = () =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: 'must be on or off' })
    .transform((word) => ['on', 'true', '1'].includes(word));
const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
const text = () => z.string();
const secret = () => z.string().transform((value) => new Secret(value));
const url = (...protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const apiKeys = () =>
  list()
    .refine((keys) => keys.length > 0, { error: 'holds no key' })
    .refine((keys) => keys.every((key) => key.length >= MIN_KEY_LENGTH), {
      error: `every key must have at least ${MIN_KEY_LENGTH} characters; make one with: openssl rand -hex 32`,
    })
    .refine((keys) => keys.every((key) => /^[\w.~+/=-]+$/.test(key)), {
      error: 'a key may hold only letters, digits and . _ ~ + / = -, because it travels in a header',
    })
    .transform((keys) => keys.map((key) => new Secret(key)));

/** One setting: how it is read, and how `.env.example` and the README describe it. */
interface Setting {
  readonly parse: z.ZodType;
  readonly fallback: string;
  readonly about: string;
}

/** Every setting, in the order of `.env.example` and the README, which are both made from this table. */
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
    about: "The account's auth token; it also verifies Twilio's callbacks.",
  },
  TWILIO_API_KEY: { parse: text(), fallback: '', about: 'An API key (SK...) used instead of the auth token.' },
  TWILIO_API_SECRET: { parse: secret(), fallback: '', about: 'The secret of TWILIO_API_KEY.' },
  TWILIO_BASE_URL: {
    parse: url('http:', 'https:'),
    fallback: '',
    about: 'Sends every Twilio host there instead: a mock, a recorder, another sandbox.',
  },
  DATABASE_URL: {
    parse: url('postgres:', 'postgresql:').transform((value) => new Secret(value)),
    fallback: '',
    about: 'PostgreSQL 14 or newer. Without it an embedded one is started under DATA_DIR.',
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
    about: 'JSON file of callers and their accounts: [{ "name", "apiKey" or "apiKeySha256", "accounts": ["AC..."] }].',
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
  ACCOUNT_CONCURRENCY: {
    parse: whole(1, 500),
    // The reference query's widest round is 64 calls; 429 answers halve the cap until Twilio is content (AIMD).
    fallback: '100',
    about: 'Twilio requests of one account at the same time, in each process; halved by 429, and won back.',
  },
  UPSTREAM_TIMEOUT_MS: {
    parse: whole(100, 300_000),
    fallback: '15000',
    about: 'Milliseconds to wait for one answer of Twilio.',
  },
  REVIEW_POLL_SECONDS: {
    parse: z.coerce
      .number({ error: 'must be a number of seconds' })
      .min(0.05, 'must be at least 0.05')
      .max(86_400, 'must be at most 86400'),
    fallback: '',
    about: 'How often waiting reviews are looked at, in seconds. Default 300 with Twilio, 5 with the sandbox.',
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
    about: 'Milliseconds that the sandbox takes to answer, to feel like the real thing.',
  },
  SANDBOX_REVIEW_DELAY_MS: {
    parse: whole(0, 86_400_000),
    fallback: '3000',
    about: "Milliseconds that the sandbox's reviewer takes.",
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
/** What was read; a setting without a default may be undefined. */
type Values = {
  readonly [Name in SettingName]:
    z.output<(typeof SETTINGS)[Name]['parse']> | ((typeof SETTINGS)[Name]['fallback'] extends '' ? undefined : never);
};
type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, with the `.env` file of the working folder behind it where there is one. */
export function environment(): Environment {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}

/**
 * Reads the settings. An empty value counts as not set.
 * @throws ConfigError with every fault at once; it never holds the value of a setting
 */
export function readConfig(env: Environment): Config {
  const { values, faults } = parseEach(env);
  const named = (name: SettingName) => (env[name] ?? '').trim() !== '';
  faults.push(...faultsOfTwilio(named), ...faultsOfJwt(named), ...faultsOfAccess(named, values));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(compose(values));
}

/** True for a host name that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

function parseEach(env: Environment): { values: Values; faults: string[] } {
  const faults: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, { parse, fallback }]: [string, Setting]) => {
    const given = (env[name] ?? '').trim() || fallback;
    if (given === '') return [name, undefined];
    const result = parse.safeParse(given);
    // Our own messages only: zod's would name what it was given.
    if (!result.success) faults.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}.`);
    return [name, result.data];
  });
  return { values: Object.fromEntries(entries) as Values, faults };
}

type Named = (name: SettingName) => boolean;

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

function compose(values: Values): Config {
  const sandbox = values.TWILIO_ACCOUNT_SID === undefined;
  return {
    host: values.HOST,
    port: values.PORT,
    ...(values.PUBLIC_BASE_URL !== undefined && { publicBaseUrl: values.PUBLIC_BASE_URL.replace(/\/+$/, '') }),
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    upstream: composeUpstream(values),
    ...(values.DATABASE_URL !== undefined && { databaseUrl: values.DATABASE_URL }),
    dataDir: values.DATA_DIR,
    access: composeAccess(values),
    accountConcurrency: values.ACCOUNT_CONCURRENCY,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    reviewPollMs: Math.round((values.REVIEW_POLL_SECONDS ?? (sandbox ? 5 : 300)) * 1_000),
    playground: values.PLAYGROUND ?? sandbox,
    introspection: values.INTROSPECTION ?? sandbox,
    logLevel: values.LOG_LEVEL,
    ...(values.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT }),
  };
}

function composeUpstream(values: Values): SandboxUpstream | TwilioUpstream {
  const accountSid = values.TWILIO_ACCOUNT_SID;
  if (accountSid === undefined) {
    return {
      kind: 'sandbox',
      port: values.SANDBOX_PORT,
      latencyMs: values.SANDBOX_LATENCY_MS,
      reviewDelayMs: values.SANDBOX_REVIEW_DELAY_MS,
    };
  }
  const { TWILIO_API_KEY: apiKey, TWILIO_API_SECRET: apiSecret, TWILIO_AUTH_TOKEN: authToken } = values;
  const unset = new Secret('');
  return {
    kind: 'twilio',
    // Of both, the API key makes the calls (it can be revoked by itself) and the auth token verifies the callbacks.
    credentials:
      apiKey === undefined
        ? { accountSid, authToken: authToken ?? unset }
        : { accountSid, apiKey, apiSecret: apiSecret ?? unset },
    ...(authToken !== undefined && { authToken }),
    ...(values.TWILIO_BASE_URL !== undefined && { baseUrl: values.TWILIO_BASE_URL }),
  };
}

function composeAccess(values: Values): AccessSettings {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWKS_URL: jwksUrl } = values;
  return {
    apiKeys: values.API_KEYS ?? [],
    ...(values.TENANTS_FILE !== undefined && { tenantsFile: values.TENANTS_FILE }),
    ...(issuer !== undefined &&
      audience !== undefined &&
      jwksUrl !== undefined && { jwt: { issuer, audience, jwksUrl } }),
  };
}
