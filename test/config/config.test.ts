import { describe, expect, it } from 'vitest';
import type { SETTINGS } from '../../src/config.js';
import { readConfig, type Config } from '../../src/config.js';
import { ENCRYPTION_KEY, KEY, SID, TWILIO, faultsOf } from './support/settings.js';

describe('defaults', () => {
  it('runs on the sandbox, on loopback, open, with nothing set', () => {
    const config = readConfig({});
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 4000,
      allowedOrigins: [],
      upstream: { kind: 'sandbox', port: 0, latencyMs: 0, reviewDelayMs: 3000, phoneNumbers: 200, switches: {} },
      databaseWaitMs: 30_000,
      dataDir: '.data',
      access: { apiKeys: [] },
      encryptionKeys: [],
      accountConcurrency: 100,
      upstreamPatienceMs: 86_400_000,
      upstreamTimeoutMs: 15_000,
      reviewPollMs: 5_000,
      mirror: { isOn: true, sweepMs: 5_000, callsPerMinute: 6_000 },
      console: true,
      playground: true,
      introspection: true,
      limits: {
        operationCost: 10_000,
        operationCalls: 2_000,
        eventCalls: 2_000,
        operationMs: 30_000,
        operations: { most: 1_000, ofCaller: 100, callerWaiting: 500, callerWaitMs: 3_000 },
        callerPoints: 50_000,
        callerPointsPerSecond: 2_000,
        sockets: {
          waiting: 200,
          addressWaiting: 50,
          waitMs: 3_000,
          connections: 2_000,
          callerConnections: 500,
          callerSubscriptions: 1_000,
          connectionSubscriptions: 50,
          messageBytes: 131_072,
          unreadBytes: 4_000_000,
        },
        accountExports: 2,
        callerRuns: 10_000,
        answers: {
          queryBytes: 100_000,
          aliasCharacters: 100,
          messageCharacters: 300,
          errors: 100,
          errorBytes: 65_536,
          freeBytes: 50_000,
        },
        bodyBytes: 4_194_304,
        bodyValues: 200_000,
        callbackRepeatMs: 10_000,
        addresses: { tries: 100, triesPerSecond: 5, trustedProxies: [] },
        documents: {
          tokens: 2_000,
          depth: 16,
          aliases: 30,
          directives: 30,
          repeatedFields: 100,
        },
        connections: {
          most: 5_000,
          waiting: 200,
          headerMs: 10_000,
          requestMs: 30_000,
          idleMs: 10_000,
          keepAliveMs: 5_000,
          unreadMs: 30_000,
        },
        eventLoopDelayMs: 200,
        unknownAccountMs: 60_000,
      },
      logLevel: 'info',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty value as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', API_KEYS: '' })).toEqual(readConfig({}));
    expect(faultsOf({ HOST: '0.0.0.0', API_KEYS: ' ' })).toEqual(faultsOf({ HOST: '0.0.0.0' }));
    expect(faultsOf({ HOST: '0.0.0.0' })).toHaveLength(1);
    expect(faultsOf({ TWILIO_API_KEY: '' })).toEqual([]);
  });

  it('closes playground and introspection, and polls seldom, with Twilio', () => {
    expect(readConfig(TWILIO)).toMatchObject({ playground: false, introspection: false, reviewPollMs: 300_000 });
    expect(readConfig({ ...TWILIO, PLAYGROUND: 'on', INTROSPECTION: 'true' })).toMatchObject({
      playground: true,
      introspection: true,
    });
  });
});

