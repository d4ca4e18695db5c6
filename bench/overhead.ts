import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { allocatedBytes } from './allocations.js';
import { BARE, installPackages, ours, PEER_NAMES, send, startPeer, type Contender } from './contenders.js';
import { freePort, inspectorSettings, Stage } from './processes.js';
import { keepApart, processorSeconds, useAllCores } from './processor.js';
import { furnish, ONE_PROFILE, QUERY, UNLIMITED } from './reference.js';
import { machine, median, printTable, whole } from './tables.js';

/*
 * What a query that the short cache answers costs the server in processor time, beside servers that answer the same from
 * memory. They run alternately in one run, so that a ratio holds whatever the machine does. `-- --quick` is a short form,
 * `-- --only ours` leaves the others out.
 */

/** The bodies of requests one after another. */
type BodyOf = () => string;

interface Case {
  readonly heading: string;
  readonly bodyOf: BodyOf;
  readonly connections: number;
  /** One of those about numbers of connections: their allocations are those of another. */
  readonly again?: boolean;
}

interface Sample {
  readonly microseconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** How long each server is under load in each round. */
interface Size {
  readonly rounds: number;
  readonly seconds: number;
}
const FULL: Size = { rounds: 5, seconds: 3 };
const QUICK: Size = { rounds: 2, seconds: 1 };
/** In the short form only these run at other numbers of connections. */
const FEW = ['ours', BARE];
const CONNECTIONS = 16;
/** By which allocations are measured. */
const BURSTS = 5;
const BURST = 40;

export async function bench(): Promise<void> {
  const { values: options } = parseArgs({
    args: process.argv.slice(3),
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  if (options.only !== undefined && !['ours', ...PEER_NAMES].includes(options.only)) {
    throw new Error(`There is no server ${options.only}. There are: ours, ${PEER_NAMES.join(', ')}.`);
  }
  const names = PEER_NAMES.filter((name) => options.only === undefined || options.only === name);
  if (names.length > 0) installPackages();
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const inspectorPort = await freePort();
  const stage = await Stage.start(0, { ...UNLIMITED, ...inspectorSettings(inspectorPort) });
  const stops: (() => unknown)[] = [() => stage.stop(), () => rmSync(folder, { recursive: true, force: true })];
  try {
    const [sid = ''] = await furnish(stage);
    const contenders = [ours(stage, inspectorPort)];
    const cases = casesOf(sid);
    const answers = await answersOf(contenders[0]!, cases);
    const data = path.join(folder, 'data.json');
    writeFileSync(data, JSON.stringify(Object.assign({}, ...answers.map((answer) => answer.data))));
    for (const name of names) contenders.push(await startPeer(name, data, stops));
    for (const contender of contenders) await compareAnswers(contender, cases, answers);
    const apart = keepApart(
      contenders.map(({ pid }) => pid),
      [stage.sandboxPid, process.pid],
    );
    stops.push(useAllCores);
    const size = options.quick ? QUICK : FULL;
    describe(apart, size);
    for (const one of cases) {
      const some = contenders.filter(({ name }) => !(options.quick && one.again) || FEW.includes(name));
      report(one.heading, await measured(some, one, size));
    }
    const few = contenders.filter(({ name }) => !options.quick || FEW.includes(name));
    await reportAllocations(
      few,
      cases.filter(({ again }) => !again),
    );
  } finally {
    for (const stop of stops) await stop();
  }
}

function describe(apart: string, { rounds, seconds }: Size): void {
  const lines = [
    `${machine()}; ${apart}.`,
    `${CONNECTIONS} connections where no other number is named. Medians of ${rounds} rounds, ${seconds} s for each server in`,
    'turn after a query that is not measured. Ours with everything on: authentication, limits, cost, masking, logging,',
    'metrics, class-validator. The others have the answer in memory.',
  ];
  console.log(lines.join('\n'));
}

function casesOf(sid: string): readonly Case[] {
  const text = JSON.stringify({ query: QUERY });
  const repeated = () => text;
  // A variable that the operation does not declare changes no answer; but no answer is kept for these variables.
  let asked = 0;
  const changing = () => JSON.stringify({ query: QUERY, variables: { request: (asked += 1) } });
  const oneProfile = JSON.stringify({ query: ONE_PROFILE, variables: { sid } });
  return [
    { heading: 'The reference query, repeated', bodyOf: repeated, connections: CONNECTIONS },
    { heading: 'The reference query with variables that change', bodyOf: changing, connections: CONNECTIONS },
    { heading: 'One profile', bodyOf: () => oneProfile, connections: CONNECTIONS },
    { heading: 'The reference query, repeated, 1 connection', bodyOf: repeated, connections: 1, again: true },
    { heading: 'The reference query, repeated, 64 connections', bodyOf: repeated, connections: 64, again: true },
  ];
}

const answersOf = (contender: Contender, cases: readonly Case[]) =>
  Promise.all(cases.map(({ bodyOf }) => send(contender, bodyOf())));

async function compareAnswers(
  contender: Contender,
  cases: readonly Case[],
  expected: readonly object[],
): Promise<void> {
  const answers = await answersOf(contender, cases);
  for (const [index, answer] of answers.entries()) {
    if (JSON.stringify(answer) === JSON.stringify(expected[index])) continue;
    throw new Error(`${contender.name} answers something else: ${JSON.stringify(answer).slice(0, 500)}`);
  }
}

/** Of each contender a sample in each round, in turn; the first round warms up. */
async function measured(contenders: readonly Contender[], one: Case, { rounds, seconds }: Size) {
  const load = loadOf(one);
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      await send(contender, one.bodyOf()); // What ours keeps for seconds is there again.
      const before = processorSeconds(contender.pid);
      const { requests, latency } = await load(contender, seconds);
      const microseconds = ((processorSeconds(contender.pid) - before) * 1e6) / requests.total;
      if (round === 0) continue;
      samples.get(contender.name)!.push({ microseconds, perSecond: requests.total / seconds, ...latency });
    }
  }
  return samples;
}

function loadOf({ bodyOf, connections }: Case) {
  const setupRequest = (request: object) => ({ ...request, body: bodyOf() });
  return async (contender: Contender, duration: number) => {
    const outcome = await autocannon({
      ...{ url: contender.url, connections, duration, method: 'POST' },
      headers: { 'content-type': 'application/json', ...contender.headers },
      requests: [{ setupRequest }],
    });
    if (outcome.non2xx > 0) throw new Error(`${contender.name} has refused ${outcome.non2xx} requests.`);
    return outcome;
  };
}

function report(heading: string, samples: ReadonlyMap<string, readonly Sample[]>): void {
  const of = (name: string, figure: keyof Sample) => median((samples.get(name) ?? []).map((sample) => sample[figure]));
  const columns = ['server', 'processor time per query', `x bare ${BARE}`, 'queries a second', 'p50', 'p99'];
  const rows = [...samples.keys()].map((name) => {
    const time = of(name, 'microseconds');
    const ratio = samples.has(BARE) ? (of(BARE, 'microseconds') / time).toFixed(2) : '-';
    return [
      name,
      `${whole(time)} us`,
      ratio,
      whole(of(name, 'perSecond')),
      `${whole(of(name, 'p50'))} ms`,
      `${whole(of(name, 'p99'))} ms`,
    ];
  });
  printTable(heading, columns, rows);
}

/** After all that is timed: the inspector that is needed for it stays open. */
async function reportAllocations(contenders: readonly Contender[], cases: readonly Case[]): Promise<void> {
  const rows: string[][] = [];
  for (const contender of contenders) {
    const row = [contender.name];
    for (const one of cases) row.push(`${whole((await allocatedPerQuery(contender, one)) / 1024)} KB`);
    rows.push(row);
  }
  printTable('Allocated per query', ['server', ...cases.map(({ heading }) => heading)], rows);
  console.log(
    `\nFrom V8's heap, with what is collected meanwhile, by a sample of one allocation in 16 KB; without buffers.`,
  );
  console.log(`${BURSTS} times ${BURST} queries one after another, each time after two that are not measured.`);
}

/** In bursts that end before what ours keeps for seconds is renewed. */
async function allocatedPerQuery(contender: Contender, { bodyOf }: Case): Promise<number> {
  let bytes = 0;
  const queries = async (count: number): Promise<void> => {
    for (let query = 0; query < count; query += 1) await send(contender, bodyOf());
  };
  for (let burst = 0; burst < BURSTS; burst += 1) {
    await queries(2);
    bytes += await allocatedBytes(contender.pid, contender.inspectorPort, () => queries(BURST));
  }
  return bytes / (BURSTS * BURST);
}
