import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { SECONDARY } from '../../support/reference-contents.js';

export const POLICY = {
  SHAKEN_STIR: 'RN7a97559effdf62d00f4298208492a5ea',
  VOICE_INTEGRITY: 'RN5b3660f9598883b1df4e77f77acefba0',
  CNAM: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
} as const;

/** A bundle in the words of the sandbox's seeds. */
export interface SeededBundle {
  readonly ref: string;
  readonly policy?: keyof typeof POLICY;
  readonly status?: string;
  readonly entities?: readonly string[];
  readonly numbers?: readonly string[];
}

/** Contents for a sandbox: numbers by the names that bundles use of them, profiles, and products on them. */
export function contentsWith(
  numbers: readonly string[],
  profiles: readonly SeededBundle[],
  products: readonly SeededBundle[],
  first = 0,
) {
  const bundle = ({ ref, policy, status, entities, numbers: on }: SeededBundle) => ({
    ref,
    friendlyName: ref,
    email: 'desk@nobody.example',
    policySid: policy === undefined ? SECONDARY : POLICY[policy],
    ...(status !== undefined && { status }),
    entities: entities ?? [],
    numbers: on ?? [],
  });
  return {
    phoneNumbers: numbers.map((ref, at) => ({ ref, phoneNumber: `+1707555${String(first + at).padStart(4, '0')}` })),
    customerProfiles: profiles.map(bundle),
    trustProducts: products.map(bundle),
  };
}

export interface ShownCoverage {
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string | null;
  readonly trustProduct: { readonly sid: string; readonly friendlyName: string } | null;
}
export interface ShownNumber {
  readonly sid: string;
  readonly coverage: readonly ShownCoverage[];
  readonly attestation: string;
  readonly attestationReason: string;
  readonly customer: { readonly sid: string; readonly name: string } | null;
  readonly asOf: string | null;
}

const NUMBER = `query ($sid: Sid!) {
  incomingPhoneNumber(sid: $sid) {
    sid attestation attestationReason asOf customer { sid name }
    coverage { kind state reason since trustProduct { sid friendlyName } }
  }
}`;

export async function numberOf(server: GraphQLOverHttp, sid: string): Promise<ShownNumber> {
  const { incomingPhoneNumber } = await server.data<{ incomingPhoneNumber: ShownNumber }>(NUMBER, { sid });
  return incomingPhoneNumber;
}

/** The states of a number by SHAKEN/STIR, Voice Integrity and CNAM. */
export async function statesOf(server: GraphQLOverHttp, sid: string): Promise<readonly string[]> {
  return (await numberOf(server, sid)).coverage.map(({ state }) => state);
}

const CHANGED = 'sid phoneNumber coverage { kind state reason }';
interface Changed {
  readonly coverageChanged: Pick<ShownNumber, 'sid'> & {
    readonly phoneNumber: string;
    readonly coverage: readonly ShownCoverage[];
  };
}

/** A subscription to `coverageChanged` whose events are kept. */
export interface CoverageFollower {
  /** The states of one number that it was sent, by a kind. */
  of(sid: string, kind?: keyof typeof POLICY): readonly (string | undefined)[];
  readonly events: readonly Changed['coverageChanged'][];
  readonly errors: readonly string[];
  /** What its answers say of the requests that were made for them, and of their age. */
  readonly upstream: readonly { readonly calls: number; readonly asOf: string | null }[];
  stop(): void;
}

interface Result {
  readonly data?: Changed | null;
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: unknown;
}

/**
 * Over WebSocket, or as server-sent events.
 * @param customerSid of the one customer that is followed; left out, of all
 */
export function followCoverage(
  server: GraphQLOverHttp,
  by: 'ws' | 'sse',
  customerSid?: string,
  fields = CHANGED,
  extensions: Record<string, unknown> = {},
): CoverageFollower {
  const upstream: CoverageFollower['upstream'][number][] = [];
  const events: Changed['coverageChanged'][] = [];
  const errors: string[] = [];
  const options = { url: server.graphqlUrl, retryAttempts: 0 };
  const sink = {
    next: (result: Result) => {
      if (result.data != null) events.push(result.data.coverageChanged);
      errors.push(...(result.errors ?? []).map(({ message }) => message));
      upstream.push((result.extensions as { upstream: CoverageFollower['upstream'][number] }).upstream);
    },
    // Where a connection is refused, with the reason.
    error: (error: unknown) =>
      void errors.push((error as { readonly reason?: string }).reason ?? JSON.stringify(error)),
    complete: () => undefined,
  };
  const client =
    by === 'sse'
      ? createSseClient({ ...options, headers: { ...server.headers } })
      : createWsClient({
          ...options,
          url: server.graphqlUrl.replace('http', 'ws'),
          webSocketImpl: WebSocket,
          connectionParams: server.headers,
        });
  const query = `subscription ($customerSid: Sid) { coverageChanged(customerSid: $customerSid) { ${fields} } }`;
  client.subscribe<Changed>({ query, variables: { customerSid: customerSid ?? null }, extensions }, sink);
  return {
    events,
    errors,
    upstream,
    of: (sid, kind = 'SHAKEN_STIR') =>
      events
        .filter((event) => event.sid === sid)
        .map(({ coverage }) => coverage.find((one) => one.kind === kind)?.state),
    stop: () => void client.dispose(),
  };
}
