import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIN, startWithSubaccount, SUB, type WaitingWithSubaccount } from '../support/subaccount.js';
import { onSilentProfile } from '../support/use-waiting.js';
import { allRead, callBack, readsOf, messagesTo, PRODUCT_REVIEW, PROFILE_REVIEW } from '../support/waiting.js';
import { WaitingRun, type CallbackOptions } from '../support/waiting.js';

/*
 * What somebody sends who is not Twilio, or not Twilio about this account, moves no run and makes no call.
 */

let waiting: WaitingWithSubaccount;
const control = () => waiting.sandbox.control;

beforeAll(async () => {
  waiting = await startWithSubaccount();
});
afterAll(() => waiting.close());

describe('a forged callback of an approval that Twilio has given', () => {
  const withoutSignature = { headers: { 'x-twilio-signature': '' } };
  test.each<[string, (url: string) => CallbackOptions]>([
    ['with a wrong signature', () => ({ signedWith: 'a guess' })],
    ['without a signature', () => withoutSignature],
    ['signed by another account of the same owner', () => ({ signedWith: SUB.authToken })],
    ['at the address of another account', (url) => ({ url: url.replace(MAIN.sid, SUB.sid) })],
    ['at such an address, signed by it', (url) => ({ url: url.replace(MAIN.sid, SUB.sid), signedWith: SUB.authToken })],
  ])('%s is refused', async (_how, forge) => {
    const { profile, run } = await onSilentProfile(waiting);
    await control().review(profile, 'approved');
    const before = readsOf(waiting, profile);
    expect(await callBack(waiting, profile, forge(waiting.callbackUrl))).toBe(403);
    await allRead(waiting, run);
    expect(readsOf(waiting, profile)).toBe(before);
    expect((await run.now()).status).toBe('WAITING_FOR_REVIEW');
    // The genuine one is the first that reaches the run.
    expect(await callBack(waiting, profile)).toBe(204);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    expect(readsOf(waiting, profile)).toBe(before + 1);
  });
});

test('a genuine callback about another account’s bundle changes no run of that account', async () => {
  const run = await WaitingRun.start(waiting, undefined, waiting.inSub);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  await control().settled();
  const ownUrl = control().journal({ kind: 'callback', sid: profile })[0]?.path ?? '';
  expect(ownUrl).toContain(`/${SUB.sid}?token=`);
  const messages = await messagesTo(waiting, run);
  expect(await callBack(waiting, profile)).toBe(204);
  expect(await messagesTo(waiting, run)).toBe(messages);
  // At its own address it is accepted.
  await control().review(profile, 'approved');
  const product = await run.bundleOf(PRODUCT_REVIEW);
  await control().review(product, 'approved');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED TWILIO']);
});
