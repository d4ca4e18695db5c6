import { describe, expect, test } from 'vitest';
import { CUSTOMER_KINDS } from '../../../src/domain/onboarding-kind.js';
import type { JournalEntry } from '../../../src/sandbox/index.js';
import { created, submissions } from '../../support/created.js';
import { calls, cancel, resume, until, type OnboardingAnswer } from '../../support/onboarding.js';
import {
  inputFor,
  isProfile,
  onboardKind,
  plantProfile,
  PRODUCTS,
  type Kind,
  type ProductKind,
  type Secondary,
} from '../../support/onboarding-kinds.js';
import { difference, ownersOf, rowsOf } from '../../support/sandbox-rows.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();

const newProfile = { secondary: (good: Secondary) => good };

/** Those of this file, so that the last reads for an earlier test's are known as such. */
const subaccounts = new Set<string>();

async function subaccountWith(numbers: number): Promise<TestSubaccount> {
  const subaccount = await createSubaccount(app, numbers);
  subaccounts.add(subaccount.sid);
  return subaccount;
}

/** What a piece of work sent, and whose the rows are that it made. */
async function during<Result>(work: () => Promise<Result>) {
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  const rows = rowsOf(app.sandbox);
  const result = await work();
  const journal = app.sandbox.journal().filter(({ index }) => index > before);
  const { added, gone } = difference(rows, rowsOf(app.sandbox));
  return { result, journal, added, gone };
}

