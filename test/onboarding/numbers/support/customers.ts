import { randomUUID } from 'node:crypto';
import type { SandboxControl } from '../../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../../support/graphql.js';
import { contentsWith, type SeededBundle } from '../../../mirror/coverage/support.js';
import { calls } from '../../../support/onboarding.js';

export interface NumberResult {
  readonly phoneNumberSid: string;
  readonly phoneNumber: string | null;
  readonly bundleSid: string;
  readonly outcome: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface NumbersRun {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly failure: { readonly code: string; readonly message: string; readonly nextAction: string } | null;
  readonly customer: { readonly sid: string } | null;
  readonly phoneNumberResults: { readonly totalCount: number; readonly nodes: readonly NumberResult[] };
}

const RESULTS = `phoneNumberResults(first: 100) {
  totalCount nodes { phoneNumberSid phoneNumber bundleSid outcome error { code message } } }`;
export const NUMBERS_RUN = `id kind status failure { code message nextAction } ${RESULTS}`;

const NAMES = {
  add: ['addPhoneNumbers', 'PhoneNumbersInput'],
  remove: ['removePhoneNumbers', 'PhoneNumbersInput'],
  set: ['setPhoneNumbers', 'PhoneNumbersInput'],
  move: ['movePhoneNumbers', 'MovePhoneNumbersInput'],
} as const;
export type Operation = keyof typeof NAMES;

/** Starts an operation on numbers and answers the run once it waits for nobody but a person. */
export async function operate(
  app: GraphQLOverHttp,
  operation: Operation,
  given: object,
): Promise<{ readonly run: NumbersRun; readonly userErrors: readonly { message: string; path: readonly string[] }[] }> {
  const [name, type] = NAMES[operation];
  const mutation = `mutation ($input: ${type}!) { made: ${name}(input: $input) {
    onboarding { ${NUMBERS_RUN} } userErrors { message path } } }`;
  const input = { idempotencyKey: randomUUID(), ...given };
  type Made = { readonly onboarding: NumbersRun; readonly userErrors: readonly { message: string; path: string[] }[] };
  const { made } = await app.data<{ made: Made }>(mutation, { input });
  return { run: made.onboarding, userErrors: made.userErrors };
}

export interface NumbersPlan {
  readonly callCount: number;
  readonly waveCount: number;
  readonly steps: readonly { readonly key: string }[];
  readonly warnings: readonly { readonly field: string; readonly message: string }[];
}

export async function planOf(app: GraphQLOverHttp, operation: Operation, given: object): Promise<NumbersPlan> {
  const [name, type] = NAMES[operation];
  const query = `query ($input: ${type}!) { plan: plan${name[0]!.toUpperCase()}${name.slice(1)}(input: $input) {
    callCount waveCount steps { key } warnings { field message } } }`;
  const input = { idempotencyKey: randomUUID(), ...given };
  const answer = await app.execute<{ plan: NumbersPlan }>(query, { input }, { 'cache-control': 'no-cache' });
  if (answer.data == null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.plan;
}

/** Puts customers with their numbers into a sandbox; answers the SIDs by the names that the contents give. */
export function plant(
  sandbox: SandboxControl,
  numbers: readonly string[],
  profiles: readonly SeededBundle[],
  products: readonly SeededBundle[],
  first: number,
): Readonly<Record<string, string>> {
  return sandbox.seed(contentsWith(numbers, profiles, products, first));
}

/** The numbers on a bundle, as the sandbox has them. */
export function numbersOn(sandbox: SandboxControl, bundleSid: string | undefined): readonly string[] {
  const lines = sandbox.snapshot().toString('utf8').trim().split('\n');
  type Row = { readonly bundleSid?: string; readonly channelEndpointSid?: string };
  const rows = lines.flatMap((line) => (JSON.parse(line) as { put?: readonly (readonly [string, Row])[] }).put ?? []);
  return rows.flatMap(([table, row]) =>
    table === 'channelEndpointAssignments' && row.bundleSid === bundleSid ? [row.channelEndpointSid ?? ''] : [],
  );
}

/** What a piece of work sent. */
export async function requestsOf(sandbox: SandboxControl, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = sandbox.journal().at(-1)?.index ?? -1;
  await work();
  return calls(sandbox.journal().filter(({ index }) => index > before));
}
