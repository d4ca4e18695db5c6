import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useTestApp } from '../support/use-test-app.js';

const app = useTestApp({ LIMIT_OPERATION_SECONDS: '2' });
beforeEach(() => app.sandbox.clearJournal());
afterEach(() => app.sandbox.clearFaults());

const requests = () => app.sandbox.journal().filter(({ kind }) => kind === 'request');

describe('the time of an operation', () => {
  test('is limited: what hangs is broken off, and the rest is answered', async () => {
    app.sandbox.fault({ path: '/v1/CustomerProfiles', effect: 'hang', count: 0 });
    const answer = await app.execute<Record<string, unknown>>('{ customerProfiles { nodes { sid } } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    // UPSTREAM_TIMEOUT_MS is longer and reads are tried again: without the limit it would not have been answered yet.
    expect(requests()).toHaveLength(1);
  });

  test('ends with the caller: no further field of a mutation begins', async () => {
    app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', effect: 'latency', latencyMs: 300, count: 1 });
    const create = (name: string) =>
      `${name}: createEndUser(input: { type: "authorized_representative_1", friendlyName: "${name}", attributes: {} }) { endUser { sid } }`;
    const gone = new AbortController();
    const call = fetch(app.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `mutation { ${create('first')} ${create('second')} ${create('third')} }` }),
      signal: gone.signal,
    }).catch(() => 'gone');
    await expect.poll(() => requests().length).toBe(1);
    gone.abort();
    expect(await call).toBe('gone');
    await expect.poll(() => app.logLines.some((line) => line.includes('This was not begun'))).toBe(true);
    expect(requests().map(({ path }) => path)).toEqual(['/v1/EndUsers']);
  });
});
