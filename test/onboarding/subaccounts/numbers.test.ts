import { beforeEach, describe, expect, test } from 'vitest';
import { inputFor, onboardKind, plan, plantProfile, type ProductKind } from '../../support/onboarding-kinds.js';
import { calls, numberDispenser, until } from '../../support/onboarding.js';
import { asMain, createSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';
import { contentsWith } from '../../mirror/coverage/support.js';
import { numbersOn, operate, type Operation } from '../numbers/support/customers.js';

/* Direct customers with subaccounts put the subaccounts' numbers on the main account's profile and products. */

const app = useTestApp();
const own = numberDispenser(app);
beforeEach(() => app.sandbox.clearFaults());

const NOWHERE = `PN${'0'.repeat(32)}`;
const OWN = 'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json';
const SUBACCOUNTS = 'GET /2010-04-01/Accounts.json';
const LIST = 'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers.json';

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const since = (index: number) => calls(app.sandbox.journal().filter((entry) => entry.index > index));
/** What was asked about numbers and accounts. */
const lookups = (index: number) => since(index).filter((call) => call.includes('2010-04-01'));
const assigned = (index: number) =>
  since(index).filter((call) => call.startsWith('POST') && call.endsWith('ChannelEndpointAssignments'));

async function onboarded(kind: ProductKind, numbers: readonly string[], existingSid?: string) {
  const profile = existingSid === undefined ? { secondary: (good: object) => good } : { existingSid };
  const { onboarding, userErrors } = await onboardKind(app, kind, inputFor(kind, numbers, profile));
  expect(userErrors).toEqual([]);
  return until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
}

const NUMBERS = `query ($profile: Sid!, $product: Sid!) {
  customerProfile(sid: $profile) { phoneNumbers { sid accountSid } }
  trustProduct(sid: $product) { phoneNumbers { sid accountSid } } }`;

describe('a run in the main account with numbers of a subaccount', () => {
  test('finds them where they are, and puts all on the profile and the product', async () => {
    const [mine = ''] = await own(1);
    const subaccount = await createSubaccount(app, 1);
    const [theirs = ''] = subaccount.numbers;
    const before = lastIndex();
    const run = await onboarded('VOICE_INTEGRITY', [mine, theirs]);
    expect(run.failure).toBeNull();
    expect(run.status).toBe('COMPLETED');
    // Both are searched for in the account; for the one that it lacks its subaccounts are listed.
    expect(lookups(before).filter((call) => call.startsWith('GET'))).toEqual([OWN, OWN, SUBACCOUNTS, LIST]);
    expect(assigned(before)).toEqual([
      ...Array<string>(2).fill('POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments'),
      ...Array<string>(2).fill('POST /v1/TrustProducts/BU/ChannelEndpointAssignments'),
    ]);
    const there = [
      { sid: mine, accountSid: app.accountSid },
      { sid: theirs, accountSid: subaccount.sid },
    ];
    const sids = { profile: run.customerProfile?.sid, product: run.trustProduct?.sid };
    expect(await app.data(NUMBERS, sids)).toEqual({
      customerProfile: { phoneNumbers: there },
      trustProduct: { phoneNumbers: there },
    });
  });

  test('asks no subaccount when all numbers are the account’s own', async () => {
    await createSubaccount(app, 1);
    const before = lastIndex();
    expect((await onboarded('SHAKEN_STIR', await own(2))).failure).toBeNull();
    expect(lookups(before).filter((call) => call.startsWith('GET'))).toEqual([OWN, OWN]);
  });

  test('on a given profile, after a plan that has found them, costs one call for each', async () => {
    const { numbers } = await createSubaccount(app, 2);
    const profile = plantProfile(app.sandbox, 'twilio-approved');
    const input = inputFor('CNAM', numbers, { existingSid: profile });
    const planned = await plan(app, 'CNAM', input);
    expect(planned.warnings).toEqual([]);
    const before = lastIndex();
    const { onboarding } = await onboardKind(app, 'CNAM', input);
    const run = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(run.failure).toBeNull();
    expect(lookups(before)).toEqual([OWN, OWN]);
  });

  test('finds one that was bought after its subaccount was listed', async () => {
    const subaccount = await createSubaccount(app, 1);
    await onboarded('SHAKEN_STIR', subaccount.numbers);
    const form = { PhoneNumber: '+16285550999' };
    const { sid } = await asMain(app, `Accounts/${subaccount.sid}/IncomingPhoneNumbers.json`, form);
    expect((await onboarded('SHAKEN_STIR', [sid])).failure).toBeNull();
  });
});

describe('later operations in the main account', () => {
  test('add, move, set and remove numbers of subaccounts, and show each', async () => {
    const [one, two] = [await createSubaccount(app, 2), await createSubaccount(app, 1)];
    const seeded = app.sandbox.seed(
      contentsWith(
        [],
        [
          { ref: 'from', status: 'twilio-approved' },
          { ref: 'to', status: 'twilio-approved' },
        ],
        [{ ref: 'product', policy: 'SHAKEN_STIR', status: 'twilio-approved', entities: ['$from'] }],
      ),
    );
    const [from, to] = [seeded['from'], seeded['to']];
    const [first = '', second = ''] = one.numbers;
    const [third = ''] = two.numbers;
    const shown = async (operation: Operation, input: object) => {
      const { run } = await operate(app, operation, input);
      expect(run).toMatchObject({ status: 'COMPLETED', failure: null });
      expect(run.phoneNumberResults.nodes.filter(({ phoneNumber }) => phoneNumber === null)).toEqual([]);
      return run.phoneNumberResults.nodes.map(({ outcome }) => outcome);
    };
    const added = await shown('add', { customerProfileSid: from, phoneNumberSids: [first, third] });
    expect(added).toEqual(['DONE', 'DONE', 'DONE', 'DONE']);
    await shown('move', { fromCustomerProfileSid: from, toCustomerProfileSid: to, phoneNumberSids: [first] });
    await shown('set', { customerProfileSid: from, phoneNumberSids: [second] });
    expect(numbersOn(app.sandbox, from)).toEqual([second]);
    expect(numbersOn(app.sandbox, seeded['product'])).toEqual([second]);
    expect(numbersOn(app.sandbox, to)).toEqual([first]);
    await shown('remove', { customerProfileSid: to, phoneNumberSids: [first] });
    expect(numbersOn(app.sandbox, to)).toEqual([]);
  });

  test('say of a number whose subaccount cannot be read that it could not be read', async () => {
    const { sid, numbers } = await createSubaccount(app, 1);
    const { from } = app.sandbox.seed(contentsWith([], [{ ref: 'from', status: 'twilio-approved' }], []));
    const { run } = await operate(app, 'add', { customerProfileSid: from, phoneNumberSids: numbers });
    for (const end of ['.json', `/${numbers[0]}.json`]) {
      const path = `/2010-04-01/Accounts/${sid}/IncomingPhoneNumbers${end}`;
      app.sandbox.fault({ method: 'GET', path, effect: 'status', status: 401, code: 20003 });
    }
    app.app.trustHubs.clear(app.accountSid);
    const query = `query ($id: ID!) { onboarding(id: $id) { phoneNumberResults { nodes { outcome phoneNumber } } } }`;
    const { data, errors } = await app.execute(query, { id: run.id });
    expect(data).toEqual({ onboarding: { phoneNumberResults: { nodes: [{ outcome: 'DONE', phoneNumber: null }] } } });
    expect(errors).toMatchObject([
      {
        path: ['onboarding', 'phoneNumberResults', 'nodes', 0, 'phoneNumber'],
        extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
      },
    ]);
    expect(errors?.[0]?.message).toContain(`the subaccount ${sid} could not be read`);
  });
});

describe('a number that is in no account', () => {
  test('stops the run with its place before anything is made, and is a warning of the plan', async () => {
    const { numbers } = await createSubaccount(app, 1);
    const before = lastIndex();
    const run = await onboarded('VOICE_INTEGRITY', [...numbers, NOWHERE]);
    expect(run.failure).toMatchObject({ code: 'PHONE_NUMBER_NOT_FOUND', stepKey: 'check-phone-numbers' });
    expect(run.failure?.message).toBe(
      'Not in this account or one of its subaccounts: phone number 2 of the 2 given in phoneNumberSids.',
    );
    expect(since(before).filter((call) => call.startsWith('POST'))).toEqual([]);
    const input = inputFor('VOICE_INTEGRITY', [NOWHERE], { secondary: (good) => good });
    const { warnings } = await plan(app, 'VOICE_INTEGRITY', input);
    expect(warnings).toMatchObject([
      { field: 'phoneNumberSids', message: expect.stringContaining('subaccounts') as string },
    ]);
  });

  test('says so where the credentials may not read the subaccounts', async () => {
    app.sandbox.fault({ method: 'GET', path: '/2010-04-01/Accounts.json', effect: 'status', status: 401, code: 20003 });
    const before = lastIndex();
    const run = await onboarded('VOICE_INTEGRITY', [NOWHERE]);
    expect(run.failure).toMatchObject({ code: 'PHONE_NUMBER_NOT_SEARCHED' });
    expect(run.failure?.message).toBe(
      'Whether these are numbers of this account or one of its subaccounts could not be found out. Not known: phone number 1 ' +
        'of the 1 given in phoneNumberSids. The subaccounts of this account could not be listed. Twilio refuses this ' +
        "server's credentials.",
    );
    expect(since(before).filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  test('names no number that was found, where one subaccount cannot be read', async () => {
    const [refused, readable] = [await createSubaccount(app, 1), await createSubaccount(app, 1)];
    const path = `/2010-04-01/Accounts/${refused.sid}/IncomingPhoneNumbers.json`;
    app.sandbox.fault({ method: 'GET', path, effect: 'status', status: 403, code: 20003, count: 2 });
    const input = inputFor('VOICE_INTEGRITY', [...readable.numbers, ...refused.numbers], { secondary: (good) => good });
    const { warnings } = await plan(app, 'VOICE_INTEGRITY', input);
    expect(warnings).toMatchObject([{ field: 'phoneNumberSids' }]);
    expect(warnings[0]?.message).toContain('Not known: phone number 2 of the 2');
    expect(warnings[0]?.message).toContain(`The phone numbers of the subaccount ${refused.sid} could not be read.`);
    const run = await onboarded('VOICE_INTEGRITY', [...readable.numbers, ...refused.numbers]);
    expect(run.failure).toMatchObject({ code: 'PHONE_NUMBER_NOT_SEARCHED', message: warnings[0]?.message });
  });

  test('is searched for again when Twilio fails while its subaccount is being read', async () => {
    const { sid, numbers } = await createSubaccount(app, 1);
    const path = `/2010-04-01/Accounts/${sid}/IncomingPhoneNumbers.json`;
    app.sandbox.fault({ method: 'GET', path, effect: 'status', status: 503, count: 1 });
    expect((await onboarded('SHAKEN_STIR', numbers)).failure).toBeNull();
  });

  test('in a subaccount’s own run: neither the main account nor a sibling is searched', async () => {
    const [subaccount, sibling] = [await createSubaccount(app, 0), await createSubaccount(app, 1)];
    const input = inputFor('SHAKEN_STIR', sibling.numbers, { secondary: (good) => good });
    const { onboarding } = await onboardKind(subaccount.graphql, 'SHAKEN_STIR', input);
    const run = await until(subaccount.graphql, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(run.failure?.message).toMatch(/^Not in this account: phone number 1 of the 1/);
  });
});
