import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../bench/client-bundle.js';
import { hasBrowser, launchBrowser } from '../support/chromium.js';
import { numberDispenser, onboard, voiceIntegrityInput } from '../support/onboarding.js';
import { freePort } from '../support/server-process.js';
import { startTestApp } from '../support/start-app.js';

/** A page's program: by each way an account, and an onboarding to its end. */
const PROGRAM = `
  import { AccountDocument, createClient, OnboardingUpdatedDocument, TrustHubError } from 'trusthub-graphql/client';
  window.follow = async (url, key, subscriptions, id) => {
    const client = createClient({ url, key, subscriptions });
    const { account } = await client.run(AccountDocument);
    const refused = await createClient({ url, key: 'a-wrong-key' }).run(AccountDocument).catch((error) => error);
    let status;
    for await (const { onboardingUpdated } of client.subscribe(OnboardingUpdatedDocument, { id })) {
      status = onboardingUpdated.status;
    }
    return { sid: account.sid, status, refused: refused instanceof TrustHubError && refused.requestId !== undefined };
  };`;

const files = bundle(PROGRAM);
const inPackage = (name: string) => (module: string) => module.includes(`/node_modules/${name}`);

describe('a page that uses the client', () => {
  it('loads only what it uses', async () => {
    const atOnce = (await files).filter((file) => file.atOnce);
    const code = atOnce.map((file) => file.code).join('\n');
    expect(code).toContain('query Account{');
    expect(code).not.toContain('query Customers(');
    expect(atOnce.flatMap(({ modules }) => modules).filter(inPackage(''))).toEqual([]);
    // `npm run bench client` measures 5 KB, and here are two documents more.
    expect(atOnce.reduce((sum, { gzip }) => sum + gzip, 0)).toBeLessThan(6_500);
  });

  it('loads a way of subscriptions with the first of them, and never the parser of GraphQL', async () => {
    const later = (await files).filter((file) => !file.atOnce);
    for (const way of ['graphql-ws', 'graphql-sse']) {
      expect(later.filter(({ modules }) => modules.some(inPackage(`${way}/`)))).toHaveLength(1);
    }
    expect(later.flatMap(({ modules }) => modules).filter(inPackage('graphql/'))).toEqual([]);
  });
});

describe.skipIf(!hasBrowser())('in a browser, from another origin', () => {
  const KEY = 'a-key-of-a-page-0123456789abcdef';

  /** The address of the page. */
  async function servePage(port: number): Promise<string> {
    const own = await files;
    const name = own.find(({ isEntry }) => isEntry)?.name;
    const server = createServer(({ url = '' }, response) => {
      const file = own.find((one) => url === `/${one.name}`);
      response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
      response.end(file?.code ?? `<!doctype html><script type="module" src="/${name}"></script>`);
    });
    await once(server.listen(port, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${port}`;
  }

  it('it queries, and follows an onboarding by each way', async () => {
    const origin = await servePage(await freePort());
    const app = await startTestApp({ API_KEYS: KEY, ALLOWED_ORIGINS: origin });
    onTestFinished(() => app.close());
    const { onboarding } = await onboard(app, voiceIntegrityInput(await numberDispenser(app)(1)));
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(origin);
    type Follow = (...given: readonly unknown[]) => Promise<object>;
    for (const way of ['websocket', 'sse']) {
      await page.waitForFunction(() => 'follow' in globalThis);
      const result = await page.evaluate(
        (given) => (globalThis as unknown as { follow: Follow }).follow(...given),
        [app.graphqlUrl, KEY, way, onboarding?.id],
      );
      expect(result).toEqual({ sid: app.accountSid, status: 'COMPLETED', refused: true });
    }
  });
});
