import { Writable } from 'node:stream';

import { pino, type Logger } from 'pino';

import { createTrustHubFactory, type TrustHubFactoryOptions } from '../../../src/twilio/index.js';
import type { Timing } from '../../../src/twilio/transport/timing.js';

export const ACCOUNT_SID = `AC${'a'.repeat(32)}`;
export const AUTH_TOKEN = 'the-secret-token';

/** A SID of the kind, told apart by a number. */
export function sid(prefix: string, number = 1): string {
  return prefix + number.toString(16).padStart(32, '0');
}

/** A clock that only waits move: nothing is slept through, and the waits asked for are seen. */
export interface TestTiming extends Timing {
  readonly waits: number[];
  nowMs: number;
}

export function testTiming(): TestTiming {
  const timing: TestTiming = {
    waits: [],
    nowMs: Date.UTC(2026, 0, 1),
    now: () => timing.nowMs,
    random: () => 0.5,
    wait: (milliseconds) => {
      timing.waits.push(milliseconds);
      timing.nowMs += milliseconds;
      return Promise.resolve();
    },
  };
  return timing;
}

/** A log whose lines the test reads. */
export function testLog(): { readonly log: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return { log: pino({ level: 'trace' }, sink), lines };
}

/** A factory over the given upstream, quick to fail and on a clock of the test. */
export function factoryFor(baseUrl: string | undefined, options: Partial<TrustHubFactoryOptions> = {}) {
  const timing = testTiming();
  const { log, lines } = testLog();
  const factory = createTrustHubFactory({
    credentials: { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN },
    baseUrl,
    timeoutMs: 2_000,
    accountConcurrency: 50,
    sandbox: true,
    timing,
    log,
    ...options,
  });
  return { factory, timing, lines };
}
