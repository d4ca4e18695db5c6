import { randomUUID } from 'node:crypto';
import type { SandboxControl } from '../../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../../support/graphql.js';

export interface ChangeRun {
  readonly id: string;
  readonly status: string;
  readonly failure: { readonly code: string; readonly message: string; readonly nextAction: string } | null;
}
type Errors = readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];

/** Starts it, and answers the run once it is submitted. */
export async function change(app: GraphQLOverHttp, customerProfileSid: string, corrections: object) {
  const mutation = `mutation ($input: ChangeCustomerInput!) { made: changeCustomer(input: $input) {
    onboarding { id status failure { code message nextAction } } userErrors { code message path } } }`;
  const input = { idempotencyKey: randomUUID(), customerProfileSid, corrections };
  type Made = { readonly onboarding: ChangeRun | null; readonly userErrors: Errors };
  const { made } = await app.data<{ made: Made }>(mutation, { input });
  return { run: made.onboarding, id: made.onboarding?.id ?? '', userErrors: made.userErrors };
}

export interface ChangePlan {
  readonly callCount: number;
  readonly steps: readonly { readonly key: string }[];
  readonly warnings: readonly { readonly field: string; readonly message: string }[];
}

export async function planChange(app: GraphQLOverHttp, customerProfileSid: string, corrections: object) {
  const query = `query ($input: ChangeCustomerInput!) { plan: planChangeCustomer(input: $input) {
    callCount steps { key } warnings { field message } } }`;
  const input = { idempotencyKey: randomUUID(), customerProfileSid, corrections };
  const answer = await app.execute<{ plan: ChangePlan }>(query, { input }, { 'cache-control': 'no-cache' });
  if (answer.data == null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.plan;
}

interface Row {
  readonly sid: string;
  readonly status?: string;
  readonly type?: string;
  readonly bundleSid?: string;
  readonly objectSid?: string;
  readonly copyOf?: string;
  readonly street?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The sandbox's rows, by their SIDs. */
export function rowsOf(sandbox: SandboxControl): ReadonlyMap<string, Row> {
  const lines = sandbox.snapshot().toString('utf8').trim().split('\n');
  const rows = lines.flatMap((line) => (JSON.parse(line) as { put?: readonly (readonly [string, Row])[] }).put ?? []);
  return new Map(rows.map(([, row]) => [row.sid, row]));
}

/** What is on a bundle of one type: its rows. */
export function onBundle(sandbox: SandboxControl, bundleSid: string, type: string): readonly Row[] {
  const rows = rowsOf(sandbox);
  const objects = [...rows.values()].filter((row) => row.bundleSid === bundleSid && row.objectSid !== undefined);
  return objects.flatMap(({ objectSid = '' }) => rows.get(objectSid) ?? []).filter((row) => row.type === type);
}

/** The provisional copies of a bundle. */
export function copiesOf(sandbox: SandboxControl, sid: string): readonly Row[] {
  return [...rowsOf(sandbox).values()].filter(({ copyOf }) => copyOf === sid);
}
