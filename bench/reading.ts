import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startApp, type App } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { PROFILES, referenceContents, SECONDARY } from '../test/support/reference-contents.js';
import { compareReaders } from './reading-others.js';
import { QUERY } from './reference.js';
import { machine, median, printTable, whole } from './tables.js';

const LATENCY_MS = 50;
const RUNS = 20;
const CONNECTIONS = 20;
const ROUNDS = 25;
/** Past the life of the short cache. */
const COOLING_MS = 3_200;

/** The reference query: upstream calls and time, cold, kept, ten at once, and at 20 connections; and the same by others. */
export async function bench(): Promise<void> {
  console.log(`${machine()}. Twilio answers after ${LATENCY_MS} ms; server, sandbox and load are one process.`);
  const rows: string[][] = [];
  await readByOurs(rows);
  printTable('The reference query', ['query', 'requests to Twilio, each', 'median', 'best', 'worst'], rows);
  await compareReaders(LATENCY_MS);
}

async function readByOurs(rows: string[][]): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    SANDBOX_LATENCY_MS: String(LATENCY_MS),
    // The second level is 64 calls: fewer at a time would make two waits of it.
    ACCOUNT_CONCURRENCY: '100',
  });
  const app = await startApp(config, { log: pino({ level: 'silent' }) });
  const uncached = { 'cache-control': 'no-cache' };
  try {
    await furnish(app);
    rows.push(await measure('cold, first query of the process', app, 1, () => ask(app)));
    rows.push(await measure('no-cache, one after another', app, RUNS, () => ask(app, uncached)));
    rows.push(await measure('kept', app, RUNS, () => ask(app)));
    await pause();
    rows.push(await measure('ten at once', app, 1, () => Promise.all(Array.from({ length: 10 }, () => ask(app)))));
    await pause();
    rows.push(await atConnections(app, {}), await atConnections(app, uncached));
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function furnish({ sandbox, trustHubs }: App): Promise<void> {
  const references = sandbox!.control.seed(referenceContents());
  const { evaluations } = trustHubs.open(trustHubs.defaultAccountSid, { cached: false });
  const profiles = Array.from({ length: PROFILES }, (_, index) => references[`profile-${index}`]!);
  await Promise.all(profiles.map((sid) => evaluations.create({ kind: 'CustomerProfile', sid }, SECONDARY)));
}

async function measure(name: string, app: App, runs: number, act: () => Promise<unknown>): Promise<string[]> {
  const times: number[] = [];
  app.sandbox!.control.clearJournal();
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return rowOf(name, times, app.sandbox!.control.journal().length / runs);
}

async function atConnections(app: App, headers: Record<string, string>): Promise<string[]> {
  const times: number[] = [];
  app.sandbox!.control.clearJournal();
  const connection = async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      await ask(app, headers);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const calls = app.sandbox!.control.journal().length / times.length;
  return rowOf(`${CONNECTIONS} connections${headers['cache-control'] ? ', no-cache' : ''}`, times, calls);
}

function rowOf(name: string, times: readonly number[], calls: number): string[] {
  const figures = [median(times), Math.min(...times), Math.max(...times)].map((ms) => `${whole(ms)} ms`);
  return [name, calls.toFixed(1), ...figures];
}

const pause = () => new Promise((resolve) => setTimeout(resolve, COOLING_MS));

async function ask(app: App, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: QUERY }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
}
