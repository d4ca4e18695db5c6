import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAppOver } from '../../support/start-app.js';
import { makeDue } from '../support/review-checks.js';
import { startWithSubaccount, type WaitingWithSubaccount } from '../support/subaccount.js';
import { onSilentProfile } from '../support/use-waiting.js';
import { PATIENTLY, PRODUCT_REVIEW, PROFILE_REVIEW, WaitingRun } from '../support/waiting.js';

/*
 * Checks of reviews to which Twilio gives no answer. It has a minute for one, so that nothing here waits for the end of
 * it.
 */

/** Nobody calls back: news comes by a poll. */
const SETTINGS = { UPSTREAM_TIMEOUT_MS: '60000', PUBLIC_BASE_URL: '' };

let waiting: WaitingWithSubaccount;
const control = () => waiting.sandbox.control;

beforeEach(async () => {
  waiting = await startWithSubaccount(SETTINGS);
});
afterEach(() => waiting.close());

/** From now on no check of the profile is answered. */
function silence(profile: string): void {
  control().fault({ method: 'GET', path: `/v1/CustomerProfiles/${profile}`, effect: 'hang', count: 0 });
}

/** How many checks got no answer. */
const hung = (): number => control().journal({ faulty: true }).length;

const untilHung = (count: number) => vi.waitFor(() => expect(hung()).toBe(count), PATIENTLY);

test('a check that gets no answer delays no other review, and is not repeated while it lasts', async () => {
  const [silent, other] = [await onSilentProfile(waiting), await onSilentProfile(waiting)];
  silence(silent.profile);
  await makeDue(waiting, silent.run);
  await untilHung(1);
  await control().review(other.profile, 'approved');
  await makeDue(waiting, silent.run);
  await makeDue(waiting, other.run);
  await other.run.untilWaitsAt(PRODUCT_REVIEW);
  expect(await other.run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED POLL']);
  expect(hung()).toBe(1);
});

test('an account that answers none of hundreds of checks leaves room for the reviews of another', async () => {
  const { inSub, database } = waiting;
  const silent = await WaitingRun.start(waiting, undefined, inSub);
  silence(await silent.bundleOf(PROFILE_REVIEW));
  const other = await onSilentProfile(waiting);
  await control().review(other.profile, 'approved');
  // As if so many runs of the account waited, all of them longer than the other's.
  const many = `insert into onboarding.review
    select run_id, 'review-' || n, account_sid, bundle_kind, bundle_sid, last_status, 0, now() - interval '1 hour'
    from onboarding.review, generate_series(1, 600) n where run_id = $1`;
  await database.query(many, [silent.runId]);
  await untilHung(50);
  await makeDue(waiting, other.run);
  await other.run.untilWaitsAt(PRODUCT_REVIEW);
  expect(hung()).toBe(50);
  // What there was no room for was not taken either.
  const due = 'select 1 from onboarding.review where run_id = $1 and next_poll_at < now()';
  expect((await database.query(due, [silent.runId])).rowCount).toBe(550);
});

test('a server that stops aborts such a poll, and the next one polls at once', async () => {
  const { profile, run } = await onSilentProfile(waiting);
  silence(profile);
  await makeDue(waiting, run);
  await untilHung(1);
  await waiting.app.close();
  control().clearFaults();
  await control().review(profile, 'approved');
  const next = await startAppOver(waiting.sandbox, {
    ...SETTINGS,
    DATABASE_URL: waiting.app.databaseUrl,
    REVIEW_POLL_SECONDS: '600',
  });
  try {
    await run.at(next).untilWaitsAt(PRODUCT_REVIEW);
  } finally {
    await next.close();
  }
});
