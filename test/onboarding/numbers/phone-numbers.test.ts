import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSandbox, type Sandbox, type SandboxControl } from '../../../src/sandbox/index.js';
import { MIRRORED, ONCE, untilReadSince } from '../../mirror/support/mirrored.js';
import { cancel, until } from '../../support/onboarding.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { numbersOn, operate, plant, planOf, requestsOf } from './support/customers.js';

const APPROVED = 'twilio-approved';

let upstream: Sandbox;
let sandbox: SandboxControl;
let app: ServerOverHttp;
let planted = 0;

/** A customer of the test with a Voice Integrity and a SHAKEN/STIR product, and numbers: those on it, and free ones. */
function customer(name: string, on: readonly string[], free: readonly string[]) {
  const all = [...on, ...free].map((number) => `${name}-${number}`);
  const there = on.map((number) => `$${name}-${number}`);
  const product = (policy: 'VOICE_INTEGRITY' | 'SHAKEN_STIR') => ({
    ref: `${name}-${policy}`,
    policy,
    status: APPROVED,
    entities: [`$${name}`],
    numbers: there,
  });
  const made = plant(
    sandbox,
    all,
    [{ ref: name, status: APPROVED, numbers: there }],
    [product('VOICE_INTEGRITY'), product('SHAKEN_STIR')],
    planted,
  );
  planted += all.length;
  const named = (numbers: readonly string[]) => numbers.map((number) => made[`${name}-${number}`] ?? '');
  return {
    sid: made[name] ?? '',
    voice: made[`${name}-VOICE_INTEGRITY`] ?? '',
    signing: made[`${name}-SHAKEN_STIR`] ?? '',
    on: named(on),
    free: named(free),
  };
}

type Customer = ReturnType<typeof customer>;
let acme: Customer;
let other: Customer;
let third: Customer;
let fourth: Customer;
let fifth: Customer;
/** A customer without any product. */
let bare: string;

beforeAll(async () => {
  upstream = await startSandbox();
  sandbox = upstream.control;
  acme = customer('acme', ['1'], ['2', '3', '4', '5']);
  other = customer('other', ['1', '2'], ['3', '4']);
  third = customer('third', ['1', '2', '3'], ['4']);
  fourth = customer('fourth', ['1', '2', '3'], []);
  fifth = customer('fifth', ['1', '2'], []);
  bare = plant(sandbox, [], [{ ref: 'bare', status: APPROVED }], [], planted)['bare'] ?? '';
  app = await startAppOver(upstream, { ...MIRRORED, ...ONCE, UPSTREAM_TIMEOUT_MS: '2000' });
  await untilReadSince(app, new Date(0));
});
afterAll(async () => {
  await app.close();
  await upstream.close();
});

interface HeldResult {
  readonly outcome: string;
  readonly heldBy: readonly object[];
}

const everywhere = (of: Customer) => [of.sid, of.voice, of.signing].map((sid) => numbersOn(sandbox, sid));
const outcomesOn = (results: readonly { bundleSid: string; outcome: string }[], sid: string) =>
  results.filter(({ bundleSid }) => bundleSid === sid).map(({ outcome }) => outcome);

