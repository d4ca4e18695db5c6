import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { startOutage, type Outage } from '../support/outage.js';

/*
 * A Twilio that does not answer for a while: runs wait for it as rows, one of an account at a time tries it, and all go
 * on when that one is answered.
 */

const MINUTE = 60_000;
/** The codes of a Twilio that does not answer: on a busy machine also one that is too slow to break a connection off. */
const UNANSWERED = expect.stringMatching(/^UPSTREAM_(UNAVAILABLE|TIMEOUT)$/) as unknown;

let outage: Outage;
let numbers: ReturnType<typeof numberDispenser>;

beforeAll(async () => {
  outage = await startOutage();
  numbers = numberDispenser(outage.app);
});
afterEach(() => outage.recover());
afterAll(() => outage.close());

async function startRuns(count: number): Promise<readonly string[]> {
  const inputs = await Promise.all(Array.from({ length: count }, async () => voiceIntegrityInput(await numbers(1))));
  const started = await Promise.all(inputs.map((input) => onboard(outage.app, { ...input, wait: 'NOT_AT_ALL' })));
  return started.map(({ onboarding }) => onboarding!.id);
}

/** What was made by runs of one kind, each once: so many of each thing for each run. */
function tally(rows: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.split(' ')[0]!] = (counts[row.split(' ')[0]!] ?? 0) + 1;
  return counts;
}

