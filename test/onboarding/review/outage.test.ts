import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { createTestDatabase } from '../../support/database.js';
import { MovableTime } from '../../support/movable-time.js';
import { calls, numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { startAppOver } from '../../support/start-app.js';
import { startOutage, type Outage } from '../support/outage.js';

/* What comes while a run waits for a Twilio that does not answer: news of a review, and the end of the process. */

const ATTEMPT = `query ($id: ID!) { onboarding(id: $id) { status upstreamUnavailable nextAttemptAt } }`;
const PROFILE = `query ($id: ID!) { onboarding(id: $id) { customerProfile { sid } } }`;
interface Attempt {
  readonly onboarding: {
    readonly status: string;
    readonly upstreamUnavailable: boolean;
    readonly nextAttemptAt: string | null;
  };
}

describe('a callback', () => {
  let outage: Outage;
  let numbers: ReturnType<typeof numberDispenser>;
  beforeAll(async () => {
    // No poll is due within the life of the test: what brings the run on is the callback.
    outage = await startOutage({ REVIEW_POLL_SECONDS: '600' });
    numbers = numberDispenser(outage.app);
  });
  afterEach(() => outage.app.sandbox.clearFaults());
  afterAll(() => outage.close());

  /** A run whose profile is in review, while Twilio does not check its product. */
  async function waitingRun() {
    const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'IMMEDIATELY', wait: 'NOT_AT_ALL' };
    input.customerProfile.secondary.email = 'slow@acme-dental.com';
    const fault = { method: 'POST', path: '/v1/TrustProducts/*/Evaluations' };
    const { end } = outage.begin({ ...fault, effect: 'status', status: 503, code: 20503 });
    const { onboarding } = await onboard(outage.app, input);
    const id = onboarding!.id;
    await outage.untilAllWait([id]);
    const { onboarding: run } = await outage.app.data<{ onboarding: { customerProfile: { sid: string } } }>(PROFILE, {
      id,
    });
    return { id, sid: run.customerProfile.sid, end };
  }

  const callbacks = () =>
    outage.app.sandbox.journal({ kind: 'callback' }).filter(({ status }) => status === 204).length;

  test('is accepted while the run waits, does not shorten the wait, and is acted on when Twilio answers', async () => {
    const { id, sid, end } = await waitingRun();
    const before = await outage.stateOf(id);
    const received = callbacks();
    await outage.app.sandbox.review(sid, 'approved');
    await expect.poll(callbacks, { timeout: 20_000 }).toBe(received + 1);
    const during = await outage.stateOf(id);
    expect(during).toMatchObject({ status: 'RUNNING', upstreamUnavailable: true, failure: null });
    expect(during.nextAttemptAt).toBe(before.nextAttemptAt);
    end();
    outage.time.move(60_000);
    const done = await until(outage.app, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null });
  }, 60_000);

  test('is not lost where the bundle itself cannot be read meanwhile', async () => {
    const { id, sid, end } = await waitingRun();
    const all = outage.begin();
    const received = callbacks();
    await outage.app.sandbox.review(sid, 'approved');
    await expect.poll(callbacks, { timeout: 20_000 }).toBe(received + 1);
    await expect.poll(all.tries, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await outage.stateOf(id)).toMatchObject({ status: 'RUNNING', upstreamUnavailable: true, failure: null });
    all.end();
    end();
    outage.time.move(60_000);
    const done = await until(outage.app, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null });
  }, 60_000);
});

test('a process that is stopped during the wait sends nothing more, and the next one continues when the time has come', async () => {
  const sandbox = await startSandbox({ port: 0, reviewDelayMs: 200 });
  const environment = { DATABASE_URL: await createTestDatabase() };
  const time = new MovableTime();
  const first = await startAppOver(sandbox, environment, { timing: time });
  const numbers = await numberDispenser(first)(1);
  sandbox.control.fault({ effect: 'drop', count: 0 });
  const input = { ...voiceIntegrityInput(numbers), wait: 'NOT_AT_ALL' };
  const { onboarding } = await onboard(first, input);
  const id = onboarding!.id;
  const stateIn = async (app: typeof first) => (await app.data<Attempt>(ATTEMPT, { id })).onboarding;
  await expect.poll(async () => (await stateIn(first)).nextAttemptAt, { timeout: 25_000 }).not.toBeNull();
  // An hour later the next attempt is two minutes away.
  time.move(60 * 60_000);
  const away = async () => Date.parse((await stateIn(first)).nextAttemptAt ?? '') - time.now();
  await expect.poll(away, { timeout: 25_000 }).toBeGreaterThan(30_000);
  const planned = (await stateIn(first)).nextAttemptAt;
  const asked = sandbox.control.journal().length;
  await first.close();
  expect(sandbox.control.journal()).toHaveLength(asked);

  sandbox.control.clearFaults();
  const second = await startAppOver(sandbox, environment, { timing: time });
  try {
    expect(await stateIn(second)).toEqual({ status: 'RUNNING', upstreamUnavailable: true, nextAttemptAt: planned });
    time.move(10 * 60_000);
    const done = await until(second, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null });
    const made = calls(sandbox.control.journal({ status: 201 })).filter((call) => call === 'POST /v1/CustomerProfiles');
    expect(made).toHaveLength(1);
  } finally {
    await second.close();
    await sandbox.close();
  }
}, 90_000);
