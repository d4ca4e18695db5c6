import twilio from 'twilio';
import { expect, test } from 'vitest';
import { realTiming } from '../../src/twilio/transport/timing.js';
import { useTestApp } from '../support/use-test-app.js';

/* Nothing is polled, so that what is read was read for a callback. */

const POLICY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const USERS = '{ endUsers { nodes { sid } } }';

/** Time stands still, so that nothing that was read grows too old, however slow the machine is. */
const beganAt = Date.now();
const app = useTestApp(
  { REVIEW_POLL_SECONDS: '3600', LIMIT_CALLBACK_REPEAT_SECONDS: '3600' },
  { timing: { ...realTiming, now: () => beganAt } },
);

test('100 replays of one signed request make one read, and forget what was read once', async () => {
  const { one = '' } = app.sandbox.seed({
    customerProfiles: [{ ref: 'one', friendlyName: 'One', email: 'a@acme.example', policySid: POLICY }],
  });
  await app.data(USERS);
  const url = `${app.app.url}/webhooks/trust-hub/${app.accountSid}`;
  const form = { AccountSid: app.accountSid, BundleSid: one, Status: 'in-review' };
  const signature = twilio.getExpectedTwilioSignature(app.app.sandbox?.authToken ?? '', url, form);
  const send = (token: number) =>
    fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature, 'i-twilio-idempotency-token': `${token}` },
      body: new URLSearchParams(form),
    });
  app.sandbox.clearJournal();
  expect((await send(0)).status).toBe(204);
  await app.data(USERS);
  for (let sent = 1; sent <= 20; sent += 1) {
    const replays = await Promise.all([1, 2, 3, 4, 5].map((more) => send(10 * sent + more)));
    expect(replays.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    await app.data(USERS);
  }
  const paths = app.sandbox.journal({ kind: 'request' }).map(({ path }) => path);
  expect(paths.filter((path) => path.includes(one))).toHaveLength(1);
  expect(paths.filter((path) => path === '/v1/EndUsers')).toHaveLength(1);
});
