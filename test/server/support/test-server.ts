import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLScalarType } from 'graphql';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { readConfig, type AccessSettings } from '../../../src/config.js';
import type { CallbackVerdict } from '../../../src/domain/bundle.js';
import { CallerError, ServiceError, ServiceErrorCode, userError, UserErrorCode } from '../../../src/domain/errors.js';
import { Secret } from '../../../src/domain/secret.js';
import type { Onboardings } from '../../../src/onboarding/onboardings.js';
import type { ResolverContext } from '../../../src/resolvers/context.js';
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

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const OTHER_ACCOUNT = 'AC00000000000000000000000000000002';
export const KEY = 'test-key-0123456789abcdef';
export const AUTH_TOKEN = 'auth-token-of-the-test-account';
/** Of the other account, which is a subaccount. */
export const SUBACCOUNT_TOKEN = 'auth-token-of-the-subaccount';
export const BUNDLE = 'BU00000000000000000000000000000001';
/** Business data, which may come back nowhere. */
export const CANARY = 'canary-84-2761953';

const SDL = /* GraphQL */ `
  type Query {
    hello(name: String): String
    account: String
    caller(code: Code): String
    bug: String
    service: String
    mendable: String
    slow(ms: Int!): String
    echo(input: EchoInput): String
    things(first: Int = 20): ThingConnection
    aborted: Boolean
  }
  scalar Code
  enum Kind {
    ONE
    TWO
  }
  input EchoInput {
    text: String
    count: Int
    kind: Kind
    code: Code
    inner: EchoInput
  }
  type ThingConnection {
    nodes: [Thing!]!
  }
  type Thing {
    name: String
    things(first: Int = 20): ThingConnection
  }
  type Mutation {
    touch: String
    slowWrite(ms: Int!): String
  }
  type Subscription {
    ticks(until: Int!): Tick
    forever: Tick
    breaks: Tick
    noStream: Tick
    late: Tick
  }
  type Tick {
    n: Int
    scope: Int
    bug: String
    late: Int
  }
`;

/** What the tests see of the inside. */
export interface Probe {
  /** Trust Hub scopes opened; the number of the newest. */
  scopes: number;
  readonly signals: AbortSignal[];
  readonly hints: { accountSid: string; bundleSid: string; eventId: string; verdict?: CallbackVerdict }[];
  ready: boolean;
  /** How often the database was asked whether it is there. */
  readyChecks: number;
  hintsFail: boolean;
  foreverEnded: number;
  /** What comes late waits for it; how much does. */
  gate: Promise<void>;
  atGate: number;
  /** How often what was read of an account was forgotten. */
  clears: number;
  /** How often a subaccount's auth token was asked for, and whether it can be had. */
  tokenReads: number;
  tokenReadable: boolean;
  /** Slow writes that have ended. */
  written: number;
}

type Resolve = (source: never, args: never, context: ResolverContext) => unknown;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function tinySchema(probe: Probe): GraphQLSchema {
  const schema = buildSchema(SDL);
  const late = async () => {
    probe.atGate += 1;
    await probe.gate;
    return 1;
  };
  const resolvers: Record<string, Record<string, Resolve>> = {
    Query: {
      hello: (_: never, { name }: { name?: string }) => `hello ${name ?? 'you'}`,
      account: (_: never, __: never, context) => context.account.sid,
      bug: () => {
        throw new Error(`cannot read ${CANARY}`);
      },
      service: () => {
        throw new ServiceError(ServiceErrorCode.UPSTREAM_THROTTLED, 'Twilio asks for less.', { retryAfterSeconds: 7 });
      },
      mendable: () => {
        throw new CallerError(userError(UserErrorCode.NOT_FOUND, 'There is no such bundle.', { twilioCode: 20404 }));
      },
      slow: async (_: never, { ms }: { ms: number }, context) => {
        await Promise.race([pause(ms), new Promise((resolve) => context.signal.addEventListener('abort', resolve))]);
        return context.signal.aborted ? 'aborted' : 'done';
      },
      echo: (_: never, { input }: { input?: object }) => Object.keys(input ?? {}).join(','),
      things: () => ({ nodes: [] }),
    },
    Mutation: {
      touch: () => 'touched',
      slowWrite: async (_: never, { ms }: { ms: number }) => {
        await pause(ms);
        probe.written += 1;
        return 'written';
      },
    },
    Tick: {
      scope: (_: never, __: never, { trustHub }) => (trustHub as unknown as { scope: number }).scope,
      bug: () => {
        throw new Error(CANARY);
      },
      late,
    },
  };
  const streams: Record<string, Resolve> = {
    ticks: async function* (_: never, { until }: { until: number }) {
      for (let n = 1; n <= until; n += 1) yield await Promise.resolve({ ticks: { n } });
    },
    forever: async function* (_: never, __: never, { signal }: ResolverContext) {
      yield { forever: { n: 0 } };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      probe.foreverEnded += 1;
    },
    breaks: async function* () {
      yield await Promise.resolve({ breaks: { n: 1 } });
      throw new Error(CANARY);
    },
    noStream: () => CANARY,
    late: async () => {
      await late();
      return (async function* () {
        yield await Promise.resolve({ late: { n: 1 } });
      })();
    },
  };
  for (const [type, fields] of Object.entries(resolvers)) {
    const known = schema.getType(type) as unknown as { getFields(): Record<string, { resolve?: unknown }> };
    for (const [name, resolve] of Object.entries(fields)) Object.assign(known.getFields()[name] ?? {}, { resolve });
  }
  for (const [name, subscribe] of Object.entries(streams)) {
    Object.assign(schema.getSubscriptionType()?.getFields()[name] ?? {}, { subscribe });
  }
  const code = schema.getType('Code') as GraphQLScalarType;
  code.parseValue = (value) => {
    if (value === 'ours') throw new GraphQLError('wrong', { extensions: { expected: 'A code has three digits.' } });
    throw new GraphQLError(`Code cannot be ${String(value)}`);
  };
  code.parseLiteral = (node) => code.parseValue('value' in node ? node.value : undefined);
  return schema;
}

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
  const probe: Probe = {
    scopes: 0,
    signals: [],
    hints: [],
    ready: true,
    readyChecks: 0,
    hintsFail: false,
    foreverEnded: 0,
    gate: Promise.resolve(),
    atGate: 0,
    clears: 0,
    tokenReads: 0,
    tokenReadable: true,
    written: 0,
  };
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const trustHubs: TrustHubFactory = {
    defaultAccountSid: ACCOUNT,
    open: (accountSid, { signal }) => {
      probe.scopes += 1;
      if (signal) probe.signals.push(signal);
      return { accountSid, sandbox: true, scope: probe.scopes } as unknown as TrustHub;
    },
    requireUsable: () => Promise.resolve(),
    share: () => undefined,
    isSignedFor: (_accountSid, isSignedWith) => {
      probe.tokenReads += 1;
      if (!probe.tokenReadable) return Promise.reject(new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio is down.'));
      return Promise.resolve(isSignedWith(new Secret(SUBACCOUNT_TOKEN)));
    },
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
    trustHubs,
    onboardings,
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