/** Every setting once, with a value that shows in the configuration. */
const EACH: Record<keyof typeof SETTINGS, [Record<string, string>, (config: Config) => unknown, unknown]> = {
  PORT: [{ PORT: '0' }, (c) => c.port, 0],
  HOST: [{ HOST: 'localhost' }, (c) => c.host, 'localhost'],
  PUBLIC_BASE_URL: [{ PUBLIC_BASE_URL: 'https://x.example/a/' }, (c) => c.publicBaseUrl, 'https://x.example/a'],
  ALLOWED_ORIGINS: [{ ALLOWED_ORIGINS: 'https://a.example, ' }, (c) => c.allowedOrigins, ['https://a.example']],
  TWILIO_ACCOUNT_SID: [TWILIO, (c) => c.upstream.kind, 'twilio'],
  TWILIO_AUTH_TOKEN: [
    TWILIO,
    (c) => c.upstream.kind === 'twilio' && c.upstream.authToken?.reveal(),
    'the-secret-token',
  ],
  TWILIO_API_KEY: [
    { ...TWILIO, TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'shh' },
    (c) => c.upstream.kind === 'twilio' && 'apiKey' in c.upstream.credentials && c.upstream.credentials.apiKey,
    'SK1',
  ],
  TWILIO_API_SECRET: [
    { TWILIO_ACCOUNT_SID: SID, API_KEYS: KEY, TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'shh' },
    (c) =>
      c.upstream.kind === 'twilio' && 'apiKey' in c.upstream.credentials && c.upstream.credentials.apiSecret.reveal(),
    'shh',
  ],
  TWILIO_BASE_URL: [
    { ...TWILIO, TWILIO_BASE_URL: 'http://127.0.0.1:9' },
    (c) => c.upstream.kind === 'twilio' && c.upstream.baseUrl,
    'http://127.0.0.1:9',
  ],
  DATABASE_URL: [{ DATABASE_URL: 'postgres://u:p@h/d' }, (c) => c.databaseUrl?.reveal(), 'postgres://u:p@h/d'],
  DATABASE_WAIT_SECONDS: [{ DATABASE_WAIT_SECONDS: '7' }, (c) => c.databaseWaitMs, 7_000],
  DATA_DIR: [{ DATA_DIR: '/x' }, (c) => c.dataDir, '/x'],
  API_KEYS: [{ API_KEYS: `${KEY}, ${KEY}2` }, (c) => c.access.apiKeys.map((key) => key.reveal()), [KEY, `${KEY}2`]],
  TENANTS_FILE: [{ TENANTS_FILE: 't.json' }, (c) => c.access.tenantsFile, 't.json'],
  JWT_ISSUER: [jwt(), (c) => c.access.jwt?.issuer, 'issuer'],
  JWT_AUDIENCE: [jwt(), (c) => c.access.jwt?.audience, 'audience'],
  JWKS_URL: [jwt(), (c) => c.access.jwt?.jwksUrl, 'https://i.example/jwks'],
  JWT_ACCOUNT_OPTIONAL: [{ ...jwt(), JWT_ACCOUNT_OPTIONAL: 'on' }, (c) => c.access.jwt?.accountOptional, true],
  METRICS_KEY: [{ METRICS_KEY: KEY }, (c) => c.access.metricsKey?.reveal(), KEY],
  ACCOUNT_CONCURRENCY: [{ ACCOUNT_CONCURRENCY: '7' }, (c) => c.accountConcurrency, 7],
  UPSTREAM_TIMEOUT_MS: [{ UPSTREAM_TIMEOUT_MS: '900' }, (c) => c.upstreamTimeoutMs, 900],
  UPSTREAM_PATIENCE_HOURS: [{ UPSTREAM_PATIENCE_HOURS: '0.5' }, (c) => c.upstreamPatienceMs, 1_800_000],
  REVIEW_POLL_SECONDS: [{ REVIEW_POLL_SECONDS: '0.25' }, (c) => c.reviewPollMs, 250],
  ENCRYPTION_KEYS: [
    { ENCRYPTION_KEYS: `${ENCRYPTION_KEY}, ${'b'.repeat(43)}=` },
    (c) => c.encryptionKeys.map((key) => key.reveal()),
    [ENCRYPTION_KEY, `${'b'.repeat(43)}=`],
  ],
  ONBOARDING_RETENTION_DAYS: [{ ONBOARDING_RETENTION_DAYS: '90' }, (c) => c.retentionDays, 90],
  MIRROR: [{ MIRROR: 'off' }, (c) => c.mirror.isOn, false],
  MIRROR_SWEEP_SECONDS: [{ MIRROR_SWEEP_SECONDS: '0.5' }, (c) => c.mirror.sweepMs, 500],
  MIRROR_CALLS_PER_MINUTE: [{ MIRROR_CALLS_PER_MINUTE: '60' }, (c) => c.mirror.callsPerMinute, 60],
  CONSOLE: [{ CONSOLE: 'off' }, (c) => c.console, false],
  PLAYGROUND: [{ PLAYGROUND: 'off' }, (c) => c.playground, false],
  INTROSPECTION: [{ INTROSPECTION: '0' }, (c) => c.introspection, false],
  LIMIT_OPERATION_COST: [{ LIMIT_OPERATION_COST: '500' }, (c) => c.limits.operationCost, 500],
  LIMIT_OPERATION_CALLS: [{ LIMIT_OPERATION_CALLS: '99' }, (c) => c.limits.operationCalls, 99],
  LIMIT_EVENT_CALLS: [{ LIMIT_EVENT_CALLS: '77' }, (c) => c.limits.eventCalls, 77],
  LIMIT_OPERATION_SECONDS: [{ LIMIT_OPERATION_SECONDS: '5' }, (c) => c.limits.operationMs, 5_000],
  LIMIT_OPERATIONS: [{ LIMIT_OPERATIONS: '90' }, (c) => c.limits.operations.most, 90],
  LIMIT_CALLER_OPERATIONS: [{ LIMIT_CALLER_OPERATIONS: '9' }, (c) => c.limits.operations.ofCaller, 9],
  LIMIT_CALLER_WAITING_OPERATIONS: [
    { LIMIT_CALLER_WAITING_OPERATIONS: '0' },
    (c) => c.limits.operations.callerWaiting,
    0,
  ],
  LIMIT_CALLER_WAIT_SECONDS: [{ LIMIT_CALLER_WAIT_SECONDS: '7' }, (c) => c.limits.operations.callerWaitMs, 7_000],
  LIMIT_CALLER_POINTS: [{ LIMIT_CALLER_POINTS: '700' }, (c) => c.limits.callerPoints, 700],
  LIMIT_ACCOUNT_EXPORTS: [{ LIMIT_ACCOUNT_EXPORTS: '7' }, (c) => c.limits.accountExports, 7],
  LIMIT_CALLER_RUNS: [{ LIMIT_CALLER_RUNS: '7' }, (c) => c.limits.callerRuns, 7],
  LIMIT_CALLER_POINTS_PER_SECOND: [{ LIMIT_CALLER_POINTS_PER_SECOND: '3' }, (c) => c.limits.callerPointsPerSecond, 3],
  LIMIT_WAITING_SOCKETS: [{ LIMIT_WAITING_SOCKETS: '9' }, (c) => c.limits.sockets.waiting, 9],
  LIMIT_ADDRESS_WAITING_SOCKETS: [{ LIMIT_ADDRESS_WAITING_SOCKETS: '8' }, (c) => c.limits.sockets.addressWaiting, 8],
  LIMIT_SOCKET_WAIT_SECONDS: [{ LIMIT_SOCKET_WAIT_SECONDS: '4' }, (c) => c.limits.sockets.waitMs, 4_000],
  LIMIT_OPEN_STREAMS: [{ LIMIT_OPEN_STREAMS: '30' }, (c) => c.limits.sockets.connections, 30],
  LIMIT_CALLER_STREAMS: [{ LIMIT_CALLER_STREAMS: '20' }, (c) => c.limits.sockets.callerConnections, 20],
  LIMIT_CALLER_SUBSCRIPTIONS: [{ LIMIT_CALLER_SUBSCRIPTIONS: '6' }, (c) => c.limits.sockets.callerSubscriptions, 6],
  LIMIT_STREAM_SUBSCRIPTIONS: [{ LIMIT_STREAM_SUBSCRIPTIONS: '5' }, (c) => c.limits.sockets.connectionSubscriptions, 5],
  LIMIT_SOCKET_UNREAD_BYTES: [{ LIMIT_SOCKET_UNREAD_BYTES: '2000' }, (c) => c.limits.sockets.unreadBytes, 2_000],
  LIMIT_BODY_BYTES: [{ LIMIT_BODY_BYTES: '20000' }, (c) => c.limits.bodyBytes, 20_000],
  LIMIT_SUBSCRIPTION_BYTES: [{ LIMIT_SUBSCRIPTION_BYTES: '2000' }, (c) => c.limits.sockets.messageBytes, 2_000],
  LIMIT_FREE_ANSWER_BYTES: [{ LIMIT_FREE_ANSWER_BYTES: '100' }, (c) => c.limits.answers.freeBytes, 100],
  LIMIT_BODY_VALUES: [{ LIMIT_BODY_VALUES: '5000' }, (c) => c.limits.bodyValues, 5_000],
  LIMIT_CONNECTION_WAITING: [{ LIMIT_CONNECTION_WAITING: '30' }, (c) => c.limits.connections.waiting, 30],
  LIMIT_QUERY_BYTES: [{ LIMIT_QUERY_BYTES: '2000' }, (c) => c.limits.answers.queryBytes, 2_000],
  LIMIT_ALIAS_CHARACTERS: [{ LIMIT_ALIAS_CHARACTERS: '40' }, (c) => c.limits.answers.aliasCharacters, 40],
  LIMIT_MESSAGE_CHARACTERS: [{ LIMIT_MESSAGE_CHARACTERS: '200' }, (c) => c.limits.answers.messageCharacters, 200],
  LIMIT_ERRORS: [{ LIMIT_ERRORS: '5' }, (c) => c.limits.answers.errors, 5],
  LIMIT_ERROR_BYTES: [{ LIMIT_ERROR_BYTES: '3000' }, (c) => c.limits.answers.errorBytes, 3_000],
  LIMIT_UNKNOWN_ACCOUNT_SECONDS: [{ LIMIT_UNKNOWN_ACCOUNT_SECONDS: '5' }, (c) => c.limits.unknownAccountMs, 5_000],
  LIMIT_CALLBACK_REPEAT_SECONDS: [{ LIMIT_CALLBACK_REPEAT_SECONDS: '4' }, (c) => c.limits.callbackRepeatMs, 4_000],
  LIMIT_ADDRESS_TRIES: [{ LIMIT_ADDRESS_TRIES: '9' }, (c) => c.limits.addresses.tries, 9],
  LIMIT_ADDRESS_TRIES_PER_SECOND: [
    { LIMIT_ADDRESS_TRIES_PER_SECOND: '2' },
    (c) => c.limits.addresses.triesPerSecond,
    2,
  ],
  TRUSTED_PROXIES: [
    { TRUSTED_PROXIES: '10.0.0.0/8, ::1' },
    (c) => c.limits.addresses.trustedProxies,
    ['10.0.0.0/8', '::1'],
  ],
  LIMIT_DOCUMENT_TOKENS: [{ LIMIT_DOCUMENT_TOKENS: '900' }, (c) => c.limits.documents.tokens, 900],
  LIMIT_DOCUMENT_DEPTH: [{ LIMIT_DOCUMENT_DEPTH: '12' }, (c) => c.limits.documents.depth, 12],
  LIMIT_DOCUMENT_ALIASES: [{ LIMIT_DOCUMENT_ALIASES: '7' }, (c) => c.limits.documents.aliases, 7],
  LIMIT_DOCUMENT_DIRECTIVES: [{ LIMIT_DOCUMENT_DIRECTIVES: '8' }, (c) => c.limits.documents.directives, 8],
  LIMIT_DOCUMENT_REPEATED_FIELDS: [
    { LIMIT_DOCUMENT_REPEATED_FIELDS: '9' },
    (c) => c.limits.documents.repeatedFields,
    9,
  ],
  LIMIT_CONNECTIONS: [{ LIMIT_CONNECTIONS: '9' }, (c) => c.limits.connections.most, 9],
  LIMIT_HEADER_SECONDS: [{ LIMIT_HEADER_SECONDS: '2' }, (c) => c.limits.connections.headerMs, 2_000],
  LIMIT_REQUEST_SECONDS: [{ LIMIT_REQUEST_SECONDS: '3' }, (c) => c.limits.connections.requestMs, 3_000],
  LIMIT_IDLE_SECONDS: [{ LIMIT_IDLE_SECONDS: '0.5' }, (c) => c.limits.connections.idleMs, 500],
  LIMIT_KEEP_ALIVE_SECONDS: [{ LIMIT_KEEP_ALIVE_SECONDS: '65' }, (c) => c.limits.connections.keepAliveMs, 65_000],
  LIMIT_UNREAD_SECONDS: [{ LIMIT_UNREAD_SECONDS: '7' }, (c) => c.limits.connections.unreadMs, 7_000],
  LIMIT_EVENT_LOOP_DELAY_MS: [{ LIMIT_EVENT_LOOP_DELAY_MS: '0' }, (c) => c.limits.eventLoopDelayMs, 0],
  LOG_LEVEL: [{ LOG_LEVEL: 'silent' }, (c) => c.logLevel, 'silent'],
  OTEL_EXPORTER_OTLP_ENDPOINT: [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
    (c) => c.otlpEndpoint,
    'http://collector:4318',
  ],
  SANDBOX_PORT: [{ SANDBOX_PORT: '4010' }, (c) => c.upstream.kind === 'sandbox' && c.upstream.port, 4010],
  SANDBOX_PHONE_NUMBERS: [
    { SANDBOX_PHONE_NUMBERS: '30' },
    (c) => c.upstream.kind === 'sandbox' && c.upstream.phoneNumbers,
    30,
  ],
  SANDBOX_LATENCY_MS: [{ SANDBOX_LATENCY_MS: '50' }, (c) => c.upstream.kind === 'sandbox' && c.upstream.latencyMs, 50],
  SANDBOX_REVIEW_DELAY_MS: [
    { SANDBOX_REVIEW_DELAY_MS: '9' },
    (c) => c.upstream.kind === 'sandbox' && c.upstream.reviewDelayMs,
    9,
  ],
  SANDBOX_SWITCHES: [
    { SANDBOX_SWITCHES: 'resubmission=refused, attributes=merged' },
    (c) => c.upstream.kind === 'sandbox' && c.upstream.switches,
    { resubmission: 'refused', attributes: 'merged' },
  ],
};

function jwt(): Record<string, string> {
  return { JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'audience', JWKS_URL: 'https://i.example/jwks' };
}

it.each(Object.entries(EACH))('%s is read', (_name, [env, read, wanted]) => {
  expect(read(readConfig(env))).toEqual(wanted);
});
