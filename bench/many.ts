import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { profileInput } from './onboarding-input.js';
import { Stage } from './processes.js';

const LATENCY_MS = 50;
/** As many as one batch takes. */
const BATCH = 1_000;

/**
 * By default a review is polled after 5 minutes, and then at growing intervals: this many seconds apart after its first
 * hours. For runs that wait for days that is the cost that matters; of 5,000 that begin at once, the first polls are 17
 * a second.
 */
const LATER_POLL_SECONDS = 3_600;

/**
 * How large the benchmark is; `npm run bench many -- --runs 200 --waiting 400 --approvals 100 --seconds 10` is small.
 */
interface Size {
  /** Onboardings at once. */
  readonly runs: number;
  /** ACCOUNT_CONCURRENCY of each turn of them. */
  readonly concurrencies: readonly number[];
  /** Onboardings that wait for their review; 0 leaves these parts out. */
  readonly waiting: number;
  /** How long they are watched while they wait. */
  readonly seconds: number;
  /** How many of them are approved, within so many seconds. */
  readonly approvals: number;
}

function sizeOf(args: readonly string[]): Size {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      concurrency: { type: 'string', default: '10,20,100' },
      waiting: { type: 'string', default: '5000' },
      seconds: { type: 'string', default: '60' },
      approvals: { type: 'string', default: '1000' },
    },
  });
  return {
    runs: Number(values.runs),
    concurrencies: values.concurrency.split(',').filter(Boolean).map(Number),
    waiting: Number(values.waiting),
    seconds: Number(values.seconds),
    approvals: Number(values.approvals),
  };
}

/** Many onboardings: how busy they keep an account, what those that wait cost, and how soon approvals are seen. */
export async function bench(): Promise<void> {
  const size = sizeOf(process.argv.slice(3));
  for (const concurrency of size.concurrencies) {
    const stage = await Stage.start(LATENCY_MS, { ACCOUNT_CONCURRENCY: String(concurrency) });
    try {
      await atOnce(stage, size.runs, concurrency);
    } finally {
      await stage.stop();
    }
  }
  if (size.waiting === 0) return;
  const stage = await Stage.start(0, { REVIEW_POLL_SECONDS: String(LATER_POLL_SECONDS) });
  try {
    await fill(stage, size.waiting);
    await idle(stage, size.seconds);
    await approve(stage, Math.min(size.approvals, size.waiting), size.seconds);
  } finally {
    await stage.stop();
  }
}

/** Starts a batch of secondary profiles; answers its id and how long the mutation took. */
async function start(stage: Stage, count: number): Promise<{ id: string; tookMs: number }> {
  const secondaryCustomerProfiles = Array.from({ length: count }, () => profileInput(randomUUID()));
  const input = { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles } };
  const began = performance.now();
  const { onboardMany } = await stage.ask<{ onboardMany: { batch: { id: string } | null; userErrors: unknown } }>(
    'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { id } userErrors { message } } }',
    { input },
  );
  const tookMs = performance.now() - began;
  if (onboardMany.batch === null) throw new Error(JSON.stringify(onboardMany.userErrors));
  return { id: onboardMany.batch.id, tookMs };
}

/** Waits until no run of a batch goes on by itself. @throws Error where one ended otherwise than waiting */
async function untilWaiting(stage: Stage, id: string): Promise<void> {
  for (;;) {
    const query = '{ node(id: "%") { ... on OnboardingBatch { total counts { status count } } } }'.replace('%', id);
    type Counted = { total: number; counts: readonly { status: string; count: number }[] };
    const { node } = await stage.ask<{ node: Counted }>(query);
    const odd = node.counts.filter(({ status }) => !['RUNNING', 'WAITING_FOR_REVIEW'].includes(status));
    if (odd.length > 0) throw new Error(`Runs have ended: ${JSON.stringify(odd)}`);
    if (node.counts.find(({ status }) => status === 'WAITING_FOR_REVIEW')?.count === node.total) return;
    await delay(500);
  }
}

