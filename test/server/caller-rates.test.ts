import { describe, expect, test } from 'vitest';
import { CallBudget } from '../../src/domain/call-budget.js';
import { CallerRates } from '../../src/server/rates/caller-rates.js';
import { useTestApp } from '../support/use-test-app.js';

const KEYS = ['first-key-0123456789', 'second-key-0123456789', 'third-key-0123456789'] as const;

const app = useTestApp({
  API_KEYS: KEYS.join(','),
  LIMIT_CALLER_POINTS: '100',
  LIMIT_CALLER_POINTS_PER_SECOND: '1',
});

/** Its estimate is more than 80 points, so that only one at a time fits in; it costs fewer than 10. */
const QUERY = '{ incomingPhoneNumbers(first: 1) { nodes { trustProducts { sid } customerProfile { sid } } } }';

async function ask(key: string) {
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'cache-control': 'no-cache' },
    body: JSON.stringify({ query: QUERY }),
  });
  return { response, body: (await response.json()) as { errors?: object[] } };
}

test('a caller who has spent what they may is refused before anything is sent, and another caller is not', async () => {
  app.sandbox.fault({ path: '/2010-04-01/**', effect: 'hang' });
  const hanging = ask(KEYS[0]);
  await expect.poll(() => app.sandbox.journal().length).toBe(1);
  const { response, body } = await ask(KEYS[0]);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(body.errors).toMatchObject([
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } },
  ]);
  expect(app.sandbox.journal()).toHaveLength(1);
  expect((await ask(KEYS[1])).response.status).toBe(200);
  void hanging.catch(() => undefined);
});

test('what was held for an operation and not needed is given back', async () => {
  for (let round = 0; round < 3; round += 1) expect((await ask(KEYS[1])).response.status).toBe(200);
});

test('an answer that is kept costs a point each time, and who has none left is refused', async () => {
  const once = () =>
    fetch(app.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS[2]}` },
      body: JSON.stringify({ query: '{ endUsers(first: 2) { nodes { sid } } }' }),
    });
  let answered = 0;
  let last = await once();
  for (; last.status === 200 && answered < 1_000; answered += 1) last = await once();
  expect(answered).toBeGreaterThan(80);
  expect(await last.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  expect([last.status, last.headers.has('retry-after')]).toEqual([429, true]);
});

describe('points', () => {
  const budget = () => new CallBudget(1_000);
  const available = (rates: CallerRates) => rates.report('a', 0, 0).available;

  test('keep the part that is left when the number of processes changes', () => {
    const rates = new CallerRates({ callerPoints: 1_000, callerPointsPerSecond: 1 }, () => 0);
    rates.charge('a', 600);
    rates.share(2);
    expect(available(rates)).toBe(200);
    rates.share(1);
    expect(available(rates)).toBe(400);
  });

  test('that were spent lately tell who spends much, until they are two seconds old', () => {
    let now = 0;
    const rates = new CallerRates({ callerPoints: 1_000, callerPointsPerSecond: 1_000 }, () => now);
    rates.begin('a', budget()).hold(500); // Not yet spent: an estimate may be far too high.
    rates.charge('b', 10);
    expect([rates.spendsMuch('a'), rates.spendsMuch('b'), rates.spendsMuch('c')]).toEqual([false, true, false]);
    now = 1_500;
    expect(rates.spendsMuch('b')).toBe(true);
    now = 3_000;
    rates.charge('a', 1);
    expect([rates.spendsMuch('a'), rates.spendsMuch('b')]).toEqual([true, false]);
  });
});
