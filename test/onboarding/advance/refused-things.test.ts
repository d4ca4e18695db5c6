import { expect, test } from 'vitest';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { onboard, resume, until, voiceIntegrityInput, type UserErrorAnswer } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/* What Twilio refuses is named: in userErrors, in a run's failure and steps, and in its events. */

const app = useTestApp();

interface Refused extends UserErrorAnswer {
  readonly resourceSid: string | null;
}

const USER_ERRORS = 'userErrors { code message path twilioCode resourceSid }';

/** A subaccount with so many numbers; each test has its own. */
async function subaccountWith(letter: string, phoneNumbers: number) {
  const sid = `AC${letter.repeat(32)}`;
  app.sandbox.seed({ accounts: [{ sid, authToken: `token-${letter}`, parentSid: app.accountSid, phoneNumbers }] });
  const graphql = new GraphQLOverHttp(app.graphqlUrl, { 'x-account-sid': sid });
  const numbers: string[] = [];
  for (let after: string | null = null; numbers.length < phoneNumbers;) {
    const query = `query ($after: String) { incomingPhoneNumbers(first: 100, after: $after) { nodes { sid } pageInfo { endCursor } } }`;
    type Numbers = { incomingPhoneNumbers: { nodes: { sid: string }[]; pageInfo: { endCursor: string } } };
    const { incomingPhoneNumbers: page }: Numbers = await graphql.data<Numbers>(query, { after });
    numbers.push(...page.nodes.map((node) => node.sid));
    after = page.pageInfo.endCursor;
  }
  return { graphql, numbers };
}

