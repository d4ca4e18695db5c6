import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startApp, type App } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { PROFILES, referenceContents, SECONDARY } from '../test/support/reference-contents.js';

const LATENCY_MS = 50;
const RUNS = 20;
const CONNECTIONS = 20;
const ROUNDS = 25;
/** Past the life of the short cache. */
const COOLING_MS = 3_200;
const QUERY = readFileSync(new URL('../test/operations/reference-query.graphql', import.meta.url), 'utf8');

/** The reference query of PERFORMANCE: upstream calls and time, cold, kept, ten at once, and at 20 connections. */
export async function bench(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    SANDBOX_LATENCY_MS: String(LATENCY_MS),
    // The second level is 64 calls: fewer at a time would make two waits of it.
    ACCOUNT_CONCURRENCY: '100',
  });
  const app = await startApp(config, { log: pino({ level: 'silent' }) });
  try {
    await furnish(app);
    await measure('cold, first query of the process', app, 1, () => ask(app));
    await measure('uncached (no-cache), one after another', app, RUNS, () => ask(app, { 'cache-control': 'no-cache' }));
    await measure('kept', app, RUNS, () => ask(app));
    await pause();
    await measure('ten at once', app, 1, () => Promise.all(Array.from({ length: 10 }, () => ask(app))));
    await pause();
    await atConnections(app, {});
    await atConnections(app, { 'cache-control': 'no-cache' });
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

async function measure(name: string, app: App, runs: number, act: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  app.sandbox!.control.clearJournal();
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  report(name, times, app.sandbox!.control.journal().length / runs, 'calls');
}

async function atConnections(app: App, headers: Record<string, string>): Promise<void> {
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
  report(`${CONNECTIONS} connections${headers['cache-control'] ? ', no-cache' : ''}`, times, calls, 'calls a query');
}

function report(name: string, times: number[], calls: number, unit: string): void {
  times.sort((left, right) => left - right);
  const [best = 0, median = 0, worst = 0] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
  const figures = `median ${median.toFixed(0)} ms, best ${best.toFixed(0)}, worst ${worst.toFixed(0)}`;
  console.log(`${name}: ${calls.toFixed(1)} ${unit}; ${figures} (${LATENCY_MS} ms latency)`);
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
