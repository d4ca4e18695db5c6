import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** Chromium without windows: the same engine, and two thirds of the processor time that the whole browser takes. */
const CHROMIUM = '/usr/bin/chromium-headless-shell';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** On a loaded machine Chromium takes its time. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

export const hasBrowser = (): boolean => existsSync(CHROMIUM);

/** The browser, where this machine lacks it, with the command that brings it. */
export function missingBrowser(): readonly string[] {
  return hasBrowser() ? [] : [`${CHROMIUM} (apt-get install -y chromium-headless-shell)`];
}

/** A page of a test lives for seconds: to compile its scripts for speed takes more than it gains, a quarter of a visit. */
const QUICK_START = ['--js-flags=--no-opt --no-maglev --no-sparkplug'];

/** @param more flags for the browser beside those that every run needs */
export const launchBrowser = (more: readonly string[] = QUICK_START): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, ...more] });

let browser: Promise<Browser> | undefined;

/** A browser without any memory: without storage, cookies or files of an earlier visit. */
export async function newContext(options: BrowserContextOptions, more?: readonly string[]): Promise<BrowserContext> {
  browser ??= launchBrowser(more);
  return (await browser).newContext(options);
}

/** Ends the browser of a test file; each file that opens one calls it after all its tests. */
export async function closeBrowser(): Promise<void> {
  const opened = browser;
  browser = undefined;
  await (await opened)?.close();
}
