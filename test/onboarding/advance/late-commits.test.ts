import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { startAlteringProxy, type AlteringProxy } from '../../support/altering-proxy.js';
import { calls, numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { rowsOf } from '../../support/sandbox-rows.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { PATIENTLY } from '../support/waiting.js';

/*
 * A request whose connection was cut is still on its way: until its timeout has passed it may be carried out, and no
 * search before that proves that it made nothing.
 */

let sandbox: Sandbox;
let proxy: AlteringProxy;
let app: ServerOverHttp;
let numbers: ReturnType<typeof numberDispenser>;

beforeAll(async () => {
  sandbox = await startSandbox({ reviewDelayMs: 50 });
  proxy = await startAlteringProxy(sandbox.url);
  app = await startAppOver({ ...sandbox, url: proxy.url }, { UPSTREAM_TIMEOUT_MS: '4000' });
  numbers = numberDispenser(app);
});
afterEach(() => sandbox.control.clearFaults());
afterAll(async () => {
  await app.close();
  await proxy.close();
  await sandbox.close();
});

const PATHS = { EndUsers: '/v1/EndUsers', TrustProducts: '/v1/TrustProducts', Addresses: /Addresses\.json$/ } as const;
type Resource = keyof typeof PATHS;
const TABLES = { EndUsers: 'endUsers', TrustProducts: 'bundles', Addresses: 'addresses' } as const;

const rowsIn = (table: string) => rowsOf(sandbox.control).filter((row) => row.startsWith(`${table} `)).length;
const searchesFor = (resource: Resource, since: number) =>
  calls(sandbox.control.journal({ method: 'GET' }).filter(({ index }) => index > since)).filter((call) =>
    call.includes(resource),
  ).length;
const lastIndex = () => sandbox.control.journal().at(-1)?.index ?? -1;

/** A run whose request to make something is cut off and late, and what of its kind there was before. */
async function cutOff(resource: Resource) {
  const late = proxy.delay('POST', new RegExp(`${resource}(\\.json)?$`));
  const before = rowsIn(TABLES[resource]);
  const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'NEVER', wait: 'NOT_AT_ALL' };
  const { onboarding } = await onboard(app, input);
  await late.cut;
  return { id: onboarding!.id, late, before, cutAt: lastIndex() };
}

/** What an undisturbed run makes of each. */
const MADE: Readonly<Record<Resource, number>> = { EndUsers: 3, TrustProducts: 2, Addresses: 1 };

describe.each(Object.keys(PATHS) as Resource[])('a late request to make one of %s', (resource) => {
  test('that is carried out after the first search, within its timeout, makes nothing twice', async () => {
    const { id, late, before, cutAt } = await cutOff(resource);
    await vi.waitFor(() => expect(searchesFor(resource, cutAt)).toBeGreaterThan(0), PATIENTLY);
    expect(await late.deliver()).toBe(201);
    const done = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    expect(rowsIn(TABLES[resource]) - before).toBe(MADE[resource]);
  });
});

test('a lost answer, then a search that is answered 503, then the late request: one resource', async () => {
  const { id, late, before, cutAt } = await cutOff('TrustProducts');
  // The tries of one call.
  sandbox.control.fault({ method: 'GET', path: '/v1/TrustProducts', count: 3, effect: 'status', status: 503 });
  const found = () => sandbox.control.journal({ method: 'GET', path: '/v1/TrustProducts', status: 200 });
  await vi.waitFor(() => expect(found().filter(({ index }) => index > cutAt)).not.toEqual([]), PATIENTLY);
  expect(await late.deliver()).toBe(201);
  const done = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(rowsIn('bundles') - before).toBe(MADE.TrustProducts);
  expect(done.steps.find(({ key }) => key === 'create-trust-product')?.attempts).toBeGreaterThan(2);
});

test('a late request to assign a number that is carried out after the search for it is no conflict', async () => {
  const path = /^\/v1\/CustomerProfiles\/BU\w+\/ChannelEndpointAssignments/;
  const late = proxy.delay('POST', path);
  const { onboarding } = await onboard(app, {
    ...voiceIntegrityInput(await numbers(2)),
    submission: 'NEVER',
    wait: 'NOT_AT_ALL',
  });
  await late.cut;
  // The search has found nothing; the server gets that answer once the number is on the bundle.
  const search = proxy.hold('GET', path);
  const bundle = (await search.kept).split('/')[3];
  expect(await late.deliver()).toBe(201);
  search.release();
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  const numbersOn = sandbox.control.journal({ path: `/v1/CustomerProfiles/${bundle}/ChannelEndpointAssignments` });
  expect(numbersOn.filter(({ method, status }) => method === 'POST' && status === 201)).toHaveLength(2);
  expect(numbersOn.filter(({ method, status }) => method === 'POST' && status === 409)).toHaveLength(1);
});