describe('addPhoneNumbers', () => {
  test('puts them on the profile first, then on each product, with as many requests as the plan says', async () => {
    const numbers = [...acme.on, ...acme.free.slice(0, 2)];
    const input = { customerProfileSid: acme.sid, phoneNumberSids: numbers };
    const plan = await planOf(app, 'add', input);
    expect(plan.warnings).toEqual([]);
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => ({ run } = await operate(app, 'add', input)));
    expect(run).toMatchObject({ kind: 'ADD_PHONE_NUMBERS', status: 'COMPLETED', failure: null });
    const written = sent.filter((call) => call.startsWith('POST'));
    expect(written).toEqual([
      ...Array.from({ length: 2 }, () => 'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments'),
      ...Array.from({ length: 4 }, () => 'POST /v1/TrustProducts/BU/ChannelEndpointAssignments'),
    ]);
    // The answer names the numbers, which are read for it.
    const ofRun = sent.filter((call) => !call.includes('IncomingPhoneNumbers'));
    expect(ofRun).toHaveLength(plan.callCount);
    expect(everywhere(acme).map((on) => [...on].sort())).toEqual(Array.from({ length: 3 }, () => [...numbers].sort()));
    const { totalCount, nodes } = run!.phoneNumberResults;
    expect(totalCount).toBe(9);
    for (const sid of [acme.sid, acme.voice, acme.signing]) {
      expect(outcomesOn(nodes, sid)).toEqual(['ALREADY_THERE', 'DONE', 'DONE']);
    }
    expect(nodes.every(({ phoneNumber }) => phoneNumber?.startsWith('+1707555'))).toBe(true);
  });

  test('the same again sends nothing but questions, and all are there already', async () => {
    const input = { customerProfileSid: acme.sid, phoneNumberSids: [...acme.on, ...acme.free.slice(0, 2)] };
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => ({ run } = await operate(app, 'add', input)));
    expect(sent.filter((call) => !call.startsWith('GET'))).toEqual([]);
    expect(new Set(run!.phoneNumberResults.nodes.map(({ outcome }) => outcome))).toEqual(new Set(['ALREADY_THERE']));
  });

  test('a number that another customer has is refused with the holder’s SID, left there, and stops no other', async () => {
    const held = other.on[0]!;
    const input = { customerProfileSid: acme.sid, phoneNumberSids: [held, acme.free[2]] };
    const { run } = await operate(app, 'add', input);
    expect(run.status).toBe('COMPLETED');
    const refused = run.phoneNumberResults.nodes.filter(({ outcome }) => outcome === 'REFUSED');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ phoneNumberSid: held, bundleSid: acme.sid, error: { code: 'CONFLICT' } });
    expect(refused[0]?.error?.message).toContain(other.sid);
    // With what the number would lose there: the copy knows it, and the customer's own bundles are none of it.
    const asked = `query ($id: ID!) { onboarding(id: $id) { phoneNumberResults {
      nodes { phoneNumberSid outcome heldBy { __typename sid status } }
    } } }`;
    const answer = await app.data<{ onboarding: { phoneNumberResults: { nodes: readonly HeldResult[] } } }>(asked, {
      id: run.id,
    });
    const status = 'TWILIO_APPROVED';
    for (const { outcome, heldBy } of answer.onboarding.phoneNumberResults.nodes) {
      if (outcome !== 'REFUSED') expect(heldBy).toEqual([]);
      else
        expect(new Set(heldBy)).toEqual(
          new Set([
            { __typename: 'CustomerProfile', sid: other.sid, status },
            { __typename: 'TrustProduct', sid: other.voice, status },
            { __typename: 'TrustProduct', sid: other.signing, status },
          ]),
        );
    }
    expect(outcomesOn(run.phoneNumberResults.nodes, acme.voice)).toEqual(['NOT_TRIED', 'DONE']);
    expect(numbersOn(sandbox, other.sid)).toContain(held);
    expect(numbersOn(sandbox, acme.signing)).toContain(acme.free[2]);
  });

  test('goes through a Twilio that fails in the middle, once', async () => {
    const number = acme.free[3]!;
    const path = '/v1/TrustProducts/*/ChannelEndpointAssignments';
    sandbox.fault({ method: 'POST', path, count: 1, effect: 'drop', afterCommit: true });
    const { run } = await operate(app, 'add', { customerProfileSid: acme.sid, phoneNumberSids: [number] });
    const done = run.status === 'COMPLETED' ? run : await until(app, run.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.status).toBe('COMPLETED');
    for (const on of everywhere(acme)) expect(on.filter((sid) => sid === number)).toHaveLength(1);
    const asked = `query ($id: ID!) { onboarding(id: $id) { phoneNumberResults(outcomes: [DONE]) { totalCount } } }`;
    const answer = await app.data<{ onboarding: { phoneNumberResults: { totalCount: number } } }>(asked, {
      id: run.id,
    });
    expect(answer.onboarding.phoneNumberResults.totalCount).toBe(3);
  });

  test('a customer that is not there, or lacks the product, stops it with what to do, and the plan warns', async () => {
    const missing = `BU${'0'.repeat(32)}`;
    const nowhere = { customerProfileSid: missing, phoneNumberSids: acme.on };
    expect((await operate(app, 'add', nowhere)).run).toMatchObject({
      status: 'ACTION_REQUIRED',
      failure: { code: 'CUSTOMER_PROFILE_NOT_FOUND' },
    });
    expect((await planOf(app, 'add', nowhere)).warnings[0]?.field).toBe('customerProfileSid');
    const lacking = { customerProfileSid: acme.sid, phoneNumberSids: acme.on, kinds: ['CNAM'] };
    expect((await operate(app, 'add', lacking)).run).toMatchObject({
      status: 'ACTION_REQUIRED',
      failure: { code: 'TRUST_PRODUCT_NOT_FOUND', message: 'The customer has no trust product of the kind CNAM.' },
    });
    expect((await planOf(app, 'add', lacking)).warnings[0]?.field).toBe('kinds');
    const ofProfile = { ...lacking, kinds: ['SECONDARY_CUSTOMER_PROFILE_BUSINESS'] };
    expect((await operate(app, 'add', ofProfile)).userErrors).toEqual([
      {
        message: 'Give kinds of trust products: numbers are on the customer profile in any case.',
        path: ['kinds', '0'],
      },
    ]);
  });
});

