import type { GraphQLScalarType } from 'graphql';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import type { CallbackVerdict } from '../../../src/domain/bundle.js';
import { CallerError, ServiceError, ServiceErrorCode, userError, UserErrorCode } from '../../../src/domain/errors.js';
import type { ResolverContext } from '../../../src/resolvers/context.js';

/** Business data, which may come back nowhere. */
export const CANARY = 'canary-84-2761953';

const SDL = /* GraphQL */ `
  type Query {
    hello(name: String): String
    account: String
    caller(code: Code): String
    bug: String
    foreign: String
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

/** As it is before anything has happened. */
export function createProbe(): Probe {
  return {
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
}

type Resolve = (source: never, args: never, context: ResolverContext) => unknown;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A schema with a field for each thing that may happen to an operation. */
export function tinySchema(probe: Probe): GraphQLSchema {
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
      foreign: () => {
        throw Object.assign(new Error(`cannot read ${CANARY}`), { extensions: { code: UserErrorCode.NOT_FOUND } });
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
