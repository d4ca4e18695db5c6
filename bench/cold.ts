import { parseArgs } from 'node:util';
import { send } from './contenders.js';
import { Stage } from './processes.js';
import { furnish, QUERY, UNLIMITED } from './reference.js';
import { machine, median, printTable, whole } from './tables.js';

/*
 * The reference query when nothing is kept, as a ratio to the two levels of requests that depend on each other; and what a
 * server needs from its start to its first answer. Server, upstream and load are processes of their own.
 * `-- --quick` is a short form.
 */

const LATENCIES_MS = [0, 50, 200];
const LEVELS = 2;
/** The second level is 64 requests: fewer at a time would make two waits of it. */
const SETTINGS = { ...UNLIMITED, ACCOUNT_CONCURRENCY: '100' };
const BODY = JSON.stringify({ query: QUERY });

interface Size {
  /** Processes, each of which is asked its first query. */
  readonly starts: number;
  /** Queries with `no-cache`, one after another, of the last of these processes: its next ones, and some later ones. */
  readonly queries: number;
  /** After how many. Until then V8 compiles what it has not compiled yet. */
  readonly later: number;
}
const FULL: Size = { starts: 7, queries: 40, later: 300 };
const QUICK: Size = { starts: 3, queries: 15, later: 100 };

interface Start {
  /** Milliseconds from the start of the process until it was ready. */
  readonly ready: number;
  readonly first: Query;
}

interface Query {
  readonly milliseconds: number;
  /** To the upstream. */
  readonly requests: number;
}

export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { quick: { type: 'boolean', default: false } },
  });
  const size = values.quick ? QUICK : FULL;
  console.log(`${machine()}. Medians of ${size.starts} starts, and of ${size.queries} queries with no-cache.`);
  const queries: string[][] = [];
  const starts: string[][] = [];
  for (const latencyMs of LATENCIES_MS) {
    const stage = await Stage.start(latencyMs, SETTINGS);
    try {
      const newFolder = stage.startMs;
      await furnish(stage);
      const measured: Start[] = [];
      for (let start = 0; start < size.starts; start += 1) {
        await stage.restart();
        measured.push({ ready: stage.startMs, first: await query(stage, {}) });
      }
      const firsts = measured.map(({ first }) => first);
      const next = await queriesWithoutCache(stage, size.queries);
      await queriesWithoutCache(stage, size.later - size.queries);
      const later = await queriesWithoutCache(stage, size.queries);
      queries.push(
        rowOf('first of a process', latencyMs, firsts),
        rowOf(`the next ${size.queries}, no-cache`, latencyMs, next),
        rowOf(`after ${size.later}, no-cache`, latencyMs, later),
      );
      const ready = measured.map((start) => start.ready);
      const answered = measured.map((start) => start.ready + start.first.milliseconds);
      starts.push([`${latencyMs} ms`, ...[newFolder, median(ready), median(answered)].map((ms) => `${whole(ms)} ms`)]);
    } finally {
      await stage.stop();
    }
  }
  const columns = ['query, and after what time Twilio answers', 'requests', 'median', 'best', 'worst'];
  printTable('The reference query, cold', [...columns, `x ${LEVELS} levels`], queries);
  const after = ['new folder, ready', 'existing folder, ready', 'existing folder, reference query answered'];
  printTable('From the start of a process', ['Twilio answers after', ...after], starts);
}

async function queriesWithoutCache(stage: Stage, count: number): Promise<readonly Query[]> {
  const headers = { 'cache-control': 'no-cache' };
  const queries: Query[] = [];
  for (let run = 0; run < count; run += 1) queries.push(await query(stage, headers));
  return queries;
}

async function query(stage: Stage, headers: Readonly<Record<string, string>>): Promise<Query> {
  const contender = { name: 'ours', url: `${stage.serverUrl}/graphql`, headers: { ...stage.headers, ...headers } };
  let milliseconds = NaN;
  const requests = await stage.requestsDuring(async () => {
    const started = performance.now();
    await send(contender, BODY);
    milliseconds = performance.now() - started;
  });
  return { milliseconds, requests };
}

function rowOf(kind: string, latencyMs: number, queries: readonly Query[]): string[] {
  const times = queries.map(({ milliseconds }) => milliseconds);
  const middle = median(times);
  const figures = [middle, Math.min(...times), Math.max(...times)].map((ms) => `${whole(ms)} ms`);
  const ratio = latencyMs === 0 ? '-' : (middle / (LEVELS * latencyMs)).toFixed(2);
  return [`${kind}, ${latencyMs} ms`, String(median(queries.map(({ requests }) => requests))), ...figures, ratio];
}
