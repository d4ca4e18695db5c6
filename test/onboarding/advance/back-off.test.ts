import { expect, test } from 'vitest';
import { ServiceError, ServiceErrorCode } from '../../../src/domain/errors.js';
import { backOffMs, outageWaitMs } from '../../../src/onboarding/engine/advance/back-off.js';

const unavailable = (retryAfterSeconds?: number) =>
  new ServiceError(ServiceErrorCode.UPSTREAM_UNAVAILABLE, 'Twilio does not answer.', {
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

test('the wait after a fault is doubled with each try, up to half a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tried) => backOffMs(tried, unavailable()));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('it is never shorter than Twilio asks for, nor than it would be otherwise', () => {
  expect(backOffMs(1, unavailable(20))).toBe(20_000);
  expect(backOffMs(8, unavailable(90))).toBe(90_000);
  expect(backOffMs(4, unavailable(1))).toBe(4_000);
});

test('the wait in an outage grows with it, from two seconds to five minutes, and is not the same for all', () => {
  expect([0, 60_000, 600_000, 86_400_000].map((lasted) => outageWaitMs(lasted, 0.5))).toEqual([
    2_000, 2_000, 20_000, 300_000,
  ]);
  expect([0, 1].map((random) => outageWaitMs(600_000, random))).toEqual([15_000, 25_000]);
});
