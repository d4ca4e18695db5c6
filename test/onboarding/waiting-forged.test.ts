import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxAccount } from '../../src/sandbox/index.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { plantProfile } from '../support/onboarding-kinds.js';
import { allRead, callBack, looksAt, messagesTo, PRODUCT_REVIEW, PROFILE_REVIEW } from './support/waiting.js';
import { startWaiting, WaitingRun, type CallbackOptions, type Waiting } from './support/waiting.js';

/*
 * What somebody sends who is not Twilio, or not Twilio about this account, moves no run and makes no call.
 */

const MAIN = { sid: `AC${'1'.repeat(32)}`, authToken: 'the-token-of-the-main-account' };
const SUB = {
  ...{ sid: `AC${'2'.repeat(32)}`, authToken: 'the-token-of-the-subaccount', parentSid: MAIN.sid },
  ...{ primaryIdentity: 'isv_reseller_or_partner', phoneNumbers: 3 },
} satisfies SandboxAccount;

let waiting: Waiting;
/** The same server, asked by a caller of the subaccount. */
let inSub: GraphQLOverHttp;
let folder: string;
const KEY_OF_SUB = 'a-key-of-the-subaccount-0123456789';
const control = () => waiting.sandbox.control;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'trusthub-tenants-'));
  const tenants = path.join(folder, 'tenants.json');
  writeFileSync(tenants, JSON.stringify([{ name: 'sub', apiKey: KEY_OF_SUB, accounts: [SUB.sid] }]));
  waiting = await startWaiting({ accounts: [MAIN, SUB] }, { TENANTS_FILE: tenants });
  inSub = new GraphQLOverHttp(waiting.app.graphqlUrl, { authorization: `Bearer ${KEY_OF_SUB}` });
});
afterAll(async () => {
  await waiting.close();
  rmSync(folder, { recursive: true });
});

describe('a forged callback of an approval that Twilio has given', () => {
  const withoutSignature = { headers: { 'x-twilio-signature': '' } };
  test.each<[string, (url: string) => CallbackOptions]>([
    ['with a wrong signature', () => ({ signedWith: 'a guess' })],
    ['without a signature', () => withoutSignature],
    ['signed by another account of the same owner', () => ({ signedWith: SUB.authToken })],
    ['at the address of another account', (url) => ({ url: url.replace(MAIN.sid, SUB.sid) })],
    ['at such an address, signed by it', (url) => ({ url: url.replace(MAIN.sid, SUB.sid), signedWith: SUB.authToken })],
  ])('%s is refused', async (_how, forge) => {
    const profile = plantProfile(control(), 'in-review');
    const run = await WaitingRun.start(waiting, profile);
    await run.untilWaitsAt(PROFILE_REVIEW);
    await control().review(profile, 'approved');
    const looked = looksAt(waiting, profile);
    expect(await callBack(waiting, profile, forge(waiting.callbackUrl))).toBe(403);
    await allRead(waiting, run);
    expect(looksAt(waiting, profile)).toBe(looked);
    expect((await run.now()).status).toBe('WAITING_FOR_REVIEW');
    // The genuine one is the first of which the run hears.
    expect(await callBack(waiting, profile)).toBe(204);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    expect(looksAt(waiting, profile)).toBe(looked + 1);
  });
});

test('a genuine callback about another account’s bundle moves no run of that account', async () => {
  const run = await WaitingRun.start(waiting, undefined, inSub);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  await control().settled();
  const ownUrl = control().journal({ kind: 'callback', sid: profile })[0]?.path ?? '';
  expect(ownUrl).toContain(`/${SUB.sid}?token=`);
  const messages = await messagesTo(waiting, run);
  expect(await callBack(waiting, profile)).toBe(204);
  expect(await messagesTo(waiting, run)).toBe(messages);
  // At its own address it is heard.
  await control().review(profile, 'approved');
  const product = await run.bundleOf(PRODUCT_REVIEW);
  await control().review(product, 'approved');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(await run.told(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED TWILIO']);
});
