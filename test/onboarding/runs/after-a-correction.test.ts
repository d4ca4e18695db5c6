import { afterEach, expect, test } from 'vitest';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { calls, numberDispenser, onboard, refuseNext, resume, until } from '../../support/onboarding.js';
import { voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';
import { withBusiness } from '../cancel/support/cancel-stage.js';

/* What was there before a correction, and what only looks as if it came after it. */

const app = useTestApp({ UPSTREAM_TIMEOUT_MS: '1500' });
const numbers = numberDispenser(app);

afterEach(() => app.sandbox.clearFaults());

const numbersOf = async (sid: string): Promise<readonly string[]> => {
  const query = 'query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid } } }';
  const fresh = { 'cache-control': 'no-cache' };
  interface Profile {
    readonly customerProfile: { readonly phoneNumbers: readonly { readonly sid: string }[] };
  }
  const { data } = await app.execute<Profile>(query, { sid }, fresh);
  return (data?.customerProfile.phoneNumbers ?? []).map((number) => number.sid).sort();
};

test('a correction takes only those numbers off a given profile that the run put there', async () => {
  const [there, wrong, right] = await numbers(3);
  const existingSid = plantProfile(app.sandbox, 'in-review', [there!]);
  refuseNext(app.sandbox, '/v1/TrustProducts');
  const { onboarding } = await onboard(app, { ...voiceIntegrityInput([wrong!]), customerProfile: { existingSid } });
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'WAITING_FOR_REVIEW');
  expect(stopped.status).toBe('ACTION_REQUIRED');
  await expect.poll(() => numbersOf(existingSid)).toEqual([there!, wrong!].sort());
  await resume(app, stopped.id, { phoneNumberSids: [right!] });
  const waiting = await until(app, stopped.id, 'ACTION_REQUIRED', 'WAITING_FOR_REVIEW');
  expect(waiting.failure).toBeNull();
  await expect.poll(() => numbersOf(existingSid)).toEqual([there!, right!].sort());
});

test('a submission that never reached Twilio is sent again: the rejection before it is no answer to it', async () => {
  const input = withBusiness(voiceIntegrityInput(await numbers(1)), { businessRegistrationNumber: '111111111' });
  const { onboarding } = await onboard(app, input);
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  app.sandbox.fault({ method: 'POST', path: '/v1/CustomerProfiles/BU*', count: 1, effect: 'drop' });
  await resume(app, stopped.id, { business: { businessRegistrationNumber: '842761953' } });
  const done = await until(app, stopped.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(done.failure).toBeNull();
  const submissions = calls(app.sandbox.journal().filter(({ index }) => index > before));
  expect(submissions.filter((call) => call === 'POST /v1/CustomerProfiles/BU')).toHaveLength(2);
});