async function atOnce(stage: Stage, runs: number, concurrency: number): Promise<void> {
  // One before, so that neither the compiler nor the discovery of the queue is measured.
  await untilWaiting(stage, (await start(stage, 1)).id);
  const since = (await stage.journal()).at(-1)!.index + 1;
  const before = await stage.usage();
  const began = Date.now();
  const { id, tookMs } = await start(stage, runs);
  const { longestStallMs, rssMb } = await stage.usage();
  await untilWaiting(stage, id);
  const after = await stage.usage();
  const requests = await stage.journal(since);
  const submissions = requests.filter(({ params }) => params.includes('Status'));
  const last = Math.max(...submissions.map(({ at }) => Date.parse(at)));
  const wall = last - began;
  const inFlight = requests.reduce((sum, { durationMs }) => sum + durationMs, 0) / wall;
  print(`${runs} at once, ACCOUNT_CONCURRENCY=${concurrency}, ${LATENCY_MS} ms a request`, load());
  print('  the mutation answers after', `${tookMs.toFixed(0)} ms`);
  print('  event loop: longest stall meanwhile', `${longestStallMs.toFixed(0)} ms; memory then ${rssMb.toFixed(0)} MB`);
  print('  all submitted after', `${(wall / 1000).toFixed(1)} s: ${((runs * 1000) / wall).toFixed(1)} runs per second`);
  print('  requests', `${requests.length}: ${((requests.length * 1000) / wall).toFixed(0)} per second`);
  print('  requests in flight, mean', `${inFlight.toFixed(1)}: ${((100 * inFlight) / concurrency).toFixed(0)} % busy`);
  const perRun = (from: number, to: number): string => `${(((to - from) * 1000) / runs).toFixed(1)} ms`;
  const [own, database] = [
    perRun(before.cpuSeconds, after.cpuSeconds),
    perRun(before.databaseCpuSeconds, after.databaseCpuSeconds),
  ];
  print('  processor time of a run', `server ${own}, PostgreSQL ${database}`);
}

/** As many waiting runs as are wanted, in batches that follow one another. */
async function fill(stage: Stage, waiting: number): Promise<void> {
  const began = performance.now();
  for (let left = waiting; left > 0; left -= BATCH) {
    const { id } = await start(stage, Math.min(left, BATCH));
    await untilWaiting(stage, id);
  }
  const seconds = (performance.now() - began) / 1000;
  print(`${waiting} runs brought to their review`, load());
  print('  in', `${seconds.toFixed(0)} s: ${(waiting / seconds).toFixed(1)} per second, at no latency`);
}

async function idle(stage: Stage, seconds: number): Promise<void> {
  // What the start has left behind is collected.
  await delay(10_000);
  const before = await stage.usage();
  await delay(seconds * 1000);
  const after = await stage.usage();
  print(`waiting for ${seconds} s`, load());
  print('  memory (RSS)', `${before.rssMb.toFixed(0)} MB before, ${after.rssMb.toFixed(0)} MB after`);
  print('  processor time', `${((100 * (after.cpuSeconds - before.cpuSeconds)) / seconds).toFixed(1)} % of a core`);
  print('  event loop: longest stall', `${after.longestStallMs.toFixed(0)} ms`);
}

/** Approves profiles evenly over a time, and compares when each was decided with when its run had ended. */
async function approve(stage: Stage, count: number, seconds: number): Promise<void> {
  const profiles = (await stage.journal())
    .filter(({ method, path, status }) => method === 'POST' && path === '/v1/CustomerProfiles' && status === 201)
    .map(({ sid }) => sid ?? '')
    .slice(0, count);
  const approved = new Map<string, number>();
  const began = performance.now();
  await Promise.all(
    profiles.map(async (sid, at) => {
      await delay((at * seconds * 1000) / count - (performance.now() - began));
      approved.set(sid, Date.now());
      await stage.sandbox('POST', `reviews/${sid}`, { verdict: 'approved' });
    }),
  );
  const ended = await untilEnded(stage, count);
  const delays = profiles.map((sid) => ended.get(sid)! - approved.get(sid)!).sort((left, right) => left - right);
  const at = (share: number): string => `${delays[Math.min(count - 1, Math.floor(count * share))]} ms`;
  print(`${count} approvals within ${seconds} s`, load());
  print('  from approval to the end of the run', `median ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`);
}

/** When each run had ended, by its profile. */
async function untilEnded(stage: Stage, count: number): Promise<ReadonlyMap<string, number>> {
  const query = `query ($after: String) { onboardings(first: 100, after: $after, filter: { status: COMPLETED }) {
    nodes { completedAt steps { key resourceSid } } pageInfo { endCursor hasNextPage } } }`;
  interface Ended {
    readonly nodes: readonly { completedAt: string; steps: readonly { key: string; resourceSid: string | null }[] }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  }
  for (;;) {
    const ended = new Map<string, number>();
    for (let after: string | null = null, more = true; more;) {
      const { onboardings }: { onboardings: Ended } = await stage.ask(query, { after });
      for (const { completedAt, steps } of onboardings.nodes) {
        const sid = steps.find(({ key }) => key === 'create-customer-profile')?.resourceSid ?? '';
        ended.set(sid, Date.parse(completedAt));
      }
      after = onboardings.pageInfo.endCursor;
      more = onboardings.pageInfo.hasNextPage;
    }
    if (ended.size >= count) return ended;
    await delay(500);
  }
}

/** The machine's load beside each figure: another's work makes them worse. */
function load(): string {
  return `(${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)})`;
}

function print(label: string, text: string): void {
  console.log(`${label.padEnd(62)}${text}`);
}