async function profileIn(graphql: GraphQLOverHttp, friendlyName: string): Promise<string> {
  const input = { friendlyName, email: 'office@acme-dental.com', kind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' };
  const mutation = `mutation ($input: CreateCustomerProfileInput!) {
    createCustomerProfile(input: $input) { customerProfile { sid } } }`;
  type Made = { createCustomerProfile: { customerProfile: { sid: string } } };
  return (await graphql.data<Made>(mutation, { input })).createCustomerProfile.customerProfile.sid;
}

async function assignNumbers(graphql: GraphQLOverHttp, bundleSid: string, phoneNumberSids: readonly string[]) {
  const mutation = `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) {
    results { phoneNumberSid error { code message path resourceSid } } ${USER_ERRORS} } }`;
  type Result = { phoneNumberSid: string; error: Refused | null };
  type Answer = { assignPhoneNumbersToCustomerProfile: { results: Result[]; userErrors: Refused[] } };
  return (await graphql.data<Answer>(mutation, { input: { bundleSid, phoneNumberSids } }))
    .assignPhoneNumbersToCustomerProfile;
}

test('of 60 numbers a run names those that are in use, with the profile that has them', async () => {
  const { graphql, numbers } = await subaccountWith('d', 60);
  const holder = await profileIn(graphql, 'Holder');
  const taken = [numbers[17], numbers[41]].map((sid) => sid ?? '');
  expect((await assignNumbers(graphql, holder, taken)).userErrors).toEqual([]);

  const { onboarding } = await onboard(graphql, voiceIntegrityInput(numbers));
  const id = onboarding?.id ?? '';
  const failure = `failure { message refused { code message path twilioCode resourceSid } }`;
  const query = `query ($id: ID!) { onboarding(id: $id) { ${failure}
    steps { key error { refused { resourceSid } } }
    events(first: 100) { nodes { type stepKey resourceSid path refusedSids } } } }`;
  const { onboarding: run } = await graphql.data<{
    onboarding: {
      failure: { message: string; refused: Refused[] };
      steps: { key: string; error: { refused: Refused[] } | null }[];
      events: { nodes: { type: string; resourceSid: string; path: string[] | null; refusedSids: string[] }[] };
    };
  }>(query, { id });
  const named = taken.map((resourceSid, at) => ({
    code: 'CONFLICT',
    twilioCode: 70003,
    path: ['phoneNumberSids', at === 0 ? '17' : '41'],
    resourceSid,
    message: expect.stringContaining(`${resourceSid} is already assigned to ${holder}.`) as string,
  }));
  expect(run.failure.refused).toEqual(named);
  expect(run.failure.message).toContain(`2 were refused. The first: ${taken[0]} is already assigned to ${holder}.`);
  const step = run.steps.find(({ key }) => key === 'assign-phone-numbers-to-customer-profile');
  expect(step?.error?.refused.map(({ resourceSid }) => resourceSid)).toEqual(taken);
  for (const type of ['STEP_FAILED', 'ACTION_REQUIRED']) {
    expect(run.events.nodes.find((event) => event.type === type)).toMatchObject({
      resourceSid: taken[0],
      path: ['phoneNumberSids', '17'],
      refusedSids: taken,
    });
  }
  // All others were put on; the two are left to whoever has them.
  await resume(graphql, id, { phoneNumberSids: numbers.filter((sid) => !taken.includes(sid)) });
  const done = await until(graphql, id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  const made = { path: 'ChannelEndpointAssignments', status: 201, account: `AC${'d'.repeat(32)}` };
  const onProfiles = app.sandbox.journal(made).filter(({ path }) => path.includes('/CustomerProfiles/'));
  expect(onProfiles).toHaveLength(numbers.length);
});

test('what Twilio refuses stops a run only when everything beside it is settled', async () => {
  const { graphql, numbers } = await subaccountWith('b', 6);
  const taken = numbers[5]!;
  await assignNumbers(graphql, await profileIn(graphql, 'Holder'), [taken]);
  const path = '/v1/CustomerProfiles/*/ChannelEndpointAssignments';
  app.sandbox.fault({ method: 'POST', path, effect: 'status', status: 500, count: 3 });
  const { onboarding } = await onboard(graphql, voiceIntegrityInput(numbers));
  const run = await until(graphql, onboarding?.id ?? '', 'ACTION_REQUIRED', 'COMPLETED');
  expect(run).toMatchObject({ status: 'ACTION_REQUIRED', failure: { twilioCode: 70003 } });
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid } } }`;
  type Answer = { customerProfile: { phoneNumbers: { sid: string }[] } };
  const { customerProfile } = await graphql.data<Answer>(query, { sid: run.customerProfile!.sid });
  expect(customerProfile.phoneNumbers.map(({ sid }) => sid).sort()).toEqual(numbers.slice(0, 5).sort());
});

test('a bulk assignment names each number that is refused by its place and SID', async () => {
  const { graphql, numbers } = await subaccountWith('e', 100);
  const [holder, other] = [await profileIn(graphql, 'Holder'), await profileIn(graphql, 'Other')];
  const taken = numbers[77] ?? '';
  await assignNumbers(graphql, holder, [taken]);
  const { results } = await assignNumbers(graphql, other, numbers);
  const error = { code: 'CONFLICT', path: ['phoneNumberSids', '77'], resourceSid: taken };
  expect(results.filter((result) => result.error !== null)).toMatchObject([{ phoneNumberSid: taken, error }]);
  expect(results[77]?.error?.message).toContain(`${taken} is already assigned to ${holder}.`);
});

test('attaching the primary profile twice names the profile that holds it, not the primary itself', async () => {
  const query = '{ primaryCustomerProfile { sid } }';
  const { primaryCustomerProfile } = await app.data<{ primaryCustomerProfile: { sid: string } }>(query);
  const bundleSid = await profileIn(app, 'Twice');
  const mutation = `mutation ($input: AssignEntityInput!) {
    assignEntityToCustomerProfile(input: $input) { ${USER_ERRORS} } }`;
  const input = { bundleSid, objectSid: primaryCustomerProfile.sid };
  const attach = async () =>
    (await app.data<{ assignEntityToCustomerProfile: { userErrors: Refused[] } }>(mutation, { input }))
      .assignEntityToCustomerProfile.userErrors;
  expect(await attach()).toEqual([]);
  const [refused] = await attach();
  expect(refused).toMatchObject({ code: 'CONFLICT', path: ['objectSid'], resourceSid: primaryCustomerProfile.sid });
  expect(refused?.message).toContain(`${primaryCustomerProfile.sid} is already assigned to ${bundleSid}.`);
});

test('a primary profile is not made by API, and the answer says where it is made', async () => {
  const create = `mutation { createCustomerProfile(input: { friendlyName: "P", email: "a@acme-dental.com",
    kind: PRIMARY_CUSTOMER_PROFILE_BUSINESS }) { ${USER_ERRORS} moreInfo: userErrors { moreInfoUrl } } }`;
  const { createCustomerProfile: made } = await app.data<{ createCustomerProfile: { userErrors: Refused[] } }>(create);
  expect(made).toMatchObject({
    userErrors: [{ code: 'UPSTREAM_REFUSED', twilioCode: null }],
    moreInfo: [{ moreInfoUrl: null }],
  });
  expect(made.userErrors[0]?.message).toContain('Do it in the Twilio Console');
});

test('an end user of an approved profile is not changed, and the answer says that and which', async () => {
  const query = '{ primaryCustomerProfile { endUsers { sid } } }';
  type Users = { primaryCustomerProfile: { endUsers: { sid: string }[] } };
  const sid = (await app.data<Users>(query)).primaryCustomerProfile.endUsers[0]?.sid;
  const mutation = `mutation ($input: UpdateEndUserInput!) { updateEndUser(input: $input) { ${USER_ERRORS} } }`;
  const { updateEndUser } = await app.data<{ updateEndUser: object }>(mutation, {
    input: { sid, attributes: { business_name: 'Other' } },
  });
  expect(updateEndUser).toMatchObject({
    userErrors: [{ code: 'NOT_EDITABLE', twilioCode: 70002, path: ['sid'], resourceSid: sid }],
  });
});

test('"Primary compliance profile is not approved" is no fault of the credentials', async () => {
  const { graphql, numbers } = await subaccountWith('f', 1);
  const message = 'Primary compliance profile is not approved';
  const path = '/v1/SupportingDocuments';
  app.sandbox.fault({ method: 'POST', path, effect: 'status', status: 401, code: 20003, message, count: 2 });
  const { onboarding } = await onboard(graphql, voiceIntegrityInput(numbers));
  expect(onboarding?.failure).toMatchObject({ code: 'UPSTREAM_REFUSED', twilioCode: 20003 });
  expect(onboarding?.failure?.message).toContain("account's primary customer profile is not approved");
  expect(onboarding?.failure?.nextAction).toContain('approved in the Twilio Console, then resume');
  app.sandbox.clearFaults();
  await resume(graphql, onboarding?.id ?? '');
  expect((await until(graphql, onboarding?.id ?? '', 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
});
