import { Secret } from '../domain/secret.js';
import type { AccessSettings, Config, Limits, SandboxUpstream, SocketLimits, TwilioUpstream } from './config.js';
import type { Values } from './settings.js';

/** The configuration that follows from the settings, with the defaults that depend on other settings. */
export function compose(values: Values): Config {
  const sandbox = values.TWILIO_ACCOUNT_SID === undefined;
  return {
    host: values.HOST,
    port: values.PORT,
    ...(values.PUBLIC_BASE_URL !== undefined && { publicBaseUrl: values.PUBLIC_BASE_URL.replace(/\/+$/, '') }),
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    upstream: composeUpstream(values),
    ...(values.DATABASE_URL !== undefined && { databaseUrl: values.DATABASE_URL }),
    databaseWaitMs: values.DATABASE_WAIT_SECONDS * 1_000,
    dataDir: values.DATA_DIR,
    access: composeAccess(values),
    accountConcurrency: values.ACCOUNT_CONCURRENCY,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    upstreamPatienceMs: Math.round(values.UPSTREAM_PATIENCE_HOURS * 3_600_000),
    reviewPollMs: Math.round((values.REVIEW_POLL_SECONDS ?? (sandbox ? 5 : 300)) * 1_000),
    encryptionKeys: values.ENCRYPTION_KEYS ?? [],
    ...(values.ONBOARDING_RETENTION_DAYS !== undefined && { retentionDays: values.ONBOARDING_RETENTION_DAYS }),
    mirror: {
      isOn: values.MIRROR,
      sweepMs: Math.round((values.MIRROR_SWEEP_SECONDS ?? (sandbox ? 5 : 300)) * 1_000),
      callsPerMinute: values.MIRROR_CALLS_PER_MINUTE ?? (sandbox ? 6_000 : 600),
    },
    console: values.CONSOLE,
    playground: values.PLAYGROUND ?? sandbox,
    introspection: values.INTROSPECTION ?? sandbox,
    limits: composeLimits(values),
    logLevel: values.LOG_LEVEL,
    ...(values.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT }),
  };
}

function composeLimits(values: Values): Limits {
  return {
    operationCost: values.LIMIT_OPERATION_COST,
    operationCalls: values.LIMIT_OPERATION_CALLS,
    eventCalls: values.LIMIT_EVENT_CALLS,
    operationMs: values.LIMIT_OPERATION_SECONDS * 1_000,
    callerPoints: values.LIMIT_CALLER_POINTS,
    callerPointsPerSecond: values.LIMIT_CALLER_POINTS_PER_SECOND,
    sockets: composeSocketLimits(values),
    accountExports: values.LIMIT_ACCOUNT_EXPORTS,
    callerRuns: values.LIMIT_CALLER_RUNS,
    operations: {
      most: values.LIMIT_OPERATIONS,
      ofCaller: values.LIMIT_CALLER_OPERATIONS,
      callerWaiting: values.LIMIT_CALLER_WAITING_OPERATIONS,
      callerWaitMs: values.LIMIT_CALLER_WAIT_SECONDS * 1_000,
    },
    answers: {
      queryBytes: values.LIMIT_QUERY_BYTES,
      aliasCharacters: values.LIMIT_ALIAS_CHARACTERS,
      messageCharacters: values.LIMIT_MESSAGE_CHARACTERS,
      errors: values.LIMIT_ERRORS,
      errorBytes: values.LIMIT_ERROR_BYTES,
      freeBytes: values.LIMIT_FREE_ANSWER_BYTES,
    },
    unknownAccountMs: values.LIMIT_UNKNOWN_ACCOUNT_SECONDS * 1_000,
    callbackRepeatMs: values.LIMIT_CALLBACK_REPEAT_SECONDS * 1_000,
    addresses: {
      tries: values.LIMIT_ADDRESS_TRIES,
      triesPerSecond: values.LIMIT_ADDRESS_TRIES_PER_SECOND,
      trustedProxies: values.TRUSTED_PROXIES ?? [],
    },
    documents: {
      tokens: values.LIMIT_DOCUMENT_TOKENS,
      depth: values.LIMIT_DOCUMENT_DEPTH,
      aliases: values.LIMIT_DOCUMENT_ALIASES,
      directives: values.LIMIT_DOCUMENT_DIRECTIVES,
      repeatedFields: values.LIMIT_DOCUMENT_REPEATED_FIELDS,
    },
    bodyBytes: values.LIMIT_BODY_BYTES,
    bodyValues: values.LIMIT_BODY_VALUES,
    connections: {
      most: values.LIMIT_CONNECTIONS,
      waiting: values.LIMIT_CONNECTION_WAITING,
      headerMs: Math.round(values.LIMIT_HEADER_SECONDS * 1_000),
      requestMs: Math.round(values.LIMIT_REQUEST_SECONDS * 1_000),
      idleMs: Math.round(values.LIMIT_IDLE_SECONDS * 1_000),
      keepAliveMs: Math.round(values.LIMIT_KEEP_ALIVE_SECONDS * 1_000),
      unreadMs: Math.round(values.LIMIT_UNREAD_SECONDS * 1_000),
    },
    eventLoopDelayMs: values.LIMIT_EVENT_LOOP_DELAY_MS,
  };
}

function composeSocketLimits(values: Values): SocketLimits {
  return {
    waiting: values.LIMIT_WAITING_SOCKETS,
    addressWaiting: values.LIMIT_ADDRESS_WAITING_SOCKETS,
    waitMs: values.LIMIT_SOCKET_WAIT_SECONDS * 1_000,
    connections: values.LIMIT_OPEN_STREAMS,
    callerConnections: values.LIMIT_CALLER_STREAMS,
    callerSubscriptions: values.LIMIT_CALLER_SUBSCRIPTIONS,
    connectionSubscriptions: values.LIMIT_STREAM_SUBSCRIPTIONS,
    messageBytes: values.LIMIT_SUBSCRIPTION_BYTES,
    unreadBytes: values.LIMIT_SOCKET_UNREAD_BYTES,
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
      phoneNumbers: values.SANDBOX_PHONE_NUMBERS,
      switches: values.SANDBOX_SWITCHES ?? {},
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
      jwksUrl !== undefined && {
        jwt: { issuer, audience, jwksUrl, accountOptional: values.JWT_ACCOUNT_OPTIONAL ?? false },
      }),
    ...(values.METRICS_KEY !== undefined && { metricsKey: values.METRICS_KEY }),
  };
}
