import type { GraphQLClient } from './graphql-client.js';
import { clientOf, type ServerOptions } from './server-options.js';
import { act, EXIT, printJson, printLine, printTable } from './terminal.js';

export interface ListOptions extends ServerOptions {
  /** How many are shown at most. */
  readonly limit: number;
}
export interface CustomersOptions extends ListOptions {
  readonly search?: string;
  readonly status?: string;
}
export interface NumbersOptions extends ListOptions {
  readonly missing?: readonly string[];
  readonly customer?: string;
}

interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Found<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
}

/** As many as a page of what needs no request to Twilio has. */
const PAGE = 100;

const CUSTOMERS = `query ListCustomers($search: String, $filter: CustomerFilter, $first: Int!, $after: String) {
  list: customers(search: $search, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { sid name profile { status } coverage { kind state count } rejections { code } waitingSince updatedAt }
  }
}`;

const NUMBERS = `query ListNumbers($filter: PhoneNumberCoverageFilter, $first: Int!, $after: String) {
  list: phoneNumberCoverage(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { sid phoneNumber accountSid attestation customer { sid name } coverage { kind state reason } }
  }
}`;

interface CustomerNode {
  readonly sid: string;
  readonly name: string;
  readonly profile: { readonly status: string };
  readonly coverage: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly rejections: readonly { readonly code: number }[];
  readonly waitingSince: string | null;
}
interface NumberNode {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly attestation: string;
  readonly customer: { readonly sid: string; readonly name: string } | null;
  readonly coverage: readonly { readonly kind: string; readonly state: string }[];
}

const COVERAGE_KINDS = ['SHAKEN_STIR', 'VOICE_INTEGRITY', 'CNAM'] as const;

/** Lists customers: who they are, how they stand, and what Twilio said no to. */
export function runCustomers({ search, status, ...options }: CustomersOptions): Promise<void> {
  return act(async (signal) => {
    const variables = { search, filter: status === undefined ? undefined : { status: [status] } };
    const found = await all<CustomerNode>(clientOf(options), CUSTOMERS, variables, options.limit, signal);
    const rows = found.nodes.map(({ name, sid, profile, coverage, rejections, waitingSince }) => [
      ...[name, sid, profile.status],
      ...COVERAGE_KINDS.map((kind) => coveredOf(coverage.filter((one) => one.kind === kind))),
      waitingSince?.slice(0, 10) ?? '',
      rejections.map(({ code }) => code).join(' '),
    ]);
    show(found, ['customer', 'profile', 'status', ...COVERAGE_KINDS, 'waiting since', 'rejected for'], rows, options);
    return EXIT.DONE;
  });
}

/** Lists numbers with what they gain, such as those that lack a signature. */
export function runNumbers({ missing, customer, ...options }: NumbersOptions): Promise<void> {
  return act(async (signal) => {
    const filter = {
      ...(missing !== undefined && { missing }),
      ...(customer !== undefined && { customerSid: customer }),
    };
    const found = await all<NumberNode>(clientOf(options), NUMBERS, { filter }, options.limit, signal);
    const rows = found.nodes.map((number) => [
      ...[number.phoneNumber, number.sid, number.customer?.name ?? ''],
      ...COVERAGE_KINDS.map((kind) => number.coverage.find((one) => one.kind === kind)?.state ?? ''),
      number.attestation,
    ]);
    show(found, ['number', 'sid', 'customer', ...COVERAGE_KINDS, 'attestation'], rows, options);
    return EXIT.DONE;
  });
}

/** `12/15`: covered ones of all; empty for a customer without numbers. */
function coveredOf(counts: readonly { readonly state: string; readonly count: number }[]): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const covered = counts.find(({ state }) => state === 'COVERED')?.count ?? 0;
  return total === 0 ? '' : `${covered}/${total}`;
}

/** Page by page, up to the limit. */
async function all<Node>(
  client: GraphQLClient,
  query: string,
  variables: object,
  limit: number,
  signal: AbortSignal,
): Promise<Found<Node>> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const first = Math.min(PAGE, limit - nodes.length);
    type Answer = { readonly list: Connection<Node> };
    const { list }: Answer = await client.execute<Answer>(query, { ...variables, first, after }, signal);
    nodes.push(...list.nodes);
    if (!list.pageInfo.hasNextPage || nodes.length >= limit) return { nodes, totalCount: list.totalCount };
    after = list.pageInfo.endCursor;
  }
}

function show<Node>(
  { nodes, totalCount }: Found<Node>,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { json }: ListOptions,
): void {
  if (json === true) return printJson({ totalCount, nodes });
  printTable(head, rows);
  if (nodes.length < totalCount) printLine(`${nodes.length} of ${totalCount}; --limit shows more.`, process.stderr);
}
