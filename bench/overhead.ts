import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { PROFILES, referenceContents } from '../test/support/reference-contents.js';
import { processorSeconds, Stage } from './processes.js';

/*
 * What a query that the short cache answers costs the server in processor time, beside servers that answer the same from
 * memory. They run alternately in one run, so that a ratio holds whatever the machine does. `-- --quick` is a short form,
 * `-- --only ours` leaves the others out.
 */

const PEERS = path.join(import.meta.dirname, 'peers');
const KINDS = ['graphql-js', 'graphql-jit', 'mercurius', 'mercurius with jit', 'graphql-yoga'] as const;
export const QUERY = readFileSync(new URL('../test/operations/reference-query.graphql', import.meta.url), 'utf8');
const SCHEMA = path.join(import.meta.dirname, '../schema.graphql');
const QUICK = process.argv.includes('--quick');
const ROUNDS = QUICK ? 3 : 7;
const SECONDS = QUICK ? 2 : 4;
const CONNECTIONS = 16;
const [, ONLY] = /--only (\S+)/.exec(process.argv.join(' ')) ?? [];

/** The load spends more than a caller may. */
export const UNLIMITED = { LIMIT_CALLER_POINTS: '10000000', LIMIT_CALLER_POINTS_PER_SECOND: '100000' } as const;

interface Contender {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Sample {
  readonly microseconds: number;
  readonly p99: number;
}

export async function bench(): Promise<void> {
  install();
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const stage = await Stage.start(0, UNLIMITED);
  const stops: (() => unknown)[] = [() => stage.stop(), () => rmSync(folder, { recursive: true, force: true })];
  try {
    await furnish(stage);
    const ours = { name: 'ours', pid: stage.serverPid, url: `${stage.serverUrl}/graphql`, headers: stage.headers };
    const data = path.join(folder, 'data.json');
    const answer = await answerOf(ours);
    writeFileSync(data, JSON.stringify((JSON.parse(answer) as { data: unknown }).data));
    const contenders: Contender[] = [ours];
    for (const kind of ONLY === 'ours' ? [] : KINDS) contenders.push(await startPeer(kind, data, stops));
    for (const contender of contenders) {
      if ((await answerOf(contender)) !== answer) throw new Error(`${contender.name} answers something else.`);
    }
    console.log(`Answers of ${answer.length} bytes, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds.`);
    console.log(`Node.js ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}`);
    for (const [name, bodyOf] of Object.entries(CASES)) report(name, await measured(contenders, bodyOf));
  } finally {
    for (const stop of stops) await stop();
  }
}

/** The peers' packages are their own, and no part of ours. */
function install(): void {
  if (existsSync(path.join(PEERS, 'node_modules'))) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
  if (status !== 0) throw new Error('The packages of the other servers could not be installed.');
}

/** Everything that the reference query reads. */
export async function furnish(stage: Stage): Promise<void> {
  const { sids } = await stage.sandbox<{ sids: Readonly<Record<string, string>> }>('POST', 'seed', referenceContents());
  const evaluate = 'mutation ($input: SidInput!) { evaluateCustomerProfile(input: $input) { userErrors { message } } }';
  for (let index = 0; index < PROFILES; index += 1) {
    await stage.ask(evaluate, { input: { sid: sids[`profile-${index}`] } });
  }
}

async function startPeer(name: string, data: string, stops: (() => unknown)[]): Promise<Contender> {
  const child = spawn(process.execPath, [path.join(PEERS, 'serve.js'), name, SCHEMA, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  stops.push(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { name, pid: child.pid!, url: `http://127.0.0.1:${Number(line.toString())}/graphql`, headers: {} };
}

/** The bodies of requests one after another. */
type BodyOf = (request: number) => string;
const repeated = JSON.stringify({ query: QUERY });
const CASES: Readonly<Record<string, BodyOf>> = {
  'the reference query, repeated': () => repeated,
  // A variable that the operation does not declare changes no answer; but no answer is kept for these variables.
  'the reference query with variables that change': (request) =>
    JSON.stringify({ query: QUERY, variables: { request } }),
};
const headersOf = ({ headers }: Contender) => ({ 'content-type': 'application/json', ...headers });

/** The data alone: ours says more in `extensions`. */
async function answerOf(contender: Contender): Promise<string> {
  const response = await fetch(contender.url, { method: 'POST', headers: headersOf(contender), body: repeated });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${contender.name}: ${JSON.stringify(errors)}`);
  return JSON.stringify({ data });
}

/** Of each contender a sample in each round, in turn; the first round warms up. */
async function measured(
  contenders: readonly Contender[],
  bodyOf: BodyOf,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  let sent = 0;
  const setupRequest = (request: object) => ({ ...request, body: bodyOf((sent += 1)) });
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const contender of contenders) {
      const before = processorSeconds(contender.pid);
      const { requests, latency, non2xx } = await autocannon({
        ...{ url: contender.url, connections: CONNECTIONS, duration: SECONDS, method: 'POST' },
        headers: headersOf(contender),
        requests: [{ setupRequest }],
      });
      if (non2xx > 0) throw new Error(`${contender.name} has refused ${non2xx} requests.`);
      const seconds = processorSeconds(contender.pid) - before;
      if (round > 0)
        samples.get(contender.name)!.push({ microseconds: (seconds * 1e6) / requests.total, p99: latency.p99 });
    }
  }
  return samples;
}

function report(name: string, samples: ReadonlyMap<string, readonly Sample[]>): void {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const bare = median((samples.get('graphql-js') ?? []).map(({ microseconds }) => microseconds));
  console.log(`\n${name[0]?.toUpperCase()}${name.slice(1)}:\n`);
  console.log('| server | processor time per query | x bare graphql-js | p99 |\n| --- | --- | --- | --- |');
  for (const [server, of] of samples) {
    const time = median(of.map(({ microseconds }) => microseconds));
    const p99 = median(of.map((sample) => sample.p99));
    console.log(`| ${server} | ${time.toFixed(0)} us | ${(bare / time).toFixed(2)} | ${p99.toFixed(0)} ms |`);
  }
}
