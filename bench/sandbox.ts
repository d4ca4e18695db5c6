import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOG_FILE, SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from '../src/sandbox/index.js';

const PROFILES = 100_000;
const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const authorization = `Basic ${Buffer.from(`${SANDBOX_ACCOUNT_SID}:${SANDBOX_AUTH_TOKEN}`).toString('base64')}`;
const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
const MB = 1024 * 1024;

async function start(dataDir: string) {
  const path = fileURLToPath(new URL('sandbox-process.ts', import.meta.url));
  const child = fork(path, [dataDir], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const [{ url, startMs }] = (await once(child, 'message')) as [{ url: string; startMs: number }];
  return {
    url,
    startMs,
    async memory(): Promise<NodeJS.MemoryUsage> {
      child.send('memory');
      const [usage] = (await once(child, 'message')) as [NodeJS.MemoryUsage];
      return usage;
    },
    async stop(): Promise<void> {
      child.send('close');
      await once(child, 'exit');
    },
  };
}

type Running = Awaited<ReturnType<typeof start>>;

async function rate(label: string, { url }: Running, path: string, post?: string): Promise<void> {
  const request = post === undefined ? { headers: { authorization } } : { method: 'POST', headers: form, body: post };
  const options = { url: url + path, connections: 32, ...request } as const;
  await autocannon({ ...options, duration: 2 });
  const { requests, latency, non2xx } = await autocannon({ ...options, duration: 6 });
  const odd = non2xx > 0 ? `, ${non2xx} not 2xx` : '';
  print(label, `${Math.round(requests.average)} per second, p50 ${latency.p50} ms, p99 ${latency.p99} ms${odd}`);
}

/** The median of some requests, one at a time. */
async function median(label: string, times: number, path: () => string, { url }: Running): Promise<void> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const asked = url + path();
    const started = performance.now();
    await (await fetch(asked, { headers: { authorization } })).arrayBuffer();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  print(label, `median ${(taken[Math.floor(times / 2)] ?? 0).toFixed(1)} ms, worst ${taken.at(-1)?.toFixed(1)} ms`);
}

async function walk({ url }: Running): Promise<void> {
  const taken: number[] = [];
  for (let next: string | null = '/v1/CustomerProfiles?PageSize=1000'; next !== null;) {
    const started = performance.now();
    const page = await fetch(url + next, { headers: { authorization } });
    const { meta } = (await page.json()) as { meta: { next_page_url: string | null } };
    taken.push(performance.now() - started);
    next = meta.next_page_url?.replace('https://trusthub.twilio.com', '') ?? null;
  }
  const mean = (part: readonly number[]) => (part.reduce((sum, one) => sum + one, 0) / part.length).toFixed(1);
  print(
    'token walk by 1000',
    `first ten ${mean(taken.slice(1, 11))} ms each, last ten ${mean(taken.slice(-10))} ms each`,
  );
}

async function lay(running: Running): Promise<void> {
  const profile = { friendlyName: 'Customer', email: 'a@b.example', policySid: SECONDARY, copies: PROFILES };
  const started = performance.now();
  const body = JSON.stringify({ customerProfiles: [{ ...profile, status: 'twilio-approved' }] });
  const { status } = await fetch(`${running.url}/_sandbox/seed`, { method: 'POST', body });
  print(`seeding ${PROFILES} profiles`, `${Math.round(performance.now() - started)} ms, status ${status}`);
}

async function snapshots({ url }: Running): Promise<void> {
  let started = performance.now();
  const snapshot = await (await fetch(`${url}/_sandbox/snapshot`)).arrayBuffer();
  print('snapshot down', `${Math.round(performance.now() - started)} ms, ${Math.round(snapshot.byteLength / MB)} MB`);
  started = performance.now();
  const { status } = await fetch(`${url}/_sandbox/snapshot`, { method: 'POST', body: snapshot });
  print('snapshot up', `${Math.round(performance.now() - started)} ms, status ${status}`);
}

function print(label: string, text: string): void {
  console.log(`${label.padEnd(34)}${text}`);
}

/** The sandbox with a dataDir and its journal: rates, pages of 100,000 profiles, memory, restart. */
export async function bench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-sandbox-'));
  let running = await start(dataDir);
  const empty = await running.memory();
  const list = await fetch(`${running.url}/v1/CustomerProfiles`, { headers: { authorization } });
  const [{ sid } = { sid: '' }] = ((await list.json()) as { results: { sid: string }[] }).results;
  await rate('GET one profile', running, `/v1/CustomerProfiles/${sid}`);
  await rate(
    'GET a list of 25 numbers',
    running,
    `/2010-04-01/Accounts/${SANDBOX_ACCOUNT_SID}/IncomingPhoneNumbers.json`,
  );
  const journal = await running.memory();
  print('memory of a full journal', `${Math.round((journal.heapUsed - empty.heapUsed) / MB)} MB`);
  await fetch(`${running.url}/_sandbox/reset`, { method: 'POST' });

  const bare = await running.memory();
  await lay(running);
  const full = await running.memory();
  print(`memory of ${PROFILES} profiles`, `${Math.round((full.heapUsed - bare.heapUsed) / MB)} MB of heap`);
  for (const page of [0, 50, 99])
    await median(`Page=${page}, PageSize=1000`, 30, () => `/v1/CustomerProfiles?PageSize=1000&Page=${page}`, running);
  await walk(running);
  await rate('GET a list of 50 profiles', running, '/v1/CustomerProfiles?Status=twilio-approved');
  await rate('GET one of 100,000', running, `/v1/CustomerProfiles/${sid}`);
  const create = new URLSearchParams({ FriendlyName: 'A', Email: 'a@b.example', PolicySid: SECONDARY }).toString();
  await rate('POST a profile', running, '/v1/CustomerProfiles', create);
  print('the file', `${Math.round(statSync(join(dataDir, LOG_FILE)).size / MB)} MB`);
  await running.stop();

  running = await start(dataDir);
  print('restart', `${Math.round(running.startMs)} ms`);
  await snapshots(running);
  print('resident', `${Math.round((await running.memory()).rss / MB)} MB`);
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
