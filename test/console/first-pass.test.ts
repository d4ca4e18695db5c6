import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentsOf } from '../mirror/support/contents.js';
import { openSandbox } from '../mirror/support/over-sandbox.js';
import { closeBrowser, PATIENCE } from '../support/chromium.js';
import { startAppOver } from '../support/start-app.js';
import { ConsolePage, isTestable, missingParts } from './support/console-page.js';

/** More than the pages that are replaced under a reader's eyes. */
const SEEDED = 340;
const KEY = 'console-key-0123456789abcdef';
/** So few requests that the test is over long before the account is read. */
const READ_SLOWLY = { MIRROR: 'on', MIRROR_SWEEP_SECONDS: '2', MIRROR_CALLS_PER_MINUTE: '60' } as const;

describe.skipIf(!isTestable(missingParts()))('the console during a first pass', { timeout: 120_000 }, () => {
  afterAll(closeBrowser);

  it('leaves a list that somebody has scrolled far into as it is, and offers what has come', async () => {
    const sandbox = await openSandbox();
    const names = Array.from({ length: SEEDED }, (_, at) => `Zebra ${String(at).padStart(3, '0')} Works`);
    sandbox.control.seed(
      contentsOf(names.map((name, at) => ({ ref: `z${at}`, friendlyName: name, businessName: name }))),
    );
    const server = await startAppOver(sandbox, { ...READ_SLOWLY, API_KEYS: KEY });
    onTestFinished(() => server.close());
    const view = await ConsolePage.open(server.app.url, '/console/');
    onTestFinished(() => view.close());
    const { page } = view;
    await page.getByLabel('API key').fill(KEY);
    await page.getByRole('button', { name: 'Use this key' }).click();
    const found = page.getByRole('status').first();
    await expect.poll(() => found.innerText(), PATIENCE).toContain(`${SEEDED + 1} found`);
    await page.getByText('The account is being read for the first time').waitFor();
    await page.locator('.table-body .row-link').first().hover();
    await page.mouse.wheel(0, 1e6);
    const last = page.locator('.table-body [role=row]').filter({ hasText: `Zebra ${SEEDED - 1}` });
    await last.waitFor();
    const offer = page.getByRole('button', { name: 'Something changed: show it' });
    await offer.waitFor();
    expect(await last.count()).toBe(1);
    await offer.click();
    await offer.waitFor({ state: 'detached' });
  });
});
