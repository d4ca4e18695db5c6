import { graphql, type ExecutionResult } from 'graphql';
import { NO_MIRROR } from '../../src/mirror/index.js';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';
import type { ResolverContext } from '../../src/resolvers/context.js';
import type { TrustHub } from '../../src/twilio/trust-hub.js';

export const ACCOUNT = `AC${'a'.repeat(32)}`;
export const sid = (prefix: string, digit: number | string = 0) => `${prefix}${String(digit).repeat(32).slice(0, 32)}`;

const schema = buildGraphQLSchema();

/** A door that nothing may pass: every call through it fails the test, with the name of the call. */
function shut(name: string): never {
  const proxy: object = new Proxy(() => undefined, {
    get: (_target, key) => (typeof key === 'string' && key !== 'then' ? shut(`${name}.${key}`) : undefined),
    apply: () => {
      throw new Error(`Unexpected call of ${name}`);
    },
  });
  return proxy as never;
}

/** What is given is there; everything else must not be touched. */
export function contextWith(parts: {
  readonly trustHub?: { readonly [Part in keyof TrustHub]?: Partial<TrustHub[Part]> };
  readonly onboardings?: Partial<ResolverContext['onboardings']>;
}): ResolverContext {
  const trustHub = new Proxy((parts.trustHub ?? {}) as TrustHub, {
    get: (target, key) =>
      (Reflect.has(target, key) ? Reflect.get(target, key) : shut(`trustHub.${String(key)}`)) as unknown,
  });
  const onboardings = new Proxy((parts.onboardings ?? {}) as ResolverContext['onboardings'], {
    get: (target, key) =>
      (Reflect.has(target, key) ? Reflect.get(target, key) : shut(`onboardings.${String(key)}`)) as unknown,
  });
  return {
    account: { sid: ACCOUNT, sandbox: true },
    caller: 'everyone',
    mayActFor: () => false,
    trustHub,
    mainTrustHub: null,
    onboardings,
    mirror: NO_MIRROR,
    callbackProblem: () => undefined,
    requestId: 'req-1',
    partial: [],
    unreadableRows: new Map(),
    signal: new AbortController().signal,
  };
}

export async function run(
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
  context: ResolverContext = contextWith({}),
): Promise<ExecutionResult<Record<string, never>>> {
  const result = await graphql({ schema, source, variableValues: variables, contextValue: context });
  return result as ExecutionResult<Record<string, never>>;
}

export interface Finding {
  readonly path: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** Runs a mutation with an input and answers its user errors; no gateway may be called. */
export async function userErrorsOf(field: string, inputType: string, input: unknown): Promise<readonly Finding[]> {
  const source = `mutation ($input: ${inputType}!) { ${field}(input: $input) { userErrors { path code message } } }`;
  const { data, errors } = await run(source, { input });
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return (data?.[field] as unknown as { userErrors: readonly Finding[] }).userErrors;
}
