import { describe, expect, test, vi } from 'vitest';
import { created } from '../../support/created.js';
import { onboard, until, voiceIntegrityInput, type OnboardingAnswer } from '../../support/onboarding.js';
import type { TestApp } from '../../support/start-app.js';
import { createSubaccount, rotateToken, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

type Rotating = TestSubaccount & { authToken: string };

const journalOf = (app: TestApp, subaccount: TestSubaccount) => {
  const all = app.sandbox.journal();
  const tokenRead = (path: string) => path === `/2010-04-01/Accounts/${subaccount.sid}.json`;
  return {
    own: all.filter(({ account }) => account === subaccount.sid),
    tokenReads: all.filter(({ path }) => tokenRead(path)).length,
    refused: all.filter(({ status }) => status === 401).length,
  };
};

async function rotate(app: TestApp, subaccount: Rotating): Promise<string> {
  return rotateToken(app.app.sandbox?.url ?? '', subaccount.sid, subaccount.authToken);
}

/** A run that waits for the review of its profile, which the test decides. */
async function waiting(app: TestApp): Promise<{ subaccount: Rotating; run: OnboardingAnswer }> {
  app.sandbox.clearJournal();
  const subaccount = await createSubaccount(app, 1);
  const { onboarding } = await onboard(subaccount.graphql, voiceIntegrityInput(subaccount.numbers));
  expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  return { subaccount, run: onboarding! };
}

async function expectWhole(app: TestApp, subaccount: TestSubaccount, run: OnboardingAnswer): Promise<void> {
  const approve = (sid: string | undefined) => app.sandbox.review(sid ?? '', 'approved');
  await vi.waitFor(async () => {
    const query = 'query ($sid: Sid!) { trustProduct(sid: $sid) { status } }';
    const { data } = await subaccount.graphql.execute<{ trustProduct: { status: string } }>(
      query,
      { sid: run.trustProduct?.sid },
      { 'cache-control': 'no-cache' },
    );
    expect(data?.trustProduct.status).not.toBe('DRAFT');
  }, 15_000);
  await approve(run.trustProduct?.sid);
  const done = await until(subaccount.graphql, run.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(done.trustProduct).toEqual({ sid: run.trustProduct?.sid, status: 'TWILIO_APPROVED' });
  expect(done.steps.every(({ attempts }) => attempts === 1)).toBe(true);
  const { own } = journalOf(app, subaccount);
  expect(created(own)).toMatchObject({ 'POST CustomerProfiles': 1, 'POST TrustProducts': 1, 'POST EndUsers': 3 });
}

/** No review is decided but by the test. */
const UNDECIDED = { SANDBOX_REVIEW_DELAY_MS: '3600000' };

describe('a run that waits in a subaccount whose token is rotated goes on by itself', () => {
  describe('when Twilio calls back, with the new token', () => {
    const called = useTestApp({ ...UNDECIDED, REVIEW_POLL_SECONDS: '600' });

    test('which is read once, when the signature does not fit the old one: no call is refused', async () => {
      const { subaccount, run } = await waiting(called);
      const token = await rotate(called, subaccount);
      await called.sandbox.review(run.customerProfile?.sid ?? '', 'approved');
      await expectWhole(called, subaccount, run);
      expect(journalOf(called, subaccount)).toMatchObject({ tokenReads: 2, refused: 0 });
      const callbacks = called.sandbox.journal({ kind: 'callback', account: subaccount.sid });
      expect(callbacks.every(({ status }) => status === 204)).toBe(true);
      for (const secret of [token, subaccount.authToken]) expect(called.logLines.join('')).not.toContain(secret);
    });

    test('while its steps are carried out: what was refused is sent again, and nothing is made twice', async () => {
      called.sandbox.clearJournal();
      const subaccount = await createSubaccount(called, 1);
      const fault = { method: 'POST', path: '/v1/EndUsers', effect: 'latency', latencyMs: 300, count: 1 } as const;
      called.sandbox.fault(fault);
      const started = { ...voiceIntegrityInput(subaccount.numbers), wait: 'NOT_AT_ALL' };
      const { onboarding } = await onboard(subaccount.graphql, started);
      await vi.waitFor(
        () => expect(called.sandbox.journal({ account: subaccount.sid, method: 'POST' }).length).toBeGreaterThan(2),
        { timeout: 60_000, interval: 1 },
      );
      await rotate(called, subaccount);
      const run = await until(subaccount.graphql, onboarding!.id, 'WAITING_FOR_REVIEW', 'ACTION_REQUIRED');
      expect(run.failure).toBeNull();
      await called.sandbox.review(run.customerProfile?.sid ?? '', 'approved');
      await expectWhole(called, subaccount, run);
      expect(journalOf(called, subaccount).refused).toBeGreaterThan(0);
      expect(journalOf(called, subaccount).tokenReads).toBe(2);
    });
  });

  describe('when nobody calls back, and the server asks', () => {
    const polling = useTestApp({ ...UNDECIDED, REVIEW_POLL_SECONDS: '0.2' });

    test('one call is refused, and the new token is read once', async () => {
      const { subaccount, run } = await waiting(polling);
      // A callback would bring the token too, were it taken.
      await rotate(polling, subaccount);
      const refused = () => journalOf(polling, subaccount).refused;
      await vi.waitFor(() => expect(refused()).toBe(1), { timeout: 60_000, interval: 20 });
      await polling.sandbox.review(run.customerProfile?.sid ?? '', 'approved');
      await expectWhole(polling, subaccount, run);
      expect(journalOf(polling, subaccount)).toMatchObject({ tokenReads: 2, refused: 1 });
    });
  });
});
