import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { installApart } from '../../scripts/install-apart.js';
import { useTestApp } from '../support/use-test-app.js';

/* Each example as a person runs it: a program of its own, against a server with a key. */

const KEY = 'a-key-of-the-examples-0123456789abcdef';
const app = useTestApp({ API_KEYS: KEY, MIRROR: 'on' });

/** The lines that it prints. */
async function run(example: string, url: string): Promise<readonly string[]> {
  const args = ['--import', 'tsx', `examples/${example}`, url];
  const env = { PATH: process.env['PATH'], TRUSTHUB_KEY: KEY, TSX_TSCONFIG_PATH: 'examples/tsconfig.json' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.trimEnd().split('\n');
}

beforeAll(async () => {
  expect(installApart('examples')).toBe(true);
  const create = `mutation ($input: CreateCustomerProfileInput!) {
    createCustomerProfile(input: $input) { customerProfile { sid } userErrors { message } } }`;
  for (const friendlyName of ['Bakery', 'Cinema', 'Dairy']) {
    const input = { friendlyName, email: 'office@shop.example' };
    await app.data(create, { input });
  }
});

it('a back end is shown what to correct, and follows an onboarding to its end', async () => {
  const lines = await run('node/onboard.ts', new URL(app.graphqlUrl).origin);
  expect(lines[0]).toMatch(/^correct customerProfile\.secondary\.email: /);
  expect(lines.at(-1)).toMatch(/^COMPLETED (\d+)\/\1$/);
  // The same key and input.
  expect((await run('node/onboard.ts', app.graphqlUrl)).at(-1)).toBe(lines.at(-1));
});

it('Apollo Client shows pages of customers, and an onboarding from its cache', async () => {
  expect(await run('apollo-client/customers.ts', app.graphqlUrl)).toEqual([
    'customers shown: 2',
    'customers shown: 4',
    'customers shown: 5',
    'newest onboarding, from the cache: COMPLETED',
  ]);
});

it('urql shows pages of customers, both channels of errors, and an onboarding by server-sent events', async () => {
  expect(await run('urql/customers.ts', app.graphqlUrl)).toEqual([
    'a page of 2 customers',
    'a page of 2 customers',
    'a page of 1 customers',
    'not cancelled: NOT_FOUND',
    'newest onboarding: COMPLETED',
  ]);
});
