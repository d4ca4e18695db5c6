import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll } from 'vitest';
import { readConfig, type AccessSettings } from '../../../src/config.js';
import type { CallbackVerdict } from '../../../src/domain/bundle.js';
import { ServiceError } from '../../../src/domain/errors.js';
import { Secret } from '../../../src/domain/secret.js';
import { NO_MIRROR } from '../../../src/mirror/index.js';
import type { Onboardings } from '../../../src/onboarding/onboardings.js';
import {
  createAuthenticator,
  createCallbacks,
  createLog,
  createRates,
  createServer,
  openListener,
  type ServerSettings,
} from '../../../src/server/index.js';
import type { TrustHub, TrustHubFactory } from '../../../src/twilio/trust-hub.js';
import { CANARY, createProbe, tinySchema } from './tiny-schema.js';

export { CANARY };

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const OTHER_ACCOUNT = 'AC00000000000000000000000000000002';
export const KEY = 'test-key-0123456789abcdef';
export const AUTH_TOKEN = 'auth-token-of-the-test-account';
/** Of the other account, which is a subaccount. */
export const SUBACCOUNT_TOKEN = 'auth-token-of-the-subaccount';
export const BUNDLE = 'BU00000000000000000000000000000001';

interface TestServerOptions {
  readonly access?: Partial<AccessSettings>;
  readonly settings?: Partial<ServerSettings>;
  /** False: an API key's mode, where callbacks are proved by a token in their address. */
  readonly signed?: boolean;
  /** Called after a caller has been authenticated. */
  readonly authenticated?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | undefined;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** A whole HTTP server on a free port over a tiny schema. */
export async function startTestServer({ access, settings, signed = true, authenticated }: TestServerOptions = {}) {
  const probe = createProbe();
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const trustHubs: TrustHubFactory = {
    defaultAccountSid: ACCOUNT,
    open: (accountSid, { signal }) => {
      probe.scopes += 1;
      if (signal) probe.signals.push(signal);
      const basis = { holds: () => false, spoil: () => undefined, asOf: () => null, size: 0 };
      return { accountSid, sandbox: true, scope: probe.scopes, basis } as unknown as TrustHub;
    },
    requireUsable: () => Promise.resolve(),
    share: () => undefined,
    isSignedFor: (_accountSid, isSignedWith) => {
      probe.tokenReads += 1;
      if (!probe.tokenReadable) return Promise.reject(new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio is down.'));
      return Promise.resolve(isSignedWith(new Secret(SUBACCOUNT_TOKEN)));
    },
    observe: () => undefined,
    hasRoomToSpare: () => true,
    prepareCalls: () => Promise.resolve(),
    clear: () => void (probe.clears += 1),
    close: () => Promise.resolve(),
  };
  const onboardings = {
    isReady: async () => {
      probe.readyChecks += 1;
      await delay(20); // As long as a database takes, or a little longer.
      return probe.ready;
    },
    atRest: () => Promise.resolve({ outdated: 0, unreadable: 0 }),
    bundleMayHaveChanged: (accountSid: string, bundleSid: string, eventId: string, verdict?: CallbackVerdict) => {
      if (probe.hintsFail) return Promise.reject(new Error(CANARY));
      probe.hints.push({ accountSid, bundleSid, eventId, ...(verdict && { verdict }) });
      return Promise.resolve();
    },
  } as Onboardings;
  // How busy the machine is, is no part of the tests.
  const limits = settings?.limits ?? readConfig({ LIMIT_EVENT_LOOP_DELAY_MS: '0' }).limits;
  const listener = await openListener({ host: '127.0.0.1', port: 0 }, limits.connections);
  const publicBaseUrl = settings?.publicBaseUrl ?? listener.url;
  const callbacks = createCallbacks(
    { defaultAccountSid: ACCOUNT, ...(signed && { authToken: AUTH_TOKEN }), tokenSecret: AUTH_TOKEN, sandbox: true },
    trustHubs,
    () => publicBaseUrl,
  );
  const rates = createRates(limits);
  const authenticator = await createAuthenticator({ apiKeys: [], ...access }, ACCOUNT);
  const server = await createServer(listener, {
    schema: tinySchema(probe),
    now: () => Date.now(),
    trustHubs,
    onboardings,
    mirror: NO_MIRROR,
    authenticator: {
      ...authenticator,
      authenticate: async (authorization) => {
        const caller = await authenticator.authenticate(authorization);
        authenticated?.();
        return caller;
      },
    },
    callbacks,
    rates: rates.callers,
    addresses: rates.addresses,
    sandbox: true,
    settings: {
      console: false,
      playground: false,
      introspection: true,
      allowedOrigins: [],
      publicBaseUrl,
      limits,
      drainMs: 300,
      access,
      ...settings,
    },
    log,
  });
  const send = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Partial<Answer>) : {};
    return { status: response.status, headers: response.headers, text, data: json.data, errors: json.errors ?? [] };
  };
  return {
    ...server,
    probe,
    callbacks,
    send,
    /** What was logged so far, as text. */
    logged: () => lines.join(''),
    post: (query: string, variables?: object, headers?: Record<string, string>) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      }),
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/**
 * A server for the tests of a file, begun before the first of them and closed after the last. It is there for hooks and
 * tests alone, and not yet while the file is read.
 */
export function useTestServer(options?: TestServerOptions): TestServer {
  const server = {} as TestServer;
  beforeAll(async () => {
    Object.assign(server, await startTestServer(options));
    return () => server.close();
  });
  return server;
}

export const codeOf = (answer: Answer): unknown => answer.errors[0]?.extensions['code'];
