import { vi } from 'vitest';
import type { GraphQLOverHttp } from '../../support/graphql.js';

/** A server that reads its accounts again and again, as fast as tests want it. */
export const MIRRORED = { MIRROR: 'on', MIRROR_SWEEP_SECONDS: '0.3', MIRROR_CALLS_PER_MINUTE: '60000' } as const;

/** Read once, and never again while a test runs. */
export const ONCE = { MIRROR_SWEEP_SECONDS: '3600' } as const;

export interface MirrorStatus {
  readonly state: string;
  readonly progress: number;
  readonly asOf: string | null;
  readonly rows: number;
}

export async function statusOf(server: GraphQLOverHttp): Promise<MirrorStatus> {
  const answer = await server.data<{ account: { mirror: MirrorStatus } }>(
    '{ account { mirror { state progress asOf rows } } }',
  );
  return answer.account.mirror;
}

/** Resolves when everything that is there now has been read: when everything is newer than this moment. */
export async function untilReadSince(server: GraphQLOverHttp, moment = new Date()): Promise<void> {
  await vi.waitFor(
    async () => {
      const { asOf } = await statusOf(server);
      if (asOf === null || new Date(asOf) <= moment) throw new Error('The mirror has not been read since.');
    },
    { timeout: 60_000, interval: 30 },
  );
}

export const CUSTOMERS = `query ($search: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $first: Int, $after: String) {
  customers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    asOf
    nodes { sid name }
    edges { cursor }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface FoundCustomers {
  readonly totalCount: number;
  readonly asOf: string;
  readonly nodes: readonly { readonly sid: string; readonly name: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export async function find(server: GraphQLOverHttp, variables: Record<string, unknown> = {}): Promise<FoundCustomers> {
  return (await server.data<{ customers: FoundCustomers }>(CUSTOMERS, variables)).customers;
}

/** The names of the customers that a search finds, in order. */
export async function namesFound(server: GraphQLOverHttp, search: string): Promise<readonly string[]> {
  return (await find(server, { search })).nodes.map(({ name }) => name);
}
