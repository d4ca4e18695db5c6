import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import { clientFor } from '../support/twilio-client.js';

test('a second token is taken beside the first, and in its place when it is promoted', async () => {
  const { client, sandbox } = await open();
  const { sid, authToken: first } = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  const login = (token: string) => clientFor(sandbox.url, sid, token);
  const shown = async () => (await client.api.v2010.accounts(sid).fetch()).authToken;
  const isTaken = async (token: string) => (await login(token).trusthub.v1.endUsers.list()).length >= 0;

  const { secondaryAuthToken: second } = await login(first).accounts.v1.secondaryAuthToken().create();
  expect(second).toMatch(/^[0-9a-f]{32}$/);
  expect([await isTaken(first), await isTaken(second), await shown()]).toEqual([true, true, first]);
  expect(await refusal(login(first).accounts.v1.secondaryAuthToken().create())).toMatch(/^409\/20409/);

  const promoted = await login(first).accounts.v1.authTokenPromotion().update();
  expect(promoted).toMatchObject({ accountSid: sid, authToken: second });
  expect([await isTaken(second), await shown()]).toEqual([true, second]);
  expect(await refusal(isTaken(first))).toMatch(/^401\/20003/);
  expect(await refusal(login(second).accounts.v1.authTokenPromotion().update())).toMatch(/^404\/20404/);
  expect(await refusal(login(second).accounts.v1.secondaryAuthToken().remove())).toMatch(/^404\/20404/);

  const { secondaryAuthToken: third } = await login(second).accounts.v1.secondaryAuthToken().create();
  expect(third).not.toBe(second);
  expect(await login(third).accounts.v1.secondaryAuthToken().remove()).toBe(true);
  expect(await refusal(isTaken(third))).toMatch(/^401\/20003/);
  // The parent's token is its own affair.
  expect((await client.api.v2010.accounts(client.accountSid).fetch()).authToken).toBe(sandbox.authToken);
});
