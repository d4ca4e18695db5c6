import { afterEach, beforeAll, expect } from 'vitest';
import { closeBrowser } from '../../support/chromium.js';
import type { TestApp } from '../../support/start-app.js';
import { ConsolePage } from './console-page.js';

/**
 * The console of a server for the tests of a file: opened before the first of them, closed with its browser after the
 * last. None of them may make it ask for anything elsewhere, or meet a fault. It is there for hooks and tests alone, and not
 * yet while the file is read.
 * @param prepare what the server needs before the console is opened
 */
export function useConsolePage(app: TestApp, prepare: () => Promise<void> = () => Promise.resolve()): ConsolePage {
  const view = Object.create(ConsolePage.prototype) as ConsolePage;
  beforeAll(async () => {
    await prepare();
    Object.assign(view, await ConsolePage.open(app.app.url));
    return async () => {
      await view.close();
      await closeBrowser();
    };
  });
  afterEach(() => {
    expect(view.outside, 'requests that left the origin').toEqual([]);
    expect(view.faults.splice(0), 'errors on the page').toEqual([]);
  });
  return view;
}
