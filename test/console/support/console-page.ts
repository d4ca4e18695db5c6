import { existsSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { missingBrowser, newContext } from '../../support/chromium.js';

const BUILT = path.resolve(import.meta.dirname, '../../../console/dist/index.html');

/** What these tests want and this machine lacks, each with the command that brings it. */
export function missingParts(): readonly string[] {
  return [...missingBrowser(), ...(existsSync(BUILT) ? [] : ['console/dist (npm run build:console)'])];
}

/** Says loudly that a file is skipped; in CI nothing may be missing. */
export function isTestable(missing: readonly string[]): boolean {
  if (missing.length > 0)
    console.warn(`\nSKIPPED: the console is NOT tested in a browser. Missing: ${missing.join(' and ')}\n`);
  return missing.length === 0;
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

interface AxeOnPage {
  readonly axe?: {
    run(options: { readonly runOnly?: readonly string[] }): Promise<{
      readonly violations: readonly {
        readonly id: string;
        readonly nodes: readonly { readonly target: readonly unknown[] }[];
      }[];
    }>;
  };
}

/** The console in a browser without any memory of it. */
export class ConsolePage {
  /** Requests and sockets to anywhere but the server. */
  readonly outside: string[] = [];
  /** Console errors, errors that nobody caught, and whatever the policy of the page refused. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly origin: string,
  ) {
    context.on('request', (request) => this.note(request.url()));
    page.on('websocket', (socket) => this.note(socket.url().replace(/^ws/, 'http')));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(String(error)));
  }

  static async open(server: string, place = '/', viewport = DESK): Promise<ConsolePage> {
    const context = await newContext({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
    const page = new ConsolePage(await context.newPage(), context, new URL(server).origin);
    await page.goto(place);
    return page;
  }

  async goto(place: string): Promise<void> {
    await this.page.goto(this.origin + place);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Waits until the page shows this text, and nothing else beside it. */
  says(text: string): Promise<void> {
    return this.page.getByText(text, { exact: true }).first().waitFor();
  }

  /** Pixels by which the page is wider than the window. */
  tooWide(): Promise<number> {
    return this.page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** What is in the address behind the host. */
  get place(): string {
    return decodeURIComponent(this.page.url().slice(this.origin.length));
  }

  /** What axe finds in the colours that are shown, and in the others; nothing is as it must be. */
  async axe(): Promise<readonly string[]> {
    const light = await this.axeNow();
    await this.page.getByRole('button', { name: 'Dark colours' }).click();
    const dark = await this.axeNow(['color-contrast']);
    await this.page.getByRole('button', { name: 'Light colours' }).click();
    return [...light, ...dark.map((finding) => `dark: ${finding}`)];
  }

  /**
   * What axe finds as it is shown.
   * @param rules those to check; left out, all
   */
  async axeNow(rules?: readonly string[]): Promise<readonly string[]> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) {
      // Past the policy of the page, which allows no script but its own.
      const session = await this.context.newCDPSession(this.page);
      await session.send('Runtime.evaluate', { expression: axe.source });
    }
    return this.page.evaluate(async (only) => {
      const found = await (globalThis as AxeOnPage).axe?.run(only === undefined ? {} : { runOnly: only });
      return (found?.violations ?? []).map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    }, rules);
  }

  private note(url: string): void {
    const { protocol, origin } = new URL(url);
    if (!['data:', 'blob:'].includes(protocol) && origin !== this.origin) this.outside.push(url);
  }
}
