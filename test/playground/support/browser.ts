import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { closeBrowser, missingBrowser, newContext, PATIENCE } from '../../support/chromium.js';

const BUILT = path.resolve(import.meta.dirname, '../../../playground/dist/index.html');

export { closeBrowser, PATIENCE };

/** What these tests want and this machine lacks, each with the command that brings it. */
export function missingParts(): readonly string[] {
  return [...missingBrowser(), ...(existsSync(BUILT) ? [] : ['playground/dist (npm run build:playground)'])];
}

/** The test's own program knows no `localStorage`; the page has it. */
interface StoredOnPage {
  readonly localStorage?: { getItem(key: string): string | null };
}

/** Monaco as GraphiQL leaves it on the page. Its models hold the whole text, its lines only what is scrolled into view. */
interface MonacoOnPage {
  readonly __MONACO?: {
    readonly editor: {
      getModels(): readonly {
        readonly uri: { readonly path: string };
        getValue(): string;
      }[];
    };
  };
}

export type EditorName = 'operation' | 'variables' | 'headers' | 'response';

const WIDE = { width: 1440, height: 900 };

/** The playground in a browser without any memory of it: without storage, cookies or files of an earlier visit. */
export class Playground {
  /** Requests and sockets to anywhere but the server. */
  readonly outside: string[] = [];
  /** Console errors, and errors that nobody caught. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on('request', (request) => this.note(request.url()));
    page.on('websocket', (socket) => this.note(socket.url().replace(/^ws/, 'http')));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(String(error)));
  }

  static async open(url: string, viewport = WIDE): Promise<Playground> {
    const context = await newContext({ viewport });
    const page = await context.newPage();
    const playground = new Playground(page, context, new URL(url).origin);
    await page.goto(url);
    await playground.loaded();
    return playground;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** The names of all tabs, in their order. */
  async tabs(): Promise<readonly string[]> {
    const buttons = await this.page.locator('.graphiql-tab-button').all();
    return Promise.all(buttons.map(async (button) => (await button.getAttribute('title')) ?? ''));
  }

  /** Goes to a tab by its name and waits until its document stands in the editor. */
  async openTab(name: string): Promise<void> {
    await this.page.locator(`.graphiql-tab-button[title="${name}"]`).click();
    await this.shows(name);
  }

  /** Opens an example as a person would who looks for it in the guide. */
  async openExample(title: string): Promise<void> {
    const guide = this.page.getByRole('navigation', { name: 'Examples' });
    await guide.getByRole('searchbox').fill(title);
    await guide.getByRole('button', { name: title, exact: true }).click();
    await this.shows(`# ${title}\n`);
  }

  /** Waits until the text stands in the editor, and the run button knows of it. */
  private async shows(text: string): Promise<void> {
    await expect.poll(() => this.text('operation')).toContain(text);
    const operations = (await this.text('operation')).match(/^(query|mutation|subscription) /gm) ?? [];
    // GraphiQL learns a moment late how many operations a tab holds.
    const kind = operations.length > 1 ? '[aria-haspopup]' : ':not([aria-haspopup])';
    await this.page.locator(`.graphiql-execute-button${kind}`).waitFor();
  }

  /** Presses the run button; where a tab holds several operations, `operation` is the one to choose. */
  async run(operation?: string): Promise<void> {
    await this.page.locator('.graphiql-execute-button').click();
    if (operation === undefined) return;
    await this.page.getByRole('menuitem', { name: operation, exact: true }).click();
  }

  /** Ends a subscription that goes on. */
  async stop(): Promise<void> {
    const button = this.page.getByRole('button', { name: /^Stop/ });
    if ((await button.count()) > 0) await button.click();
  }

  async reload(): Promise<void> {
    // GraphiQL writes its tabs down half a second after they changed.
    const shown = { tabs: (await this.tabs()).length, operation: await this.text('operation') };
    await expect.poll(() => this.stored(), PATIENCE).toEqual(shown);
    await this.page.reload();
    await this.loaded();
  }

  /** What is stored of the tabs: how many they are, and the text of the one in front. */
  private stored(): Promise<{ tabs: number; operation: string | null }> {
    return this.page.evaluate(() => {
      const text =
        (globalThis as StoredOnPage).localStorage?.getItem('trusthub-graphql:graphiql:tabState') ??
        '{ "tabs": [], "activeTabIndex": 0 }';
      const { tabs, activeTabIndex } = JSON.parse(text) as { tabs: { query: string | null }[]; activeTabIndex: number };
      return { tabs: tabs.length, operation: tabs[activeTabIndex]?.query ?? null };
    });
  }

  async text(editor: EditorName): Promise<string> {
    return await this.page.evaluate((wanted) => {
      const models = (globalThis as MonacoOnPage).__MONACO?.editor.getModels();
      return models?.find(({ uri }) => uri.path.includes(wanted))?.getValue() ?? '';
    }, editor);
  }

  /** The response as it is now; nothing while there is none. */
  async response(): Promise<unknown> {
    const text = await this.text('response');
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  async enterKey(key: string): Promise<void> {
    await this.page.locator('#api-key').fill(key);
    await Promise.all([this.page.waitForEvent('load'), this.page.getByRole('button', { name: 'Use key' }).click()]);
    await this.loaded();
  }

  /** All tabs are there, and the editors are ready to be read. */
  private async loaded(): Promise<void> {
    await this.page.locator('.graphiql-tab-button').first().waitFor();
    // Not with `expect.poll`: pages are opened in hooks too.
    await vi.waitFor(async () => expect(await this.text('operation')).not.toBe(''), { timeout: 60_000, interval: 50 });
  }

  private note(url: string): void {
    const { protocol, origin } = new URL(url);
    if (!['data:', 'blob:'].includes(protocol) && origin !== this.origin) this.outside.push(url);
  }
}