test('three minutes: all wait without a workflow, one tries at a time, and all go on when it is answered', async () => {
  const undisturbed = rowsOf(outage.app.sandbox);
  const [first] = await startRuns(1);
  await until(outage.app, first!, 'COMPLETED');
  const expected = tally(difference(undisturbed, rowsOf(outage.app.sandbox)).added);

  const before = rowsOf(outage.app.sandbox);
  // Some runs are at their beginning when it comes, and some in the middle.
  const early = await startRuns(4);
  await expect
    .poll(() => outage.app.sandbox.journal({ method: 'POST', path: '/v1/EndUsers', status: 201 }).length)
    .toBeGreaterThan(6);
  const { end, tries } = outage.begin();
  const ids = [...early, ...(await startRuns(4))];
  await outage.untilAllWait(ids);
  const waiting = await outage.stateOf(ids[0]!);
  expect(waiting).toMatchObject({ status: 'RUNNING', upstreamUnavailable: true, failure: null });
  expect(waiting.nextAttemptAt).not.toBeNull();
  // On a slow machine it may have been tried again by now: then events of its steps follow.
  const last = waiting.events.nodes.filter(({ type }) => type.startsWith('UPSTREAM')).at(-1);
  expect(last).toMatchObject({ type: 'UPSTREAM_UNAVAILABLE', code: UNANSWERED });

  for (let waited = 0; waited < 3 * MINUTE; waited += MINUTE / 2) {
    const asked = tries();
    await outage.move(MINUTE / 2);
    // One run's wave, and no other's: a wave of it sends at most eight requests, and reads twice more.
    expect(tries() - asked).toBeGreaterThan(0);
    expect(tries() - asked).toBeLessThanOrEqual(24);
  }
  const late = Date.parse((await outage.stateOf(ids[1]!)).nextAttemptAt!) - outage.time.now();
  expect(late).toBeGreaterThan(3_000);
  expect(late).toBeLessThan(0.1 * 5 * MINUTE);

  end();
  outage.time.move(late + 1_000);
  for (const id of ids) expect((await until(outage.app, id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
  // The last began in the outage; of the first, one may have had nothing to ask but its review.
  const done = await outage.stateOf(ids.at(-1)!);
  expect(done).toMatchObject({ status: 'COMPLETED', upstreamUnavailable: false, nextAttemptAt: null });
  const types = done.events.nodes.map(({ type }) => type).filter((type) => type.startsWith('UPSTREAM'));
  // A busy machine may also have been too slow to answer in time.
  expect(types.join()).toMatch(/^(UPSTREAM_UNAVAILABLE,UPSTREAM_AVAILABLE,?)+$/);
  const made = tally(difference(before, rowsOf(outage.app.sandbox)).added);
  expect(made).toEqual(Object.fromEntries(Object.entries(expected).map(([name, count]) => [name, count * ids.length])));
}, 120_000);

test('the trouble of one run delays no other, and ends with ACTION_REQUIRED when its patience is spent', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const friendlyName = 'Trouble of its own';
  const isMeant = ({ body }: { body: string | null }): boolean =>
    new URLSearchParams(body ?? '').get('FriendlyName')?.startsWith(friendlyName) === true;
  const fault = { method: 'POST', path: '/v1/TrustProducts', effect: 'status', status: 503, code: 20503 } as const;
  const { end } = outage.begin({ ...fault, when: isMeant });
  const { onboarding } = await onboard(outage.app, { ...input, trustProduct: { ...input.trustProduct, friendlyName } });
  // The mutation does not wait for the end of an outage.
  expect(onboarding?.status).toBe('RUNNING');
  const [other] = await startRuns(1);
  await until(outage.app, other!, 'COMPLETED');
  // It was not even held for a moment.
  const events = (await outage.stateOf(other!)).events.nodes;
  expect(events.filter(({ type }) => type === 'UPSTREAM_UNAVAILABLE')).toEqual([]);
  expect((await outage.stateOf(onboarding!.id)).upstreamUnavailable).toBe(true);
  outage.time.move(23 * 60 * MINUTE);
  await outage.move(0);
  expect((await outage.stateOf(onboarding!.id)).status).toBe('RUNNING');
  outage.time.move(2 * 60 * MINUTE);
  const stopped = await until(outage.app, onboarding!.id, 'ACTION_REQUIRED');
  expect(stopped.failure).toMatchObject({ code: UNANSWERED, stepKey: 'create-trust-product' });
  expect(stopped.failure?.nextAction).toContain('Nothing is lost');
  expect(await outage.stateOf(onboarding!.id)).toMatchObject({ upstreamUnavailable: false, nextAttemptAt: null });
  end();
  await resume(outage.app, onboarding!.id);
  await until(outage.app, onboarding!.id, 'COMPLETED');
}, 60_000);

test('runs that were held until their patience was spent also need a person, and lose nothing', async () => {
  const { end } = outage.begin();
  const ids = await startRuns(3);
  await outage.untilAllWait(ids);
  outage.time.move(25 * 60 * MINUTE);
  for (const id of ids) {
    const { failure } = await until(outage.app, id, 'ACTION_REQUIRED');
    expect(failure?.code).toEqual(UNANSWERED);
  }
  end();
  for (const id of ids) await resume(outage.app, id);
  for (const id of ids) await until(outage.app, id, 'COMPLETED');
}, 60_000);

test('resumed in the wait a run is tried at once, and its answer lets the others go on', async () => {
  const { end } = outage.begin();
  const ids = await startRuns(3);
  await outage.untilAllWait(ids);
  outage.time.move(5 * MINUTE);
  await outage.move(0);
  end();
  expect((await resume(outage.app, ids[2]!)).userErrors).toEqual([]);
  for (const id of ids) await until(outage.app, id, 'COMPLETED');
}, 60_000);

test('cancelled in the wait: without deletion at once, with deletion when Twilio answers, and all is gone', async () => {
  const before = rowsOf(outage.app.sandbox);
  const refused = { method: 'POST', path: '/v1/TrustProducts', effect: 'status', status: 400, code: 20422 } as const;
  outage.app.sandbox.fault(refused);
  const { onboarding } = await onboard(outage.app, voiceIntegrityInput(await numbers(1)));
  expect(onboarding?.status).toBe('ACTION_REQUIRED');
  const { end } = outage.begin();
  const [tried] = await startRuns(1);
  await outage.untilAllWait([tried!]);
  // The next attempt is two minutes away then.
  await outage.move(60 * MINUTE);
  // Of a run that is held nothing was sent, so that nobody need be asked what came of it.
  const [untouched] = await startRuns(1);
  await outage.untilAllWait([tried!, untouched!]);
  const { rows } = await outage.database.query<{ attempts: number }>(
    `select sum(s.attempts)::integer as attempts from onboarding.run r join onboarding.step s using (run_id)
     where r.next_attempt_at is not null group by r.run_id order by 1`,
  );
  expect(rows.map(({ attempts }) => attempts > 0)).toEqual([false, true]);
  await outage.cancel(untouched!, false);
  await expect.poll(async () => (await outage.stateOf(untouched!)).status, { timeout: 20_000 }).toBe('CANCELLED');
  expect((await outage.stateOf(untouched!)).failure).toBeNull();

  const id = onboarding!.id;
  await outage.cancel(id, true);
  await outage.untilAllWait([tried!, id]);
  expect(await outage.stateOf(id)).toMatchObject({ status: 'CANCELLING', upstreamUnavailable: true, failure: null });
  await outage.cancel(tried!, true);
  await outage.move(3 * MINUTE);
  expect(await outage.stateOf(id)).toMatchObject({ status: 'CANCELLING', upstreamUnavailable: true });
  end();
  outage.time.move(5 * MINUTE);
  for (const one of [id, tried!]) expect((await until(outage.app, one, 'CANCELLED')).failure).toBeNull();
  expect(difference(before, rowsOf(outage.app.sandbox))).toEqual({ added: [], gone: [] });
}, 60_000);
