import { afterEach, expect, test } from 'vitest';
import { useTestApp } from '../support/use-test-app.js';

const KEYS = ['first-key-0123456789abcdef', 'second-key-0123456789abcdef'] as const;
const LISTS = '/v1/CustomerProfiles';
/** Longer than an answer takes that needs no request of Twilio, and shorter than the server's patience. */
const SHORT_MS = 500;

const app = useTestApp({ API_KEYS: KEYS.join(), ACCOUNT_CONCURRENCY: '1', LIMIT_CALLER_WAIT_SECONDS: '1' });
afterEach(() => app.sandbox.clearFaults());

interface Answer {
  readonly data: { readonly customerProfiles: { readonly nodes: readonly unknown[] } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** A list of a length of its own, so that no two queries share a request. */
async function list(key: string, first: number, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: `{ customerProfiles(first: ${first}) { nodes { sid } } }` }),
    signal,
  });
  return (await response.json()) as Answer;
}

const lists = () => app.sandbox.journal({ kind: 'request', method: 'GET', path: LISTS });

test('while an operation has waited too long with its first request, others of its caller are refused', async () => {
  await list(KEYS[0], 5);
  app.sandbox.clearJournal();
  app.sandbox.fault({ method: 'GET', path: LISTS, effect: 'hang', count: 1 });
  const hanging = new AbortController();
  const first = list(KEYS[0], 10, hanging.signal).catch(() => 'gave up');
  await expect.poll(() => lists().length).toBe(1);
  const second = list(KEYS[0], 11);

  let tries = 12;
  const refused = await expect
    .poll(() => list(KEYS[0], (tries += 1), AbortSignal.timeout(SHORT_MS)).catch(() => null), { timeout: 30_000 })
    .toMatchObject({ data: null, errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }] })
    .then(() => list(KEYS[0], 50));
  expect(refused.errors?.[0]?.message).toContain('Try again later, with fewer at the same time.');
  const other = list(KEYS[1], 51);
  expect(lists()).toHaveLength(1);

  hanging.abort();
  expect(await first).toBe('gave up');
  expect(await second).toMatchObject({ data: { customerProfiles: { nodes: [{}] } } });
  expect(await other).toMatchObject({ data: { customerProfiles: { nodes: [{}] } } });
  expect(lists()).toHaveLength(3);
  expect(await list(KEYS[0], 52)).not.toHaveProperty('errors');
});
