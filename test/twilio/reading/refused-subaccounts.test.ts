import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../../src/domain/errors.js';
import { failureOf } from '../support/failure.js';
import { refusal } from '../support/rows.js';
import { startedForEachTest } from '../support/stub-twilio.js';
import { type Reply } from '../support/stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN } from '../support/trust-hubs.js';
import { OTHER, SUBACCOUNT, TwoSubaccounts } from '../support/two-subaccounts.js';

const world = startedForEachTest(new TwoSubaccounts());

describe('an account that calls cannot be made for', () => {
  test.each<[string, Record<string, unknown> | Reply, RegExp]>([
    ['is unknown', refusal(404, 20404, 'Not found'), /no subaccount with this SID/],
    ['belongs to another', { owner_account_sid: OTHER }, /no subaccount with this SID/],
    ['answers to another spelling', { sid: OTHER }, /no subaccount with this SID/],
    ['is suspended', { status: 'suspended' }, /suspended at Twilio\. Make it active/],
    ['is closed', { status: 'closed' }, /closed at Twilio/],
  ])('because it %s: a clear FORBIDDEN, and nothing is sent for it', async (_why, reply, wanted) => {
    if ('json' in reply) world.accountReply = reply as Reply;
    else world.account = reply as Record<string, unknown>;
    const error = await failureOf(world.load());
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'FORBIDDEN', notProcessed: true });
    expect(error?.message).toMatch(wanted);
    expect(error?.message).not.toMatch(/AC[0-9a-f]{32}/);
    expect(world.requestsOf(SUBACCOUNT)).toEqual([]);
    expect(await failureOf(world.factory.requireUsable(SUBACCOUNT))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is not remembered as such', async () => {
    world.account = { status: 'suspended' };
    await failureOf(world.load());
    world.account = {};
    expect(await world.load()).not.toBeNull();
  });

  test('because Twilio refuses to show it: says what that may mean', async () => {
    world.accountReply = refusal(401, 20003, 'Authenticate');
    const error = await failureOf(world.load());
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED', twilioCode: 20003, notProcessed: true });
    expect(error?.message).toMatch(/none of its subaccounts, or the server's own credentials are wrong/);
  });

  test('because Twilio is down: the outage, and that nothing was sent', async () => {
    world.accountReply = { status: 503, json: {} };
    expect(await failureOf(world.load())).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(world.requestsOf(SUBACCOUNT)).toEqual([]);
  });

  test('never gets the main account under another spelling of its SID', async () => {
    const spelt = `AC${ACCOUNT_SID.slice(2).toUpperCase()}`;
    for (const answered of [ACCOUNT_SID, spelt]) {
      world.account = { sid: answered, auth_token: AUTH_TOKEN };
      expect(await failureOf(world.load(spelt))).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