describe('setPhoneNumbers, removePhoneNumbers and movePhoneNumbers', () => {
  test('what is not wanted goes, products first, and what is missing comes', async () => {
    const wanted = [third.on[0]!, third.free[0]!];
    const input = { customerProfileSid: third.sid, phoneNumberSids: wanted };
    const plan = await planOf(app, 'set', input);
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => ({ run } = await operate(app, 'set', input)));
    expect(run?.status).toBe('COMPLETED');
    expect(sent.filter((call) => !call.includes('IncomingPhoneNumbers'))).toHaveLength(plan.callCount);
    const removals = sent.filter((call) => call.startsWith('DELETE'));
    expect(removals.map((call) => call.split('/')[2])).toEqual([
      ...Array.from({ length: 4 }, () => 'TrustProducts'),
      ...Array.from({ length: 2 }, () => 'CustomerProfiles'),
    ]);
    expect(everywhere(third).map((on) => [...on].sort())).toEqual(Array.from({ length: 3 }, () => [...wanted].sort()));
  });

  test('every result is on a page, also where two products are worked on at once', async () => {
    const numbers = fourth.on;
    const { run } = await operate(app, 'remove', { customerProfileSid: fourth.sid, phoneNumberSids: numbers });
    expect(run.phoneNumberResults.totalCount).toBe(3 * numbers.length);
    const query = `query ($id: ID!, $after: String) { onboarding(id: $id) { phoneNumberResults(first: 1, after: $after) {
      nodes { phoneNumberSid bundleSid } pageInfo { hasNextPage endCursor } } } }`;
    type Answer = {
      readonly onboarding: {
        readonly phoneNumberResults: {
          readonly nodes: readonly { readonly phoneNumberSid: string; readonly bundleSid: string }[];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        };
      };
    };
    const seen: string[] = [];
    type Results = Answer['onboarding']['phoneNumberResults'];
    const pageAfter = async (after: string | null): Promise<Results> =>
      (await app.data<Answer>(query, { id: run.id, after })).onboarding.phoneNumberResults;
    let page: Results | null = null;
    while (page === null || page.pageInfo.hasNextPage) {
      page = await pageAfter(page === null ? null : page.pageInfo.endCursor);
      seen.push(...page.nodes.map(({ phoneNumberSid, bundleSid }) => `${phoneNumberSid} ${bundleSid}`));
    }
    const bundles = [fourth.voice, fourth.signing, fourth.sid];
    expect([...seen].sort()).toEqual(bundles.flatMap((sid) => numbers.map((number) => `${number} ${sid}`)).sort());
  });

  test('removing from a kind leaves it on the profile and the other product', async () => {
    const number = third.on[0]!;
    const input = { customerProfileSid: third.sid, phoneNumberSids: [number], kinds: ['VOICE_INTEGRITY'] };
    const plan = await planOf(app, 'remove', input);
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => ({ run } = await operate(app, 'remove', input)));
    expect(sent.filter((call) => !call.includes('IncomingPhoneNumbers'))).toHaveLength(plan.callCount);
    expect(run?.phoneNumberResults.nodes.map(({ outcome }) => outcome)).toEqual(['DONE']);
    expect(numbersOn(sandbox, third.voice)).not.toContain(number);
    for (const sid of [third.sid, third.signing]) expect(numbersOn(sandbox, sid)).toContain(number);
  });

  test('a number that a product keeps stays on the profile', async () => {
    const number = third.free[0]!;
    const refusal = { effect: 'status', status: 400, code: 20001 } as const;
    sandbox.fault({ method: 'DELETE', path: `/v1/TrustProducts/${third.signing}/**`, count: 1, ...refusal });
    const { run } = await operate(app, 'remove', { customerProfileSid: third.sid, phoneNumberSids: [number] });
    expect(run.status).toBe('COMPLETED');
    expect(outcomesOn(run.phoneNumberResults.nodes, third.signing)).toEqual(['REFUSED']);
    expect(outcomesOn(run.phoneNumberResults.nodes, third.sid)).toEqual(['NOT_TRIED']);
    for (const sid of [third.sid, third.signing]) expect(numbersOn(sandbox, sid)).toContain(number);
  });

  test('moves them off everything of the one customer, onto everything of the other', async () => {
    const number = other.on[1]!;
    const input = {
      fromCustomerProfileSid: other.sid,
      toCustomerProfileSid: third.sid,
      phoneNumberSids: [number],
    };
    const plan = await planOf(app, 'move', input);
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => ({ run } = await operate(app, 'move', input)));
    expect(run?.status).toBe('COMPLETED');
    expect(sent.filter((call) => !call.includes('IncomingPhoneNumbers'))).toHaveLength(plan.callCount);
    for (const on of everywhere(other)) expect(on).not.toContain(number);
    for (const on of everywhere(third)) expect(on).toContain(number);
  });

  test('of two numbers the one that the new customer is refused goes back to where it was, and the other stays moved', async () => {
    await operate(app, 'add', { customerProfileSid: other.sid, phoneNumberSids: other.free });
    const refusal = { effect: 'status', status: 400, code: 20001 } as const;
    const path = `/v1/CustomerProfiles/${third.sid}/ChannelEndpointAssignments`;
    sandbox.fault({ method: 'POST', path, count: 1, ...refusal });
    let run: Awaited<ReturnType<typeof operate>>['run'] | undefined;
    const sent = await requestsOf(sandbox, async () => {
      ({ run } = await operate(app, 'move', {
        fromCustomerProfileSid: other.sid,
        toCustomerProfileSid: third.sid,
        phoneNumberSids: other.free,
      }));
    });
    expect(run).toMatchObject({ status: 'COMPLETED', failure: null });
    const results = run?.phoneNumberResults.nodes ?? [];
    const refused = results.find(({ bundleSid, outcome }) => bundleSid === third.sid && outcome === 'REFUSED');
    const number = refused?.phoneNumberSid ?? '';
    const moved = other.free.filter((sid) => sid !== number);
    expect(moved).toHaveLength(1);
    for (const on of everywhere(other)) expect(on.filter((sid) => other.free.includes(sid))).toEqual([number]);
    for (const on of everywhere(third)) expect(on.filter((sid) => other.free.includes(sid))).toEqual(moved);
    expect(outcomesOn(results, third.sid).sort()).toEqual(['DONE', 'REFUSED']);
    expect(outcomesOn(results, other.sid).sort()).toEqual(['DONE', 'NOT_TRIED']);
    // One is refused once and put back on three bundles, the other is put on three.
    expect(sent.filter((call) => call.startsWith('POST'))).toHaveLength(1 + 3 + 3);
  });

  test('nothing is taken from a customer when there is no other to give it to', async () => {
    const number = other.on[0]!;
    const missing = `BU${'0'.repeat(32)}`;
    // The old customer is found first: the new one only after some tries.
    sandbox.fault({ method: 'GET', path: `/v1/CustomerProfiles/${missing}`, count: 6, effect: 'status', status: 503 });
    const { run } = await operate(app, 'move', {
      fromCustomerProfileSid: other.sid,
      toCustomerProfileSid: missing,
      phoneNumberSids: [number],
    });
    sandbox.clearFaults();
    expect(run).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'CUSTOMER_PROFILE_NOT_FOUND' } });
    for (const on of everywhere(other)) expect(on).toContain(number);
    // Cancelled with what it has made: it has made nothing, so nothing changes.
    await cancel(app, run.id, true);
    await until(app, run.id, 'CANCELLED');
    for (const on of everywhere(other)) expect(on).toContain(number);
  });

  test('cancelled without deletion, they go back to everything that they were on; what is refused is named', async () => {
    const numbers = fifth.on;
    const input = { fromCustomerProfileSid: fifth.sid, toCustomerProfileSid: third.sid, phoneNumberSids: numbers };
    // Both have left the one customer, one of them is on the other's profile now.
    const path = `/v1/CustomerProfiles/${third.sid}/ChannelEndpointAssignments`;
    let put = 0;
    const isSecond = ({ method, path: asked }: { readonly method: string; readonly path: string }) =>
      method === 'POST' && asked === path && (put += 1) > 1;
    sandbox.fault({ effect: 'hang', count: 0, when: isSecond });
    const moving = `mutation ($input: MovePhoneNumbersInput!) { movePhoneNumbers(input: $input) { onboarding { id } } }`;
    type Moving = { readonly movePhoneNumbers: { readonly onboarding: { readonly id: string } } };
    const given = { ...input, idempotencyKey: randomUUID(), wait: 'NOT_AT_ALL' };
    const { id } = (await app.data<Moving>(moving, { input: given })).movePhoneNumbers.onboarding;
    await vi.waitFor(() => expect(put).toBeGreaterThan(1), { timeout: 20_000 });
    await cancel(app, id, false);
    sandbox.clearFaults();
    const back = `/v1/CustomerProfiles/${fifth.sid}/ChannelEndpointAssignments`;
    sandbox.fault({ method: 'POST', path: back, effect: 'status', status: 400, code: 20001 });
    const stopped = await until(app, id, 'CANCELLED');
    expect(stopped.failure).toMatchObject({
      code: 'NOT_ALL_DELETED',
      message: expect.stringContaining('put back') as string,
    });
    const query = `query ($id: ID!) { onboarding(id: $id) { phoneNumberResults(outcomes: [DONE]) { nodes { bundleSid } } } }`;
    type Left = { onboarding: { phoneNumberResults: { nodes: readonly { bundleSid: string }[] } } };
    const left = (await app.data<Left>(query, { id })).onboarding.phoneNumberResults.nodes;
    expect(left.filter(({ bundleSid }) => bundleSid === fifth.sid)).toHaveLength(1);
    await cancel(app, id, false);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect((await app.data<Left>(query, { id })).onboarding.phoneNumberResults.nodes).toEqual([]);
    for (const on of everywhere(fifth))
      expect(on.filter((sid) => numbers.includes(sid)).sort()).toEqual([...numbers].sort());
    for (const on of everywhere(third)) expect(on.filter((sid) => numbers.includes(sid))).toEqual([]);
  });

  test('a plan says what numbers lose with a customer that lacks a product', async () => {
    const input = { fromCustomerProfileSid: other.sid, toCustomerProfileSid: bare, phoneNumberSids: other.on };
    expect((await planOf(app, 'move', input)).warnings).toEqual([
      {
        field: 'toCustomerProfileSid',
        message:
          'The new customer has no trust product of the kind SHAKEN_STIR, VOICE_INTEGRITY: the numbers lose that. Onboard the customer for it first to keep it.',
      },
    ]);
  });

  test('a customer cannot move numbers to itself', async () => {
    const { userErrors } = await operate(app, 'move', {
      fromCustomerProfileSid: other.sid,
      toCustomerProfileSid: other.sid,
      phoneNumberSids: other.on,
    });
    expect(userErrors[0]?.path).toEqual(['toCustomerProfileSid']);
  });
});

test('an operation is among the onboardings of its customer, with its input', async () => {
  const query = `query ($sid: Sid!) { customer(sid: $sid) { onboardings(first: 100) { nodes {
    kind input customer { sid } } } } }`;
  type Answer = {
    readonly customer: {
      readonly onboardings: { readonly nodes: readonly { kind: string; input: object; customer: { sid: string } }[] };
    };
  };
  const { customer: found } = await app.data<Answer>(query, { sid: third.sid });
  expect(new Set(found.onboardings.nodes.map(({ kind }) => kind))).toEqual(
    new Set(['SET_PHONE_NUMBERS', 'REMOVE_PHONE_NUMBERS', 'MOVE_PHONE_NUMBERS']),
  );
  const set = found.onboardings.nodes.find(({ kind }) => kind === 'SET_PHONE_NUMBERS');
  expect(set?.input).toMatchObject({
    customerProfileSid: third.sid,
    phoneNumberSids: [third.on[0], third.free[0]],
  });
  expect(set?.customer).toEqual({ sid: third.sid });
});
