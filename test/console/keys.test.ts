import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../support/chromium.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ConsolePage, isTestable, missingParts } from './support/console-page.js';
import { READ_OFTEN } from './support/customers.js';

const KEY = 'console-key-0123456789abcdef';

describe.skipIf(!isTestable(missingParts()))('the console, where a key is needed', { timeout: 120_000 }, () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ ...READ_OFTEN, API_KEYS: KEY });
  });
  afterAll(async () => {
    await closeBrowser();
    await app.close();
  });

  it('asks for one, refuses a wrong one, and keeps the right one in this tab alone', async () => {
    const view = await ConsolePage.open(app.app.url, '/console/sandbox');
    const enter = async (key: string): Promise<void> => {
      await view.page.getByLabel('API key').fill(key);
      await view.page.getByRole('button', { name: 'Use this key' }).click();
    };
    await view.page.getByRole('heading', { name: 'This server needs an API key' }).waitFor();
    expect(await view.axeNow()).toEqual([]);
    await enter('not-one-of-the-keys-0123');
    await view.page.getByRole('heading', { name: 'The server refused this API key' }).waitFor();
    await enter(KEY);
    await view.page.getByRole('button', { name: 'Make them' }).click();
    await view.page.getByText('The account has 20 more numbers.').waitFor();
    await view.goto('/console/');
    await view.page.getByRole('link', { name: 'Sandbox Communications LLC' }).waitFor();
    expect(await view.page.evaluate('JSON.stringify(localStorage)')).not.toContain(KEY);
    // What Chromium says of the answers before the key; anything else would be a fault of the page.
    expect(view.faults.filter((fault) => !fault.includes('401 (Unauthorized)'))).toEqual([]);
    await view.close();
  });

  it('passes the levers of the sandbox on to nobody without a key, and to no page of another origin', async () => {
    const ask = (place: string, init: RequestInit = {}) => fetch(`${app.app.url}/sandbox/${place}`, init);
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    expect((await ask('state')).status).toBe(401);
    expect((await ask('reset', { method: 'POST' })).status).toBe(401);
    expect((await ask('state', { headers })).status).toBe(200);
    const foreign = { ...headers, origin: 'https://elsewhere.example' };
    expect((await ask('reset', { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
  });
});
