import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { closeBrowser, missingParts, PATIENCE, Playground } from './support/browser.js';

const KEY = 'sharing-key-0123456789';
/** Everything that a shell or an address would take for something else. */
const QUERY = `# It's 100% "shared" & more #1\nquery Shared($first: Int!) { incomingPhoneNumbers(first: $first) { nodes { sid } } }`;
const VARIABLES = '{ "first": 1 }';
const LINK = 'Copy a link to this query';
const CURL = 'Copy as curl, without your key';
const CODE = 'Copy as code for Node.js, without your key';
const STARTS: Readonly<Record<string, RegExp>> = { [LINK]: /^http/, [CURL]: /^curl /, [CODE]: /^import / };

let app: TestApp;

/** A browser that has never seen the playground, at an address of it. */
async function open(fragment = ''): Promise<Playground> {
  const playground = await Playground.open(`${app.app.playgroundUrl ?? ''}${fragment}`);
  await playground.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return playground;
}

/** The same for one test; with everything that it requests from then on. */
async function openOnce(fragment: string): Promise<{ playground: Playground; requested: readonly string[] }> {
  const playground = await open(fragment);
  onTestFinished(() => playground.close());
  const requested: string[] = [];
  playground.page.on('request', (request) => {
    requested.push(`${request.url()} ${request.headers()['referer'] ?? ''} ${request.postData() ?? ''}`);
  });
  return { playground, requested };
}

async function copied({ page }: Playground, label: string): Promise<string> {
  await page.getByRole('button', { name: label }).click();
  const read = () => page.evaluate<string>('navigator.clipboard.readText()');
  await expect.poll(read, PATIENCE).toMatch(STARTS[label]!);
  return read();
}

/** The arguments that a shell gives to curl. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

/** What a program says that a person has copied into a file beside the package. The package is the built one. */
async function runCode(code: string): Promise<unknown> {
  const env = { PATH: process.env['PATH'] ?? '', TRUSTHUB_GRAPHQL_KEY: KEY };
  const root = path.resolve(import.meta.dirname, '../..');
  const args = ['--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: root });
  return JSON.parse(stdout) as unknown;
}

afterAll(closeBrowser);

describe.skipIf(missingParts().length > 0)('a query that is handed on', { timeout: 60_000 }, () => {
  /** The page of a person who has entered the key: one for several tests, because to open one takes seconds. */
  let ours: Playground;

  beforeAll(async () => {
    app = await startTestApp({ API_KEYS: KEY, PLAYGROUND: 'true' });
    ours = await open();
    await ours.enterKey(KEY);
  });
  afterAll(async () => {
    await ours.close();
    await app.close();
  });

  it('goes as a link that no server sees, and as curl, both without the key', async () => {
    const shared = `#${new URLSearchParams({ query: QUERY, variables: VARIABLES }).toString()}`;
    const { playground, requested } = await openOnce(shared);
    expect(await playground.text('operation')).toBe(QUERY);
    expect(await playground.text('variables')).toBe(VARIABLES);
    expect((await playground.tabs()).slice(0, 2)).toEqual(['Shared', 'ProfileGraph']);
    expect(new URL(playground.page.url()).hash).toBe('');

    await playground.enterKey(KEY);
    const link = await copied(playground, LINK);
    expect(link).not.toContain(KEY);
    const curl = await copied(playground, CURL);
    expect(curl).not.toContain(KEY);
    const [url, ...rest] = argumentsOf(curl);
    expect(url).toBe(app.app.graphqlUrl);
    expect(rest.slice(0, -1)).toEqual([
      '-H',
      'content-type: application/json',
      '-H',
      'authorization: Bearer YOUR_API_KEY',
      '--data-raw',
    ]);
    const body = { query: QUERY, operationName: 'Shared', variables: { first: 1 } };
    expect(JSON.parse(rest.at(-1) ?? '')).toEqual(body);
    const code = await copied(playground, CODE);
    expect(code).not.toContain(KEY);
    expect(await runCode(code)).toEqual({
      incomingPhoneNumbers: { nodes: [{ sid: expect.stringMatching(/^PN/) as unknown }] },
    });
    // Neither sent with an address nor run by itself.
    expect(requested.filter((one) => /shared/i.test(one))).toEqual([]);

    const other = await openOnce(new URL(link).hash);
    expect(await other.playground.text('operation')).toBe(QUERY);
    expect(await other.playground.text('variables')).toBe(VARIABLES);
    expect([...playground.outside, ...other.playground.outside]).toEqual([]);
  });

  it('becomes one more tab where the person has tabs of their own, and stays one when the page is loaded again', async () => {
    const playground = ours;
    await playground.openTab('PhoneNumbers');
    await playground.run();
    await expect.poll(() => playground.response(), PATIENCE).toHaveProperty('data.incomingPhoneNumbers.nodes');
    expect(await playground.page.locator('.answer-facts').innerText()).toMatch(
      /^HTTP 200 · \d+ ms · [\d.]+ (bytes|kB)$/,
    );
    const before = await playground.tabs();

    const shared = new URLSearchParams({ query: QUERY, variables: VARIABLES }).toString();
    await playground.page.evaluate(`location.hash = ${JSON.stringify(shared)}`);
    await playground.reload();
    await expect.poll(() => playground.text('operation')).toBe(QUERY);
    expect(await playground.tabs()).toEqual([...before, 'Shared']);
    await playground.reload();
    expect(await playground.tabs()).toEqual([...before, 'Shared']);
    expect(playground.faults.filter((fault) => !fault.includes('401 (Unauthorized)'))).toEqual([]);
  });

  it('is found again in the history, which ends with the browser tab and holds no header', async () => {
    const playground = ours;
    const { page } = playground;
    await playground.openTab('ProfileGraph');
    await playground.run();
    await expect.poll(() => playground.response(), PATIENCE).toHaveProperty('data.customerProfiles.nodes');
    await playground.openExample('Work in a subaccount');
    await expect.poll(() => playground.text('headers')).toContain('x-account-sid');
    await playground.run('Subaccount1_Look');
    await expect.poll(() => playground.text('response')).toContain('Not sent');

    const kept = (place: string) => page.evaluate<string>(`JSON.stringify({ ...${place} })`);
    await expect.poll(() => kept('sessionStorage'), PATIENCE).toContain('query ProfileGraph');
    await expect.poll(() => kept('sessionStorage'), PATIENCE).toContain('query Subaccount1_Look');
    expect(await kept('localStorage')).not.toContain('graphiql:queries');
    const history = await kept('sessionStorage');
    expect(history).not.toContain('x-account-sid');
    expect((await kept('localStorage')).includes(KEY)).toBe(false);

    await playground.reload();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history-item-label', { hasText: 'ProfileGraph' }).click();
    await expect.poll(() => playground.text('operation')).toContain('# Profile graph');
  });

  it('that is a subscription is handed on as one that curl follows', async () => {
    await ours.openTab('OnboardingProgress');
    const [, ...rest] = argumentsOf(await copied(ours, CURL));
    expect(rest).toContain('accept: text/event-stream');
    expect(await copied(ours, CODE)).toMatch(/\nfor await \(const event of client\.subscribe\(document, variables\)\)/);
    expect(rest).not.toContain(KEY);
  });
});
