import twilio from 'twilio';
import { beforeAll, describe, expect, test } from 'vitest';
import { calls, onboard, until, voiceIntegrityInput, RUN, type OnboardingAnswer } from '../../support/onboarding.js';
import { asMain, createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

// Reviews are not polled within the life of the test: only Twilio's callbacks bring the runs on.
const app = useTestApp({ REVIEW_POLL_SECONDS: '600' });

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;

describe('onboardVoiceIntegrity in a subaccount', () => {
  let subaccount: TestSubaccount & { authToken: string };
  /** The run's requests in the journal lie between these two. */
  let before: number;
  let end: number;
  let done: OnboardingAnswer;
  const input = voiceIntegrityInput([]);
  beforeAll(async () => {
    subaccount = await createSubaccount(app, 2);
    before = lastIndex();
    const { onboarding } = await onboard(subaccount.graphql, { ...input, phoneNumberSids: subaccount.numbers });
    done = await until(subaccount.graphql, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    end = lastIndex();
  });

  test('comes to an approved product under the primary profile of the main account', async () => {
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    expect(done.trustProduct?.status).toBe('TWILIO_APPROVED');
    const query = `query ($sid: Sid!) { customerProfile(sid: $sid) {
      accountSid requirements { currentlyDue { name optional } } entityAssignments { nodes { objectSid } } } }`;
    const { customerProfile } = await subaccount.graphql.data<{
      customerProfile: {
        accountSid: string;
        requirements: { currentlyDue: readonly { optional: boolean }[] };
        entityAssignments: { nodes: readonly { objectSid: string }[] };
      };
    }>(query, { sid: done.customerProfile?.sid });
    const primary = done.steps.find(({ key }) => key === 'find-primary-customer-profile')?.resourceSid;
    expect(customerProfile.accountSid).toBe(subaccount.sid);
    expect(customerProfile.entityAssignments.nodes.map(({ objectSid }) => objectSid)).toContain(primary);
    expect(customerProfile.requirements.currentlyDue.every(({ optional }) => optional)).toBe(true);
    const main = await app.data<{ customerProfile: { accountSid: string } }>(
      'query ($sid: Sid!) { customerProfile(sid: $sid) { accountSid } }',
      { sid: primary },
    );
    expect(main.customerProfile.accountSid).toBe(app.accountSid);
  });

  test('every request to Trust Hub is the subaccount’s; the main account reads its token once and its own primary profile', () => {
    const during = app.sandbox.journal().filter(({ index }) => index > before && index <= end);
    const writes = during.filter(({ method }) => method === 'POST');
    expect(writes).toHaveLength(21);
    expect(writes.filter(({ account }) => account !== subaccount.sid)).toEqual([]);
    // A callback does not say of which kind its bundle is: where no run waits for it any more, both kinds are asked for.
    const asProfile = `/v1/CustomerProfiles/${done.trustProduct?.sid}`;
    expect(during.filter(({ status, path }) => status >= 300 && path !== asProfile)).toEqual([]);
    const asked = calls(during.filter(({ account }) => account !== subaccount.sid));
    expect(asked.filter((call) => call !== 'GET /v1/Policies').sort()).toEqual([
      'GET /2010-04-01/Accounts/AC.json',
      'GET /v1/CustomerProfiles',
    ]);
  });

  test('Twilio’s callbacks for its bundles are signed with its own token, and are taken', () => {
    const callbacks = app.sandbox.journal({ kind: 'callback', account: subaccount.sid });
    expect(callbacks.length).toBeGreaterThanOrEqual(2);
    for (const { path, status } of callbacks) {
      expect(path).toContain(`/webhooks/trust-hub/${subaccount.sid}?token=`);
      expect(status).toBe(204);
    }
  });

  test('a callback with the right address and a wrong signature is refused', async () => {
    const [callback] = app.sandbox.journal({ kind: 'callback', account: subaccount.sid });
    const form = { BundleSid: done.trustProduct?.sid ?? '', Status: 'twilio-rejected' };
    const send = (signature: string) =>
      fetch(callback?.path ?? '', {
        method: 'POST',
        headers: { 'x-twilio-signature': signature },
        body: new URLSearchParams(form),
      });
    const signed = (token: string) => twilio.getExpectedTwilioSignature(token, callback?.path ?? '', form);
    expect((await send(signed('another token'))).status).toBe(403);
    expect((await send(signed(subaccount.authToken))).status).toBe(204);
  });

  test('the main account and another subaccount see nothing of it: not by id, key, cursor, node or list', async () => {
    const list = `query ($after: String) { onboardings(first: 1, after: $after) {
      nodes { id } pageInfo { endCursor } } }`;
    type List = { onboardings: { nodes: readonly { id: string }[]; pageInfo: { endCursor: string } } };
    const own = await subaccount.graphql.data<List>(list);
    expect(own.onboardings.nodes.map(({ id }) => id)).toEqual([done.id]);
    const sid = done.customerProfile?.sid;
    const other = await createSubaccount(app, 0);
    for (const stranger of [app, other.graphql]) {
      const seen = await stranger.data<Record<string, unknown>>(
        `query ($id: ID!, $key: String!, $sid: Sid!) { onboarding(id: $id) { id } node(id: $id) { id }
          nodes(ids: [$id]) { id } onboardingByKey(idempotencyKey: $key) { id } onboardings { nodes { id } }
          customerProfile(sid: $sid) { sid } customerProfiles(filter: { friendlyName: "Acme Dental" }) { nodes { sid } } }`,
        { id: done.id, key: input.idempotencyKey, sid },
      );
      expect(seen).toEqual({
        onboarding: null,
        node: null,
        nodes: [null],
        onboardingByKey: null,
        onboardings: { nodes: [] },
        customerProfile: null,
        customerProfiles: { nodes: [] },
      });
      const paged = await stranger.execute(list, { after: own.onboardings.pageInfo.endCursor });
      expect(paged.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      const resumed = await stranger.data<{ resumeOnboarding: { userErrors: readonly { code: string }[] } }>(
        `mutation ($input: ResumeOnboardingInput!) { resumeOnboarding(input: $input) { userErrors { code } } }`,
        { input: { id: done.id } },
      );
      expect(resumed.resumeOnboarding.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      await expect(
        stranger.subscribe(`subscription ($id: ID!) { onboardingUpdated(id: $id) { id } }`, { id: done.id }).next(),
      ).rejects.toThrow(/NOT_FOUND/);
    }
  });

  test('its key starts another onboarding in another account', async () => {
    const numbers = await app.data<{ incomingPhoneNumbers: { nodes: readonly { sid: string }[] } }>(
      '{ incomingPhoneNumbers(first: 1) { nodes { sid } } }',
    );
    const { onboarding } = await onboard(app, {
      ...input,
      phoneNumberSids: numbers.incomingPhoneNumbers.nodes.map(({ sid }) => sid),
    });
    expect(onboarding?.id).not.toBe(done.id);
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  });

  test('neither the log nor an answer has its auth token', async () => {
    expect(app.logLines.join('')).not.toContain(subaccount.authToken);
    const answer = await subaccount.graphql.execute(`query ($id: ID!) { onboarding(id: $id) { ${RUN} } }`, {
      id: done.id,
    });
    expect(JSON.stringify(answer)).not.toContain(subaccount.authToken);
  });
});

describe('the primary profile in a subaccount', () => {
  test('may be named by the SID of the main account’s', async () => {
    const { customerProfiles } = await app.data<{ customerProfiles: { nodes: readonly { sid: string }[] } }>(
      '{ customerProfiles(filter: { kind: PRIMARY_CUSTOMER_PROFILE_BUSINESS }) { nodes { sid } } }',
    );
    const subaccount = await createSubaccount(app, 1);
    const { onboarding } = await onboard(subaccount.graphql, named(subaccount, customerProfiles.nodes[0]?.sid));
    expect(onboarding?.failure).toBeNull();
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  });

  test('is found by the plan of the onboarding too', async () => {
    const subaccount = await createSubaccount(app, 1);
    const plan = await subaccount.graphql.execute(
      `query ($input: OnboardVoiceIntegrityInput!) { planVoiceIntegrity(input: $input) { warnings { field message } } }`,
      { input: voiceIntegrityInput(subaccount.numbers) },
    );
    expect(plan).toMatchObject({ data: { planVoiceIntegrity: { warnings: [] } } });
    expect(plan.errors).toBeUndefined();
  });

  test('is none of the main account’s other profiles, and nothing is made', async () => {
    const { SECONDARY } = app.sandbox.seed({
      customerProfiles: [
        {
          ref: 'SECONDARY',
          friendlyName: 'Another customer',
          email: 'a@another-customer.com',
          policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
          status: 'twilio-approved',
        },
      ],
    });
    const subaccount = await createSubaccount(app, 1);
    const { onboarding } = await onboard(subaccount.graphql, named(subaccount, SECONDARY));
    expect(onboarding?.failure).toMatchObject({ code: 'PRIMARY_CUSTOMER_PROFILE_NOT_FOUND' });
    expect(onboarding?.failure?.message).not.toContain('Another customer');
    expect(app.sandbox.journal({ method: 'POST', account: subaccount.sid })).toEqual([]);
  });
});

const named = (subaccount: TestSubaccount, primaryCustomerProfileSid: string | undefined) => {
  const input = voiceIntegrityInput(subaccount.numbers);
  return {
    ...input,
    customerProfile: { secondary: { ...input.customerProfile.secondary, primaryCustomerProfileSid } },
  };
};

describe('an account that is no subaccount in use', () => {
  test('starts nothing when it is suspended or unknown, and says so', async () => {
    const subaccount = await createSubaccount(app, 1);
    await asMain(app, `Accounts/${subaccount.sid}.json`, { Status: 'suspended' });
    const mutation = `mutation ($input: OnboardVoiceIntegrityInput!) {
      onboardVoiceIntegrity(input: $input) { onboarding { id } userErrors { code } } }`;
    const input = voiceIntegrityInput(subaccount.numbers);
    const suspended = await subaccount.graphql.execute(mutation, { input });
    expect(suspended.errors).toMatchObject([
      { message: expect.stringContaining('suspended') as string, extensions: { code: 'FORBIDDEN' } },
    ]);
    await asMain(app, `Accounts/${subaccount.sid}.json`, { Status: 'active' });
    const { onboardingByKey } = await subaccount.graphql.data<{ onboardingByKey: unknown }>(
      `query ($key: String!) { onboardingByKey(idempotencyKey: $key) { id } }`,
      { key: input.idempotencyKey },
    );
    expect(onboardingByKey).toBeNull();
    const unknown = await app.execute(mutation, { input }, { 'x-account-sid': `AC${'0'.repeat(32)}` });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