async function toItsEnd(subaccount: TestSubaccount, kind: Kind, input: object): Promise<OnboardingAnswer> {
  const { onboarding, userErrors } = await onboardKind(subaccount.graphql, kind, input);
  expect(userErrors).toEqual([]);
  return until(subaccount.graphql, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
}

/**
 * Nothing was done with the main account's credentials but what only they can: the subaccount's token is read, and the
 * main account's own primary profile, which a new secondary hangs on.
 */
function expectOwnRequests(
  subaccount: TestSubaccount,
  journal: readonly JournalEntry[],
  reads: readonly string[],
): void {
  const own = journal.filter(({ account }) => account === subaccount.sid);
  // A callback for an earlier test's run may be answered only now: its bundle is read once more, with its own credentials.
  const isLate = ({ account, method }: JournalEntry) => subaccounts.has(account ?? '') && method === 'GET';
  const ofOthers = journal.filter((entry) => entry.account !== subaccount.sid && !isLate(entry));
  expect(ofOthers.every(({ account, method }) => account === app.accountSid && method === 'GET')).toBe(true);
  // Which policy a primary profile has is kept for each account, so that the first run asks for it.
  expect(calls(ofOthers).filter((call) => call !== 'GET /v1/Policies')).toEqual(reads);
  const writes = own.filter(({ method }) => method !== 'GET');
  expect(writes.length).toBeGreaterThan(0);
  expect(writes.filter(({ status }) => status >= 300)).toEqual([]);
  // For a callback that comes when its run has gone on, the bundle is searched for among the profiles first: 404.
  expect(own.filter(({ status }) => status >= 300 && status !== 404)).toEqual([]);
}

const READS_TOKEN = 'GET /2010-04-01/Accounts/AC.json';
const READS_PRIMARY = 'GET /v1/CustomerProfiles';

async function expectApproved(subaccount: TestSubaccount, kind: Kind, done: OnboardingAnswer): Promise<void> {
  expect(done.failure).toBeNull();
  expect(done.status).toBe('COMPLETED');
  expect(done.steps.every((step) => step.status === 'SUCCEEDED' && step.attempts === 1)).toBe(true);
  expect(done.customerProfile?.status).toBe('TWILIO_APPROVED');
  expect(done.trustProduct?.status).toBe(isProfile(kind) ? undefined : 'TWILIO_APPROVED');
  // The run is the subaccount's: the main account has it in no list, unless it asks for that account.
  const list = '{ onboardings { nodes { id } } }';
  type List = { onboardings: { nodes: readonly { id: string }[] } };
  expect(await app.data<List>(list)).toEqual({ onboardings: { nodes: [] } });
  const asked = await app.execute<List>(list, {}, { 'x-account-sid': subaccount.sid });
  expect(asked.data?.onboardings.nodes.map(({ id }) => id)).toContain(done.id);
}

describe.each(CUSTOMER_KINDS)('%s in a subaccount', (kind) => {
  test('with a new profile: approved, and all of it the subaccount’s', async () => {
    const subaccount = await subaccountWith(2);
    const input = inputFor(kind, subaccount.numbers, newProfile);
    const { result, journal, added, gone } = await during(() => toItsEnd(subaccount, kind, input));
    await expectApproved(subaccount, kind, result);
    expectOwnRequests(subaccount, journal, [READS_TOKEN, READS_PRIMARY]);
    expect(submissions(journal)).toBe(isProfile(kind) ? 1 : 2);
    const made = Object.values(created(journal)).reduce((sum, count) => sum + count, 0);
    expect(ownersOf(app.sandbox, added)).toEqual(Array.from({ length: made }, () => subaccount.sid));
    expect(gone).toEqual([]);
  });
});

describe.each(PRODUCTS)('%s in a subaccount', (kind: ProductKind) => {
  test.each(['twilio-approved', 'in-review'] as const)('on its own profile that is %s', async (status) => {
    const subaccount = await subaccountWith(2);
    const [there] = subaccount.numbers;
    const existingSid = plantProfile(app.sandbox, status, [there!], subaccount.sid);
    const input = inputFor(kind, subaccount.numbers, { existingSid });
    const { result, journal, added, gone } = await during(async () => {
      const { onboarding } = await onboardKind(subaccount.graphql, kind, input);
      expect(onboarding?.failure).toBeNull();
      // It was made elsewhere and calls nobody back: the sweep asks, with the subaccount's credentials too.
      if (status === 'in-review') await app.sandbox.review(existingSid, 'approved');
      return until(subaccount.graphql, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    await expectApproved(subaccount, kind, result);
    expect(result.customerProfile?.sid).toBe(existingSid);
    expectOwnRequests(subaccount, journal, [READS_TOKEN]);
    expect(created(journal)).toMatchObject({ 'POST CustomerProfiles/ChannelEndpointAssignments': 1 });
    expect(submissions(journal)).toBe(1);
    const made = Object.values(created(journal)).reduce((sum, count) => sum + count, 0);
    expect(ownersOf(app.sandbox, added)).toEqual(Array.from({ length: made }, () => subaccount.sid));
    expect(gone).toEqual([]);
  });

  test('on a profile of the main account: it is not available, and nothing is made', async () => {
    const subaccount = await subaccountWith(1);
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const input = inputFor(kind, subaccount.numbers, { existingSid });
    const { result, added, gone } = await during(() => toItsEnd(subaccount, kind, input));
    expect(result.failure).toMatchObject({ code: 'CUSTOMER_PROFILE_NOT_FOUND' });
    expect({ added, gone }).toEqual({ added: [], gone: [] });
  });
});

/** A run that Twilio's reviewers have rejected, for the business' registration number. */
async function rejected(subaccount: TestSubaccount) {
  const wrong = (good: Secondary) => ({
    ...good,
    business: { ...good.business, businessRegistrationNumber: '111111111' },
  });
  const input = inputFor('CNAM', subaccount.numbers, { secondary: wrong });
  const stopped = await toItsEnd(subaccount, 'CNAM', input);
  expect(stopped).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'REJECTED', twilioCode: 18602 } });
  return stopped;
}

describe('a rejection in a subaccount', () => {
  test('is corrected and resumed with its own credentials, and nobody else can', async () => {
    const subaccount = await subaccountWith(1);
    const stopped = await rejected(subaccount);
    const { business } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], newProfile)['customerProfile'] as Secondary;
    expect((await resume(app, stopped.id, { business })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { result, journal, gone } = await during(async () => {
      expect((await resume(subaccount.graphql, stopped.id, { business })).userErrors).toEqual([]);
      return until(subaccount.graphql, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(result.failure).toBeNull();
    expect(result.customerProfile).toEqual({ sid: stopped.customerProfile?.sid, status: 'TWILIO_APPROVED' });
    expect(result.trustProduct).toEqual({ sid: stopped.trustProduct?.sid, status: 'TWILIO_APPROVED' });
    // The token is kept from the first round.
    expectOwnRequests(subaccount, journal, []);
    expect(created(journal)).toEqual({
      'POST CustomerProfiles/Evaluations': 1,
      'POST TrustProducts/Evaluations': 1,
    });
    expect(gone).toEqual([]);
  });

  test('is cancelled with deletion: all that was made is gone, by its own credentials, and nobody else can', async () => {
    const subaccount = await subaccountWith(2);
    const { journal, added, gone } = await during(async () => {
      const stopped = await rejected(subaccount);
      expect((await cancel(app, stopped.id, true)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect((await cancel(subaccount.graphql, stopped.id, true)).userErrors).toEqual([]);
      const done = await until(subaccount.graphql, stopped.id, 'CANCELLED');
      expect(done.failure).toBeNull();
    });
    const deletes = journal.filter(({ method }) => method === 'DELETE');
    expect(deletes.length).toBeGreaterThan(0);
    expect(deletes.filter(({ account, status }) => account !== subaccount.sid || status !== 204)).toEqual([]);
    expectOwnRequests(subaccount, journal, [READS_TOKEN, READS_PRIMARY]);
    expect({ added, gone }).toEqual({ added: [], gone: [] });
  });
});
