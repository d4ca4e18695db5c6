import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { JournalEntry } from '../src/sandbox/index.js';
import { Stage } from './processes.js';
import { machine, median, printTable, whole } from './tables.js';

const LATENCY_MS = 50;
const CONCURRENCY = 10;
const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const PRODUCTS = {
  'voice-integrity': 'RN5b3660f9598883b1df4e77f77acefba0',
  'shaken-stir': 'RN7a97559effdf62d00f4298208492a5ea',
  cnam: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
};

/** What one addPhoneNumbers has sent, and how long that took. */
interface Run {
  readonly seconds: number;
  readonly requests: number;
  /** Of the requests that the account may have under way, so much was in use on average, from 0 to 1. */
  readonly busy: number;
  readonly cpuSeconds: number;
  readonly databaseCpuSeconds: number;
}

/**
 * How busy addPhoneNumbers keeps an account: many numbers for a customer with three trust products, the built server with the
 * sandbox in a process of its own. `npm run bench numbers -- --numbers 200 --runs 2` is small.
 */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3).filter((arg) => arg !== '--'),
    options: { numbers: { type: 'string', default: '1000' }, runs: { type: 'string', default: '3' } },
  });
  const [count, times] = [Number(values.numbers), Number(values.runs)];
  const before = machine();
  const stage = await Stage.start(LATENCY_MS, {
    ACCOUNT_CONCURRENCY: String(CONCURRENCY),
    // Not the five minutes that it is by default: the copy is waited for.
    MIRROR_SWEEP_SECONDS: '60',
  });
  try {
    // Before the server reads the account for the first time: its copy says which products a customer has.
    const customers: string[] = [];
    for (let at = 0; at <= times; at += 1) customers.push(await plant(stage));
    await untilCopied(stage);
    const [warm, ...measured] = customers;
    // One before, so that neither the compiler nor the discovery of the queue is measured.
    await add(stage, warm!, 20);
    const runs: Run[] = [];
    for (const customer of measured) runs.push(await add(stage, customer, count));
    const of = (value: (run: Run) => number): string => runs.map((run) => value(run).toFixed(1)).join(', ');
    const percent = runs.map(({ busy }) => 100 * busy);
    console.log(`${before}. ${LATENCY_MS} ms a request, ACCOUNT_CONCURRENCY=${CONCURRENCY}.`);
    printTable(
      `addPhoneNumbers of ${whole(count)} numbers, a customer with three products`,
      ['what', `of ${times} runs`],
      [
        ['requests of the run', runs.map(({ requests }) => whole(requests)).join(', ')],
        ['from the mutation to the last answer, s', of(({ seconds }) => seconds)],
        ['of the concurrency in use', `${percent.map((one) => `${one.toFixed(1)} %`).join(', ')}`],
        ['median of these', `${median(percent).toFixed(1)} %`],
        ["processor time of the server's, s", of(({ cpuSeconds }) => cpuSeconds)],
        ["processor time of PostgreSQL's, s", of(({ databaseCpuSeconds }) => databaseCpuSeconds)],
      ],
    );
  } finally {
    await stage.stop();
  }
}

/** Adds new numbers to a customer. @throws Error where one of them is not done */
async function add(stage: Stage, customerProfileSid: string, count: number): Promise<Run> {
  const { sids: numbers } = await stage.sandbox<{ sids: readonly string[] }>('POST', 'numbers', { count });
  const since = ((await stage.journal()).at(-1)?.index ?? -1) + 1;
  const used = await stage.usage();
  const began = Date.now();
  const { addPhoneNumbers } = await stage.ask<{ addPhoneNumbers: { onboarding: { id: string } } }>(
    'mutation ($input: PhoneNumbersInput!) { addPhoneNumbers(input: $input) { onboarding { id } } }',
    { input: { idempotencyKey: randomUUID(), customerProfileSid, phoneNumberSids: numbers } },
  );
  await untilDone(stage, addPhoneNumbers.onboarding.id, 4 * count);
  const now = await stage.usage();
  // What the copy of the account reads meanwhile is no part of it.
  const sent = (await stage.journal(since)).filter(isOfRun);
  const last = Math.max(...sent.map(endOf));
  const wall = last - began;
  return {
    seconds: wall / 1_000,
    requests: sent.length,
    busy: sent.reduce((sum, { durationMs }) => sum + durationMs, 0) / wall / CONCURRENCY,
    cpuSeconds: now.cpuSeconds - used.cpuSeconds,
    databaseCpuSeconds: now.databaseCpuSeconds - used.databaseCpuSeconds,
  };
}

/** The questions of the run name the numbers. */
const isOfRun = ({ method, query }: JournalEntry): boolean => method === 'POST' || query.includes('ChannelEndpointSid');

const endOf = ({ at, durationMs }: JournalEntry): number => Date.parse(at) + durationMs;

/** An approved profile with an approved product of each kind. */
async function plant(stage: Stage): Promise<string> {
  const bundle = (ref: string, policySid: string, entities: readonly string[]) => ({
    ...{ ref, friendlyName: ref, email: 'desk@acme.example', policySid, entities, status: 'twilio-approved' },
  });
  const { sids } = await stage.sandbox<{ sids: Readonly<Record<string, string>> }>('POST', 'seed', {
    customerProfiles: [bundle('profile', SECONDARY, ['$primary'])],
    trustProducts: Object.entries(PRODUCTS).map(([name, policy]) => bundle(name, policy, ['$profile'])),
  });
  const profile = sids['profile'];
  if (profile === undefined) throw new Error('The sandbox was not given the profile.');
  return profile;
}

/** Until everything of the account has been read since now. */
async function untilCopied(stage: Stage): Promise<void> {
  const now = Date.now();
  for (;;) {
    const query = '{ account { mirror { asOf } } }';
    const { account } = await stage.ask<{ account: { mirror: { asOf: string | null } } }>(query);
    if (Date.parse(account.mirror.asOf ?? '') > now) return;
    await delay(500);
  }
}

async function untilDone(stage: Stage, id: string, results: number): Promise<void> {
  const query = `query ($id: ID!) { onboarding(id: $id) { status failure { message }
    all: phoneNumberResults(first: 1) { totalCount } done: phoneNumberResults(first: 1, outcomes: [DONE]) { totalCount } } }`;
  type Counted = { readonly totalCount: number };
  type Shown = { readonly status: string; readonly failure: unknown; readonly all: Counted; readonly done: Counted };
  for (;;) {
    const { onboarding } = await stage.ask<{ onboarding: Shown }>(query, { id });
    if (onboarding.status === 'COMPLETED' && onboarding.done.totalCount === results) return;
    if (onboarding.status !== 'RUNNING') throw new Error(`The run has ended otherwise: ${JSON.stringify(onboarding)}`);
    await delay(500);
  }
}
