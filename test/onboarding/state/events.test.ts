import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { StepsStore } from '../../../src/onboarding/storage/steps.store.js';
import { numberDispenser, onboard, refuseNext, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { withTwoRepresentatives } from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';
import { of, page, story, timeline } from './support/timeline.js';

const KEY = 'a-key-for-the-timeline-tests';

// Reviews are reported by callbacks alone.
const app = useTestApp({ API_KEYS: KEY, REVIEW_POLL_SECONDS: '600' });
const numbers = numberDispenser(app);
let pool: pg.Pool;

beforeAll(() => {
  pool = new pg.Pool({ connectionString: app.databaseUrl });
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => pool.end());

const runIdOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[2] ?? '';

describe('the timeline of a run', () => {
  test('shows from its start to its end who did what, and what Twilio answered', async () => {
    const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(2)));
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    const all = await timeline(app, done.id);
    // A review that is over within a moment is seen on its way, or only at its end.
    const events = all.filter((event) => event.bundleStatus !== 'IN_REVIEW');
    expect(story(events)).toEqual([
      'STARTED CALLER',
      'SUBMITTED SERVER',
      'WAITING_FOR_REVIEW SERVER',
      'REVIEW_STATUS_CHANGED TWILIO',
      'SUBMITTED SERVER',
      'WAITING_FOR_REVIEW SERVER',
      'REVIEW_STATUS_CHANGED TWILIO',
      'COMPLETED SERVER',
    ]);
    expect(events[0]).toMatchObject({ type: 'STARTED', caller: 'api-key-1' });
    expect(events.filter((event) => event.caller !== null)).toHaveLength(1);

    // Each step of the run begins once and succeeds once, with the attempt and the resource that the run shows.
    for (const step of done.steps) {
      const its = events.filter((event) => event.stepKey === step.key);
      expect(of(its, 'STEP_STARTED')).toMatchObject([{ attempt: 1, actor: 'SERVER' }]);
      expect(of(its, 'STEP_SUCCEEDED')).toMatchObject([{ attempt: step.attempts, resourceSid: step.resourceSid }]);
    }
    const reviews = of(events, 'REVIEW_STATUS_CHANGED').map(({ resourceSid, bundleStatus }) => [
      resourceSid,
      bundleStatus,
    ]);
    expect(reviews).toEqual([
      [done.customerProfile?.sid, 'TWILIO_APPROVED'],
      [done.trustProduct?.sid, 'TWILIO_APPROVED'],
    ]);
    expect(of(events, 'SUBMITTED').map((event) => event.bundleStatus)).toEqual(['PENDING_REVIEW', 'PENDING_REVIEW']);

    // Page by page it is the same, each event once.
    expect(await timeline(app, done.id, 7)).toEqual(all);
  });

  test('shows attempts that failed, what Twilio refused, and who corrected what', async () => {
    const [good, next] = await numbers(2);
    const input = voiceIntegrityInput([good!]);
    app.sandbox.fault({ method: 'POST', path: '/v1/SupportingDocuments', count: 1, effect: 'status', status: 503 });
    refuseNext(app.sandbox, '/v1/TrustProducts');
    const { onboarding } = await onboard(app, input);
    const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(stopped.status).toBe('ACTION_REQUIRED');
    const before = await timeline(app, stopped.id);
    expect(of(before, 'STEP_FAILED')).toMatchObject([
      { stepKey: 'create-trust-product', attempt: 1, httpStatus: 400, twilioCode: 22207 },
    ]);
    expect(of(before, 'ACTION_REQUIRED')).toMatchObject([{ stepKey: 'create-trust-product', twilioCode: 22207 }]);

    await resume(app, stopped.id, { phoneNumberSids: [next] });
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    const after = await timeline(app, stopped.id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(of(after, 'RESUMED')).toMatchObject([
      { actor: 'CALLER', caller: 'api-key-1', corrected: ['phoneNumberSids'] },
    ]);
    const documents = after.filter((event) => event.stepKey === 'create-address-document');
    expect(documents.map(({ type, attempt, httpStatus }) => [type, attempt, httpStatus])).toEqual([
      ['STEP_STARTED', 1, null],
      ['STEP_ATTEMPT_FAILED', 1, 503],
      ['STEP_STARTED', 2, null],
      ['STEP_SUCCEEDED', 2, null],
    ]);
  });

  test("names the reviewers' codes of a rejection, and the new submission", async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const { secondary } = input.customerProfile;
    const business = { ...secondary.business, businessRegistrationNumber: '111111111' };
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary: { ...secondary, business } } });
    const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    await resume(app, stopped.id, { business: secondary.business });
    await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    const events = await timeline(app, stopped.id);
    const rejection = events.find((event) => event.bundleStatus === 'TWILIO_REJECTED');
    expect(rejection).toMatchObject({
      ...{ type: 'REVIEW_STATUS_CHANGED', actor: 'TWILIO', resourceSid: stopped.customerProfile?.sid },
      ...{ rejectionCodes: [18602], code: 'REJECTED' },
    });
    const profile = events.filter((event) => event.stepKey === 'submit-customer-profile' && event.type === 'SUBMITTED');
    expect(profile).toHaveLength(2);
    expect(of(events, 'RESUMED')).toMatchObject([{ corrected: ['business'] }]);
  });

  test('names no code where the reviewers gave none', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    input.customerProfile.secondary.email = 'slow@acme-dental.com';
    const { onboarding } = await onboard(app, input);
    await app.sandbox.review(onboarding?.customerProfile?.sid ?? '', 'rejected', []);
    await until(app, onboarding!.id, 'ACTION_REQUIRED');
    const events = await timeline(app, onboarding!.id);
    expect(events.find((event) => event.bundleStatus === 'TWILIO_REJECTED')).toMatchObject({
      ...{ type: 'REVIEW_STATUS_CHANGED', code: 'REJECTED', rejectionCodes: [] },
    });
  });

  describe('shows the steps that a corrected plan no longer has', () => {
    const DROPPED = ['create-authorized-representative-2', 'assign-authorized-representative-2'];
    const withTwo = (phoneNumberSids: readonly string[], registrationNumber: string) => {
      const input = voiceIntegrityInput(phoneNumberSids);
      const secondary = withTwoRepresentatives(input.customerProfile.secondary);
      const business = {
        ...input.customerProfile.secondary.business,
        businessRegistrationNumber: registrationNumber,
      };
      return { ...input, customerProfile: { secondary: { ...secondary, business } } };
    };
    const good = voiceIntegrityInput([]).customerProfile.secondary;
    const first = { authorizedRepresentatives: good.authorizedRepresentatives };

    test('where nothing was made yet', async () => {
      const { onboarding } = await onboard(app, withTwo([`PN${'0'.repeat(32)}`], '842761953'));
      expect(onboarding?.status).toBe('ACTION_REQUIRED');
      await resume(app, onboarding!.id, { ...first, phoneNumberSids: await numbers(1) });
      const skipped = of(await timeline(app, onboarding!.id), 'STEP_SKIPPED').map((event) => event.stepKey);
      expect(skipped).toEqual(DROPPED);
    });

    test('where the representative was attached: each once, after it was taken back', async () => {
      const { onboarding } = await onboard(app, withTwo(await numbers(1), '111111111'));
      const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
      const made = stopped.steps.filter(({ key }) => DROPPED.includes(key)).map(({ resourceSid }) => resourceSid);
      expect(made).toEqual([expect.stringMatching(/^IT/), expect.stringMatching(/^BV/)]);
      const before = await timeline(app, stopped.id);
      await resume(app, stopped.id, { ...first, business: good.business });
      await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
      const after = (await timeline(app, stopped.id)).slice(before.length);
      const skipped = of(after, 'STEP_SKIPPED');
      expect(skipped.map((event) => event.stepKey).sort()).toEqual([...DROPPED].sort());
      expect(new Set(skipped.map(({ actor }) => actor))).toEqual(new Set(['SERVER']));
      const gone = app.sandbox.journal({ method: 'DELETE', status: 204 }).map(({ path }) => path.split('/').at(-1));
      // Nothing of the profile holds the end user any more: it is left for a cancellation to delete.
      expect(gone).toContain(made[1]);
    });
  });

  test('holds no word of the input', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const { secondary } = input.customerProfile;
    const canary = {
      ...secondary,
      ...{ friendlyName: 'Canaria Dental', email: 'canary@canaria.example' },
      business: { ...secondary.business, businessName: 'Canaria Dental', businessRegistrationNumber: '111111111' },
    };
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary: canary } });
    await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    await resume(app, onboarding!.id, { business: { ...canary.business, businessRegistrationNumber: '842761953' } });
    await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    const { rows } = await pool.query<{ dump: string }>('select row_to_json(e)::text as dump from onboarding.event e');
    // Without times and SIDs, in which any digits may stand.
    const dump = rows.map((row) => row.dump.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+|[0-9a-f-]{32,}/g, '')).join('\n');
    expect(dump).toContain('REVIEW_STATUS_CHANGED');
    const words = /canari|canary|acme|111111111|842761953|whitfield|dana|4155552671|market street|94105|office@/i;
    expect(words.exec(dump)).toBeNull();
    expect(dump).not.toContain(KEY);
  });

  test('shows a change once, though its statement is repeated because its answer was lost', async () => {
    const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(1)));
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    const runId = runIdOf(done.id);
    const before = await timeline(app, done.id);
    const store = new StepsStore(createSql(pool, 'hurried'), new RunVault(new Keyring([])));
    const { resourceSid } = done.steps.find((step) => step.key === 'create-customer-profile')!;
    await store.succeed(runId, 'create-customer-profile', { resourceSid: resourceSid! }, null);
    await store.approve(runId, 'await-customer-profile-approval', { status: 'twilio-approved', by: 'TWILIO' });
    const from = { status: 'WAITING_FOR_REVIEW', segment: 2 } as const;
    expect(await store.setStatus(runId, { status: 'COMPLETED', failure: null }, from)).toBeNull();
    expect(await timeline(app, done.id)).toEqual(before);
  });

  test('goes with its run', async () => {
    const { onboarding } = await onboard(app, voiceIntegrityInput([`PN${'3'.repeat(32)}`]));
    const runId = runIdOf(onboarding!.id);
    const events = async () => (await pool.query('select 1 from onboarding.event where run_id = $1', [runId])).rowCount;
    expect(await events()).toBeGreaterThan(0);
    await pool.query('delete from onboarding.run where run_id = $1', [runId]);
    expect(await events()).toBe(0);
  });

  test('refuses the cursor of another timeline, and one that is none', async () => {
    const ids = await Promise.all(
      [4, 5].map(async (n) => (await onboard(app, voiceIntegrityInput([`PN${`${n}`.repeat(32)}`]))).onboarding!.id),
    );
    const cursor = (await page(app, ids[0]!, 1)).data?.onboarding.events?.pageInfo.endCursor;
    for (const after of [cursor!, 'nonsense', Buffer.from('x/1;drop').toString('base64url')]) {
      const answer = await page(app, ids[1]!, 1, after);
      expect(answer.errors?.[0]?.message).toContain('Start again without `after`');
      expect(answer.data?.onboarding.events).toBeNull();
    }
  });
});
