import pg from 'pg';
import { expect, test } from 'vitest';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/* Twilio was seen to send status callbacks by GET. Nothing is polled here, so that whatever arrives came by one. */

const CANARY = 'Canary GmbH, number 12-3456789';
const KEY = Buffer.alloc(32, 7).toString('base64');
const app = useTestApp({
  SANDBOX_SWITCHES: 'callbackMethod=GET',
  REVIEW_POLL_SECONDS: '3600',
  ENCRYPTION_KEYS: KEY,
});
const numbers = numberDispenser(app);

const callbacksTo = (sid: string) => app.sandbox.journal({ kind: 'callback', sid });

async function profileReason(id: string) {
  const query = `query ($id: ID!) { onboarding(id: $id) { customerProfile { status failureReason rejections { code } } } }`;
  type Answer = { onboarding: { customerProfile: { failureReason: string | null; rejections: { code: number }[] } } };
  return (await app.data<Answer>(query, { id })).onboarding.customerProfile;
}

async function stored(): Promise<string> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const { rows } = await client.query('select reason::text from onboarding.failure_reason');
  await client.end();
  return JSON.stringify(rows);
}

test('callbacks that come by GET bring a run to its end', async () => {
  const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(1)));
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  const received = callbacksTo(done.customerProfile?.sid ?? '');
  expect(received.length).toBeGreaterThan(0);
  expect(new Set(received.map(({ method, status }) => `${method} ${status}`))).toEqual(new Set(['GET 204']));
});

test('the reason of a rejection is shown to the account, kept encrypted, and never logged', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  input.customerProfile.secondary.email = 'slow@acme-dental.com';
  const { onboarding } = await onboard(app, input);
  const sid = onboarding?.customerProfile?.sid ?? '';
  expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  await app.sandbox.review(sid, 'rejected', [18602], `${CANARY} is not registered`);
  await until(app, onboarding!.id, 'ACTION_REQUIRED');
  expect(await profileReason(onboarding!.id)).toMatchObject({
    status: 'TWILIO_REJECTED',
    failureReason: `${CANARY} is not registered`,
    rejections: [{ code: 18602 }],
  });
  expect(await stored()).toContain('sealedWith');
  expect(await stored()).not.toContain(CANARY);
  expect(app.logLines.join('')).not.toContain('Canary');

  // Another status that comes late leaves it; the next rejection without one takes it away. What was read before is kept
  // until the callback is there, hence the polls.
  await app.sandbox.review(sid, 'in-review');
  await expect.poll(async () => (await profileReason(onboarding!.id)).failureReason).toBeNull();
  expect(await stored()).toContain('sealedWith');
  await app.sandbox.review(sid, 'rejected', []);
  await expect
    .poll(() => profileReason(onboarding!.id))
    .toMatchObject({ status: 'TWILIO_REJECTED', failureReason: null, rejections: [{ code: 0 }] });
  expect(await stored()).toBe('[]');
});
