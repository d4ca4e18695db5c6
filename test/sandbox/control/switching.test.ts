import { expect, test } from 'vitest';
import { SWITCHES } from '../../../src/sandbox/control/switches.js';
import { open, refusal } from '../support/harness.js';
import { addNumber, draftProfile, numbersOf, primaryOf } from '../support/guide.js';
import { lever } from '../support/lever.js';
import { clientFor } from '../support/twilio-client.js';

const DEFAULTS = Object.fromEntries(Object.entries(SWITCHES).map(([name, { values }]) => [name, values[0]]));

test('switches are read and changed over HTTP, from the next request on, and reset puts them back', async () => {
  const { sandbox, client } = await open({ attributes: 'merged' });
  const before = { ...DEFAULTS, attributes: 'merged' };
  expect(await lever(sandbox, 'GET', 'switches')).toEqual({ status: 200, body: before });

  const [one, two] = [await draftProfile(client), await draftProfile(client)];
  const [number = ''] = await numbersOf(client, 1);
  await addNumber(client, one, number);
  expect(await refusal(addNumber(client, two, number))).toMatch(/^409\/70003/);
  const changed = await lever(sandbox, 'POST', 'switches', { duplicateAssignments: 'allowed' });
  expect(changed).toEqual({ status: 200, body: { ...before, duplicateAssignments: 'allowed' } });
  await addNumber(client, two, number);
  await lever(sandbox, 'POST', 'switches', { duplicateAssignments: 'refused', conflictCode: '20409' });
  expect(await refusal(addNumber(client, two, number))).toMatch(/^409\/20409/);

  await lever(sandbox, 'POST', 'reset');
  expect((await lever(sandbox, 'GET', 'switches')).body).toEqual(before);
});

test('switches are changed from code', async () => {
  const { sandbox, client } = await open();
  const profile = await draftProfile(client);
  const [one = '', two = ''] = await numbersOf(client, 2);
  const left = async (number: string) => {
    await addNumber(client, profile, number);
    await client.incomingPhoneNumbers(number).remove();
    return sandbox.control.counts().channelEndpointAssignments;
  };
  expect(await left(one)).toBe(0);
  sandbox.control.setSwitches({ releasedNumbers: 'stay-assigned' });
  expect(await left(two)).toBe(1);
  expect(sandbox.control.switches()).toEqual({ ...DEFAULTS, releasedNumbers: 'stay-assigned' });
});

test('a switch or a value that is none is refused, and then none of them is changed', async () => {
  const { sandbox } = await open();
  for (const [order, says] of [
    [{ attributes: 'merged', resubmision: 'refused' }, /There is no switch resubmision\. The switches are: /],
    [{ attributes: 'merged', duplicateAssignments: 'maybe' }, /duplicateAssignments is one of: refused, allowed\./],
    [{ attributes: 'merged', bundleDateUpdated: null }, /bundleDateUpdated is one of: own-changes, assignments-too\./],
    [{ attributes: 'merged', toString: 'x' }, /There is no switch toString/],
  ] as const) {
    const { status, body } = await lever(sandbox, 'POST', 'switches', order);
    expect([status, body['code']]).toEqual([400, 20001]);
    expect(body['message']).toMatch(says);
  }
  expect((await lever(sandbox, 'POST', 'switches', [])).status).toBe(400);
  expect(sandbox.control.switches()).toEqual(DEFAULTS);
});

test.each([
  ['leave-bundles', 0],
  ['stay-assigned', 2],
] as const)('numbers are released and moved through /_sandbox as by API: %s', async (releasedNumbers, left) => {
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main-token' };
  // Another main account: the API moves numbers only among an account and its subaccounts.
  const other = { sid: `AC${'b'.repeat(32)}`, authToken: 'other-token', phoneNumbers: 0 };
  const { sandbox, client } = await open({ accounts: [main, other], releasedNumbers });
  const [released = '', moved = ''] = await numbersOf(client, 2);
  const primary = await primaryOf(client);
  for (const number of [released, moved]) await addNumber(client, primary, number);

  expect(await lever(sandbox, 'DELETE', `numbers/${released}`)).toMatchObject({ status: 200, body: { ok: true } });
  const order = { accountSid: other.sid };
  expect(await lever(sandbox, 'POST', `numbers/${moved}`, order)).toMatchObject({ status: 200, body: { ok: true } });
  expect(sandbox.control.counts().channelEndpointAssignments).toBe(left);
  expect(await refusal(client.incomingPhoneNumbers(released).fetch())).toMatch(/^404\/20404/);
  expect(await refusal(client.incomingPhoneNumbers(moved).fetch())).toMatch(/^404\/20404/);
  const there = clientFor(sandbox.url, other.sid, other.authToken);
  expect((await there.incomingPhoneNumbers.list()).map(({ sid }) => sid)).toEqual([moved]);
  expect(await refusal(addNumber(client, primary, moved))).toMatch(/^404\/20404/);
});

test('what cannot be released or moved through /_sandbox is refused', async () => {
  const { sandbox, client } = await open();
  const [number = ''] = await numbersOf(client, 1);
  const nobody = `AC${'9'.repeat(32)}`;
  const moves = [{}, { accountSid: 1 }, { account: client.accountSid }, { accountSid: nobody }];
  const statuses = [];
  for (const move of moves) statuses.push((await lever(sandbox, 'POST', `numbers/${number}`, move)).status);
  expect(statuses).toEqual([400, 400, 400, 404]);
  const unknown = `PN${'0'.repeat(32)}`;
  const move = { accountSid: client.accountSid };
  expect((await lever(sandbox, 'POST', `numbers/${unknown}`, move)).status).toBe(404);
  expect((await lever(sandbox, 'DELETE', `numbers/${unknown}`)).status).toBe(404);
  expect((await lever(sandbox, 'DELETE', 'numbers')).status).toBe(404);
  expect((await client.incomingPhoneNumbers(number).fetch()).sid).toBe(number);
});
