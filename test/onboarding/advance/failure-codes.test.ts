import { afterEach, describe, expect, test } from 'vitest';
import { numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { asMain, createSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * The codes with which a step may stop a run: each with what to do, and when that is done the run goes on. Those that
 * have tests of their own (reviews, numbers, profiles that are given) are not repeated here.
 */

const app = useTestApp();
const numbers = numberDispenser(app);

afterEach(() => app.sandbox.clearFaults());

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const created = (after: number) => app.sandbox.journal({ since: after + 1, status: 201 }).map(({ path }) => path);
const primaryOf = (input: ReturnType<typeof voiceIntegrityInput>, primaryCustomerProfileSid: string) => ({
  ...input,
  customerProfile: { secondary: { ...input.customerProfile.secondary, primaryCustomerProfileSid } },
});

describe('what Twilio answers to a step', () => {
  test.each([
    ['INVALID_INPUT', 400, 20422, 'Correct the input'],
    ['NOT_FOUND', 404, 20404, 'no longer exists at Twilio'],
    ['CONFLICT', 409, 20409, 'Release what is in use'],
    ['NOT_EDITABLE', 400, 21630, 'as it was, or after the review'],
    ['NOT_COMPLIANT', 400, 22215, 'what the evaluation names'],
    ['UPSTREAM_REFUSED', 400, 99_999, 'Look up the Twilio code'],
    ['UPSTREAM_UNAUTHORIZED', 401, 20003, 'credentials'],
    ['INTERNAL_SERVER_ERROR', 405, 20004, 'Report it with the id'],
  ])('%s: HTTP %i with %i', async (code, status, twilioCode, nextAction) => {
    const input = voiceIntegrityInput(await numbers(1));
    app.sandbox.fault({ method: 'POST', path: '/v1/SupportingDocuments', effect: 'status', status, code: twilioCode });
    const { onboarding } = await onboard(app, input);
    expect(onboarding).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code, twilioCode } });
    expect(onboarding?.failure?.stepKey).toBe('create-address-document');
    expect(onboarding?.failure?.nextAction).toContain(nextAction);
    expect(onboarding?.steps.find(({ key }) => key === 'create-address-document')).toMatchObject({
      status: 'FAILED',
      error: { code },
    });
    expect((await resume(app, onboarding!.id)).userErrors).toEqual([]);
    expect((await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
  });

  test('FORBIDDEN: the subaccount was suspended meanwhile', async () => {
    const subaccount = await createSubaccount(app, 1);
    app.sandbox.fault({ method: 'POST', path: '/v1/SupportingDocuments', effect: 'status', status: 400, code: 22207 });
    const { onboarding } = await onboard(subaccount.graphql, voiceIntegrityInput(subaccount.numbers));
    expect(onboarding?.status).toBe('ACTION_REQUIRED');
    await asMain(app, `Accounts/${subaccount.sid}.json`, { Status: 'suspended' });
    await resume(subaccount.graphql, onboarding!.id);
    const { failure } = await until(subaccount.graphql, onboarding!.id, 'ACTION_REQUIRED', 'WAITING_FOR_REVIEW');
    expect(failure).toMatchObject({ code: 'FORBIDDEN', stepKey: 'create-address-document' });
    expect(failure?.nextAction).toContain('Make the account usable again');
    await asMain(app, `Accounts/${subaccount.sid}.json`, { Status: 'active' });
    await resume(subaccount.graphql, onboarding!.id);
    expect((await until(subaccount.graphql, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED')).failure).toBeNull();
  });
});

test('NOT_COMPLIANT: what the evaluation lacks is named, and nothing is submitted until it is there', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const path = '/v1/CustomerProfiles/*/Evaluations';
  app.sandbox.fault({ method: 'POST', path, effect: 'status', status: 400, code: 20422 });
  const { onboarding } = await onboard(app, input);
  const step = (key: string) => onboarding?.steps.find((one) => one.key === key)?.resourceSid;
  const bundleSid = onboarding?.customerProfile?.sid;
  // Somebody takes off what the run has attached.
  const remove = `mutation ($input: RemoveEntityInput!) { removeEntityFromCustomerProfile(input: $input) { userErrors { message } } }`;
  await app.data(remove, { input: { bundleSid, assignmentSid: step('assign-business-information') } });
  await resume(app, onboarding!.id);
  const { failure } = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(failure).toMatchObject({ code: 'NOT_COMPLIANT', stepKey: 'evaluate-customer-profile' });
  expect(failure?.evaluation?.status).toBe('NONCOMPLIANT');
  expect(failure?.message).toMatch(/noncompliant: \w/);
  expect(failure?.nextAction).toContain('Nothing was submitted');
  const submitted = app.sandbox.journal({ method: 'POST', path: `/v1/CustomerProfiles/${bundleSid}` });
  expect(submitted.filter(({ values }) => 'Status' in values)).toEqual([]);

  const assign = `mutation ($input: AssignEntityInput!) { assignEntityToCustomerProfile(input: $input) { userErrors { message } } }`;
  await app.data(assign, { input: { bundleSid, objectSid: step('create-business-information') } });
  await resume(app, onboarding!.id);
  expect((await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
});

describe('the primary profile', () => {
  test('PRIMARY_CUSTOMER_PROFILE_NOT_FOUND: none has the given SID, and nothing is made', async () => {
    const before = lastIndex();
    const { onboarding } = await onboard(app, primaryOf(voiceIntegrityInput(await numbers(1)), `BU${'0'.repeat(32)}`));
    expect(onboarding?.failure).toMatchObject({ code: 'PRIMARY_CUSTOMER_PROFILE_NOT_FOUND' });
    expect(onboarding?.failure?.nextAction).toContain('Start again');
    expect(created(before)).toEqual([]);
  });

  test('PRIMARY_CUSTOMER_PROFILE_AMBIGUOUS: there are two, nothing is made, and naming one helps', async () => {
    const subaccount = await createSubaccount(app, 2);
    const profiles = [1, 2].map((at) => ({
      ref: `primary-${at}`,
      friendlyName: `Primary ${at}`,
      email: 'office@acme-dental.com',
      policySid: 'RN6433641899984f951173ef1738c3bdd0',
      status: 'twilio-approved',
    }));
    const planted = app.sandbox.seed({ accountSid: subaccount.sid, customerProfiles: profiles });
    const before = lastIndex();
    const [first, second] = subaccount.numbers.map((number) => voiceIntegrityInput([number]));
    const { onboarding } = await onboard(subaccount.graphql, first!);
    expect(onboarding?.failure).toMatchObject({
      code: 'PRIMARY_CUSTOMER_PROFILE_AMBIGUOUS',
      message: 'There are 2 approved primary customer profiles.',
    });
    expect(onboarding?.failure?.nextAction).toContain('primaryCustomerProfileSid');
    expect(created(before)).toEqual([]);
    const named = await onboard(subaccount.graphql, primaryOf(second!, planted['primary-2'] ?? ''));
    expect(named.onboarding?.status).toBe('WAITING_FOR_REVIEW');
  });
});
