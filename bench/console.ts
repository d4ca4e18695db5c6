import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { closeBrowser, newContext } from '../test/support/chromium.js';
import { orderSandbox, Stage } from './processes.js';
import { machine, median, printTable, whole } from './tables.js';

/*
 * What a person waits for in the console: the bytes and the time until the customers are there, and whether 10,000 of them
 * scroll smoothly. A real browser against the built server as it is set by itself,
 * with a sandbox in a process of its own and its embedded database.
 */

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const SETTLED_MS = 1_500;
/** Code that has not run yet is slow, in the server too. */
const VISITS_BEFORE = 5;
const STATE = '{ account { mirror { state } } }';
/** The most copies that one item of a seed may have. */
const COPIES = 1_000;
/** Views, and before them a page without anything, which shows what the machine and the browser take for themselves. */
const VIEWS = ['/healthz', '/console/', '/console/runs', '/console/coverage', '/console/import'];

/** `npm run bench console -- --customers 10000 --rounds 5` */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { customers: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
  });
  const customers = Number(values.customers);
  const stage = await Stage.start(0, { MIRROR_CALLS_PER_MINUTE: '100000' }, (url) => seed(url, customers));
  try {
    for (let state = ''; state !== 'CURRENT'; await delay(500)) {
      ({ state } = (await stage.ask<{ account: { mirror: { state: string } } }>(STATE)).account.mirror);
    }
    // As it is set by itself, and used for a while.
    await stage.restart({});
    for (let visits = 0; visits < VISITS_BEFORE; visits += 1) await load(stage, '/console/');
    console.log(
      `${machine()}. ${whole(customers)} customers; a headless shell of Chromium without a cache, by loopback.`,
    );
    await measureViews(stage, Number(values.rounds));
    await measureScrolling(stage, customers);
  } finally {
    await closeBrowser();
    await stage.stop();
  }
}

async function seed(sandboxUrl: string, customers: number): Promise<void> {
  for (let made = 0; made < customers; made += COPIES) {
    const copies = Math.min(COPIES, customers - made);
    const profile = { friendlyName: `Customer ${made}`, email: 'desk@example.com', policySid: SECONDARY, copies };
    await orderSandbox(sandboxUrl, 'POST', 'seed', { customerProfiles: [profile] });
  }
}

/** A page in a window that has been open for a while, as a person's: the browser draws a new one for a second. */
async function openPage(stage: Stage): Promise<Page> {
  const context = await newContext({ viewport: { width: 1440, height: 900 } }, []);
  const page = await context.newPage();
  // As if the key had been entered before.
  await page.addInitScript(`sessionStorage.setItem('trusthub-graphql:api-key', ${JSON.stringify(stage.key)})`);
  await delay(SETTLED_MS);
  return page;
}

interface Loaded {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly requests: number;
  readonly ms: number;
}

async function measureViews(stage: Stage, rounds: number): Promise<void> {
  const rows: string[][] = [];
  for (const view of VIEWS) {
    const loads: Loaded[] = [];
    for (let round = 0; round < rounds; round += 1) loads.push(await load(stage, view));
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
async function load(stage: Stage, view: string): Promise<Loaded> {
  const page = await openPage(stage);
  const sizes: Promise<{ readonly type: string; readonly bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize }) => ({ type: request.resourceType(), bytes: responseBodySize })),
    );
  });
  const usable = view === '/healthz' ? 'body' : view === '/console/' ? '.table-body .row-link' : '.page h1';
  // Noted in the page itself: to learn of it from outside takes time of its own.
  await page.addInitScript(NOTE_WHEN_THERE.replace('SELECTOR', JSON.stringify(usable)));
  await page.goto(stage.serverUrl + view);
  await page.locator(usable).first().waitFor();
  const ms = await page.evaluate<number>('usableAfter');
  const all = await Promise.all(sizes);
  const sum = (type: string): number =>
    all.filter((one) => one.type === type).reduce((total, { bytes }) => total + bytes, 0);
  await page.context().close();
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
async function measureScrolling(stage: Stage, customers: number): Promise<void> {
  const page = await openPage(stage);
  await page.goto(`${stage.serverUrl}/console/`);
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
  await page.context().close();
}
