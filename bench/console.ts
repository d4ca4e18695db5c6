import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startApp, type App } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { closeBrowser, newContext } from '../test/support/chromium.js';
import { machine, median, printTable, whole } from './tables.js';

/*
 * What a person waits for in the console: the bytes and the time until the customers are there, and whether 10,000 of them
 * scroll smoothly. A real Chromium against a real server with its sandbox and its embedded database.
 */

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
/** The most copies that one item of a seed may have. */
const COPIES = 1_000;
/** Views, and before them a page without anything, which shows what the machine and the browser take for themselves. */
const VIEWS = ['/healthz', '/console/', '/console/runs', '/console/coverage', '/console/import', '/console/sandbox'];

/** `npm run bench console -- --customers 10000 --rounds 5` */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { customers: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
  });
  const customers = Number(values.customers);
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    MIRROR_SWEEP_SECONDS: '20',
    MIRROR_CALLS_PER_MINUTE: '600',
    LIMIT_EVENT_LOOP_DELAY_MS: '0',
  });
  const app = await startApp(config, { log: pino({ level: 'silent' }), drainMs: 500 });
  try {
    console.log(`${machine()}. ${whole(customers)} customers; Chromium without a cache, by loopback.`);
    await seed(app, customers);
    await measureViews(app, Number(values.rounds));
    await measureScrolling(app, customers);
  } finally {
    await closeBrowser();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes customers in the sandbox, and waits until the server has read them. */
async function seed(app: App, customers: number): Promise<void> {
  for (let made = 0; made < customers; made += COPIES) {
    const copies = Math.min(COPIES, customers - made);
    const profile = { friendlyName: `Customer ${made}`, email: 'desk@example.com', policySid: SECONDARY, copies };
    app.sandbox?.control.seed({ customerProfiles: [profile] });
  }
  const body = JSON.stringify({ query: '{ customers(first: 1) { totalCount } }' });
  for (let found = 0; found <= customers;) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(app.graphqlUrl, { method: 'POST', headers, body });
    found = ((await answer.json()) as { data: { customers: { totalCount: number } } }).data.customers.totalCount;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

interface Loaded {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly requests: number;
  readonly ms: number;
}

async function measureViews(app: App, rounds: number): Promise<void> {
  const rows: string[][] = [];
  for (const view of VIEWS) {
    const loads: Loaded[] = [];
    for (let round = 0; round < rounds; round += 1) loads.push(await load(app, view));
    const of = (value: (loaded: Loaded) => number): string => whole(median(loads.map(value)));
    rows.push([
      view,
      `${of(({ scriptBytes }) => scriptBytes / 1_000)} kB`,
      `${of(({ styleBytes }) => styleBytes / 1_000)} kB`,
      of(({ requests }) => requests),
      `${of(({ ms }) => ms)} ms`,
    ]);
  }
  printTable('Until a view can be used', ['view', 'scripts, compressed', 'styles', 'requests', 'usable after'], rows);
}

/** Opens a view as at a first visit. It is usable when its heading, its data and the fields are there. */
async function load(app: App, view: string): Promise<Loaded> {
  const context = await newContext({ viewport: { width: 1440, height: 900 } }, []);
  const page = await context.newPage();
  const sizes: Promise<{ readonly type: string; readonly bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize }) => ({ type: request.resourceType(), bytes: responseBodySize })),
    );
  });
  const usable = view === '/healthz' ? 'body' : view === '/console/' ? '.table-body .row-link' : '.page h1';
  // Noted in the page itself: to learn of it from outside takes time of its own.
  await page.addInitScript(NOTE_WHEN_THERE.replace('SELECTOR', JSON.stringify(usable)));
  await page.goto(app.url + view);
  await page.locator(usable).first().waitFor();
  const ms = await page.evaluate<number>('usableAfter');
  const all = await Promise.all(sizes);
  const sum = (type: string): number =>
    all.filter((one) => one.type === type).reduce((total, { bytes }) => total + bytes, 0);
  await context.close();
  return { scriptBytes: sum('script'), styleBytes: sum('stylesheet'), requests: all.length, ms };
}

/** Milliseconds from the beginning of the load until the element is there and the page has time for a person. */
const NOTE_WHEN_THERE = `{
  const look = () => {
    if (document.querySelector(SELECTOR) === null) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.usableAfter = performance.now(); }));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
}`;

const FRAMES = `new Promise((resolve) => {
  const scroller = document.querySelector('.table-scroll');
  const frames = [];
  let last = performance.now();
  const step = (time) => {
    frames.push(time - last);
    last = time;
    scroller.scrollTop += 1500;
    if (frames.length < 300) requestAnimationFrame(step);
    else resolve({ frames, rows: document.querySelectorAll('.table-body [role=row]').length });
  };
  requestAnimationFrame(step);
})`;

/** Scrolls 25 rows further in each of 300 frames, and then to the end. */
async function measureScrolling(app: App, customers: number): Promise<void> {
  const context = await newContext({ viewport: { width: 1440, height: 900 } }, []);
  const page = await context.newPage();
  await page.goto(`${app.url}/console/`);
  await page.locator('.table-body .row-link').first().waitFor();
  const { frames, rows } = await page.evaluate<{ frames: number[]; rows: number }>(FRAMES);
  const began = performance.now();
  await page.evaluate(`document.querySelector('.table-scroll').scrollTop = 1e9`);
  await page.locator(`.table-body [aria-rowindex="${customers + 2}"] .row-link`).waitFor({ timeout: 120_000 });
  const end = performance.now() - began;
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): string => `${whole(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  printTable(
    `Scrolling through ${whole(customers)} customers`,
    ['frame, median', 'p95', 'longest', 'rows on the page', 'from there to the last row'],
    [[at(0.5), at(0.95), at(1), whole(rows), `${(end / 1_000).toFixed(1)} s`]],
  );
  await context.close();
}
