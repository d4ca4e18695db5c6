import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox, type SandboxControl } from '../../../src/sandbox/index.js';
import { contentsWith } from '../../mirror/coverage/support.js';
import { MIRRORED, ONCE, untilReadSince } from '../../mirror/support/mirrored.js';
import { calls, cancel, resume, until } from '../../support/onboarding.js';
import { inputFor, onboardKind, plan, type ProductKind } from '../../support/onboarding-kinds.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { numbersOn, requestsOf } from '../numbers/support/customers.js';

/*
 * Onboardings of a profile that has a trust product of the kind: it is taken in place of a new one. The copy of the account
 * says which it is, so everything is there before the server starts.
 */

let upstream: Sandbox;
let sandbox: SandboxControl;
let app: ServerOverHttp;
let planted = 0;

type Status = 'none' | 'draft' | 'in-review' | 'twilio-approved' | 'twilio-rejected';

/** An approved customer with a product in a status, two numbers on both, and a free one. */
function customer(name: string, kind: ProductKind, status: Status, described = true, of = 'twilio-approved') {
  const type = kind === 'CNAM' ? 'cnam_information' : 'voice_integrity_information';
  const attributes = kind === 'CNAM' ? { cnam_display_name: 'Old Name' } : { use_case: 'Old use' };
  const numbers = ['1', '2', 'free'].map((number) => `${name}-${number}`);
  const on = [`$${name}-1`, `$${name}-2`];
  const has = described && kind !== 'SHAKEN_STIR' && status !== 'none';
  const product = {
    ref: `${name}-product`,
    policy: kind,
    entities: [`$${name}`, ...(has ? [`$${name}-user`] : [])],
    numbers: on,
    ...(status !== 'draft' && { status }),
  };
  const profile = { ref: name, status: of, numbers: on };
  const contents = contentsWith(numbers, [profile], status === 'none' ? [] : [product], planted);
  planted += numbers.length;
  const endUsers = has ? [{ ref: `${name}-user`, friendlyName: name, type, attributes }] : [];
  const made = sandbox.seed({ ...contents, endUsers });
  return {
    kind,
    profile: made[name] ?? '',
    product: made[`${name}-product`] ?? '',
    user: made[`${name}-user`] ?? '',
    on: [made[`${name}-1`] ?? '', made[`${name}-2`] ?? ''],
    free: made[`${name}-free`] ?? '',
  };
}

type Customer = ReturnType<typeof customer>;
let approved: Customer;
let cancelled: Customer;
let reviewed: Customer;
let failing: Customer;
let draft: Customer;
let bare: Customer;
let rejected: Customer;
let refused: Customer;
let second: Customer;
let empty: Customer;
let waiting: Customer;

beforeAll(async () => {
  upstream = await startSandbox({ reviewDelayMs: 100, primaryShakenStir: 'added' });
  sandbox = upstream.control;
  approved = customer('approved', 'VOICE_INTEGRITY', 'twilio-approved');
  cancelled = customer('cancelled', 'CNAM', 'twilio-approved');
  reviewed = customer('reviewed', 'SHAKEN_STIR', 'in-review');
  failing = customer('failing', 'CNAM', 'in-review');
  draft = customer('draft', 'CNAM', 'draft');
  bare = customer('bare', 'VOICE_INTEGRITY', 'draft', false);
  rejected = customer('rejected', 'VOICE_INTEGRITY', 'twilio-rejected');
  refused = customer('refused', 'CNAM', 'twilio-rejected');
  second = customer('second', 'SHAKEN_STIR', 'twilio-approved');
  empty = customer('empty', 'CNAM', 'none');
  waiting = customer('waiting', 'VOICE_INTEGRITY', 'none', false, 'in-review');
  app = await startAppOver(upstream, { ...MIRRORED, ...ONCE, REVIEW_POLL_SECONDS: '0.5' });
  await untilReadSince(app, new Date(0));
  // Kept for minutes: a plan does not count it.
  await app.data('{ policies { nodes { sid } } }');
});
afterAll(async () => {
  await app.close();
  await upstream.close();
});

const inputOf = ({ kind, profile, on, free }: Customer, more: object = {}) => ({
  ...inputFor(kind, [...on, free], { existingSid: profile }),
  ...more,
});

/** Numbers and their outcomes on a bundle of a run. */
async function outcomesOn(id: string, bundleSid: string): Promise<readonly string[]> {
  const query = `query ($id: ID!) { onboarding(id: $id) { phoneNumberResults(first: 100) {
    nodes { phoneNumberSid bundleSid outcome } } } }`;
  type Result = { readonly phoneNumberSid: string; readonly bundleSid: string; readonly outcome: string };
  type Answer = { readonly onboarding: { readonly phoneNumberResults: { readonly nodes: readonly Result[] } } };
  const { onboarding } = await app.data<Answer>(query, { id });
  return onboarding.phoneNumberResults.nodes.filter((row) => row.bundleSid === bundleSid).map(({ outcome }) => outcome);
}

const skipped = (steps: readonly { readonly key: string; readonly status: string }[]) =>
  steps.filter(({ status }) => status === 'SKIPPED').map(({ key }) => key);

interface Reused {
  readonly reusedTrustProduct: { readonly sid: string; readonly status: string; readonly effect: string } | null;
}

/** What a plan says of the product that the run would take. */
async function reusedIn(of: Customer, more: object = {}): Promise<Reused['reusedTrustProduct']> {
  const name = { VOICE_INTEGRITY: 'VoiceIntegrity', SHAKEN_STIR: 'ShakenStir', CNAM: 'Cnam' }[of.kind];
  const query = `query ($input: Onboard${name}Input!) { plan: plan${name}(input: $input) {
    reusedTrustProduct { sid status effect } } }`;
  return (await app.data<{ plan: Reused }>(query, { input: inputOf(of, more) })).plan.reusedTrustProduct;
}

/** What describes a product. */
async function described(sid: string): Promise<unknown> {
  const { endUser } = await app.data<{ endUser: { attributes: unknown } }>(
    'query ($sid: Sid!) { endUser(sid: $sid) { attributes } }',
    { sid },
  );
  return endUser.attributes;
}

const ON_IT = ['ALREADY_THERE', 'ALREADY_THERE', 'DONE'];

describe('an approved product', () => {
  test('gets the numbers that it lacks and nothing else, in as many requests as the plan says', async () => {
    expect(await reusedIn(approved)).toEqual({
      sid: approved.product,
      status: 'TWILIO_APPROVED',
      effect: 'The phone numbers are added to it. It stays approved, and what describes it stays as it is.',
    });
    const input = inputOf(approved);
    const { callCount, warnings } = await plan(app, approved.kind, input);
    expect(warnings).toEqual([]);
    let id = '';
    const sent = await requestsOf(sandbox, async () => {
      const { onboarding } = await onboardKind(app, approved.kind, input);
      id = onboarding?.id ?? '';
      await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(sent.filter((call) => !call.startsWith('GET'))).toEqual([
      'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments',
      'POST /v1/TrustProducts/BU/ChannelEndpointAssignments',
    ]);
    const run = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(run).toMatchObject({ status: 'COMPLETED', failure: null, trustProduct: { sid: approved.product } });
    // The answers read the profile and the product themselves.
    const shown = ['GET /v1/CustomerProfiles/BU', 'GET /v1/TrustProducts/BU'];
    const own = sent.filter((call) => !shown.includes(call));
    expect(own).toHaveLength(callCount - shown.length);
    expect(skipped(run.steps)).toEqual([
      'create-voice-integrity-information',
      'assign-voice-integrity-information',
      'assign-customer-profile',
      'evaluate-trust-product',
      'submit-trust-product',
    ]);
    expect(await outcomesOn(id, approved.profile)).toEqual(ON_IT);
    expect(await outcomesOn(id, approved.product)).toEqual(ON_IT);
    expect([...numbersOn(sandbox, approved.product)].sort()).toEqual([...approved.on, approved.free].sort());
  });

  test('and a cancellation with deletion takes off what the run has put on, and leaves the product', async () => {
    const before = rowsOf(sandbox);
    // The number is refused on the product, so that the run stops.
    const path = '/v1/TrustProducts/*/ChannelEndpointAssignments';
    sandbox.fault({ method: 'POST', path, count: 1, effect: 'status', status: 400, code: 22207 });
    const { onboarding } = await onboardKind(app, cancelled.kind, inputOf(cancelled));
    const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(stopped.status).toBe('ACTION_REQUIRED');
    expect(await outcomesOn(stopped.id, cancelled.product)).toEqual(['ALREADY_THERE', 'ALREADY_THERE', 'REFUSED']);
    await cancel(app, stopped.id, true);
    expect(await until(app, stopped.id, 'CANCELLED')).toMatchObject({ failure: null });
    expect(difference(before, rowsOf(sandbox))).toEqual({ added: [], gone: [] });
  });
});

describe('a product under review', () => {
  test('gets the numbers, and its verdict is awaited', async () => {
    expect((await reusedIn(reviewed))?.effect).toContain("Twilio's verdict is awaited");
    const { onboarding } = await onboardKind(app, reviewed.kind, inputOf(reviewed));
    const waiting = await until(app, onboarding!.id, 'WAITING_FOR_REVIEW', 'COMPLETED', 'ACTION_REQUIRED');
    expect(waiting).toMatchObject({ status: 'WAITING_FOR_REVIEW', trustProduct: { sid: reviewed.product } });
    expect(numbersOn(sandbox, reviewed.product)).toContain(reviewed.free);
    await sandbox.review(reviewed.product, 'approved');
    expect(await until(app, waiting.id, 'COMPLETED', 'ACTION_REQUIRED')).toMatchObject({ status: 'COMPLETED' });
  });

  test('that is then rejected is corrected and submitted again', async () => {
    const { onboarding } = await onboardKind(app, failing.kind, inputOf(failing));
    await sandbox.review(failing.product, 'rejected', [11007]);
    const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 11007 });
    await resume(app, stopped.id, { cnam: { cnamDisplayName: 'Acme' } });
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null, trustProduct: { sid: failing.product } });
    expect(await described(failing.user)).toMatchObject({ cnam_display_name: 'Acme' });
  });
});

describe('a draft', () => {
  test('is brought in line with the input, and submitted', async () => {
    expect((await reusedIn(draft))?.effect).toMatch(/^It is a draft.*Then it is submitted/);
    expect((await reusedIn(draft, { submission: 'NEVER' }))?.effect).toContain('It is not submitted');
    const { callCount } = await plan(app, draft.kind, inputOf(draft));
    let done: Awaited<ReturnType<typeof until>> | undefined;
    const sent = await requestsOf(sandbox, async () => {
      const { onboarding } = await onboardKind(app, draft.kind, inputOf(draft));
      done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null, trustProduct: { sid: draft.product } });
    const reads = ['GET /v1/CustomerProfiles/BU', 'GET /v1/TrustProducts/BU'];
    expect(sent.filter((call) => !reads.includes(call))).toHaveLength(callCount - reads.length);
    expect(sent.filter((call) => call === 'POST /v1/EndUsers/IT')).toHaveLength(1);
    expect(await described(draft.user)).toMatchObject({ cnam_display_name: 'Acme Dental' });
    expect(skipped(done!.steps)).toEqual(['assign-cnam-information', 'assign-customer-profile']);
  });

  test('without what describes it gets that', async () => {
    const { callCount } = await plan(app, bare.kind, inputOf(bare));
    let done: Awaited<ReturnType<typeof until>> | undefined;
    const sent = await requestsOf(sandbox, async () => {
      const { onboarding } = await onboardKind(app, bare.kind, inputOf(bare));
      done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(done).toMatchObject({ status: 'COMPLETED', trustProduct: { sid: bare.product } });
    const reads = ['GET /v1/CustomerProfiles/BU', 'GET /v1/TrustProducts/BU'];
    expect(sent.filter((call) => !reads.includes(call))).toHaveLength(callCount - reads.length);
    expect(skipped(done!.steps)).toEqual(['assign-customer-profile']);
  });
});

describe('a rejected product', () => {
  test('is brought in line with the input, and submitted again', async () => {
    expect((await reusedIn(rejected))?.effect).toMatch(/^Twilio has rejected it/);
    const { onboarding } = await onboardKind(app, rejected.kind, inputOf(rejected));
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done).toMatchObject({ status: 'COMPLETED', failure: null, trustProduct: { sid: rejected.product } });
    expect(await outcomesOn(done.id, rejected.product)).toEqual(ON_IT);
  });

  test('that Twilio does not accept a second time is kept, with its numbers', async () => {
    const submission = { method: 'POST', path: `/v1/TrustProducts/${refused.product}`, count: 1 };
    sandbox.fault({ ...submission, effect: 'status', status: 400, message: 'User cannot perform this status update' });
    const { onboarding } = await onboardKind(app, refused.kind, inputOf(refused));
    const { failure, id } = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(failure).toMatchObject({ code: 'RESUBMISSION_REFUSED', stepKey: 'submit-trust-product' });
    expect(failure?.nextAction).toContain('newTrustProduct: true');
    expect(numbersOn(sandbox, refused.product)).toHaveLength(3);
    await cancel(app, id, true);
    await until(app, id, 'CANCELLED');
    expect([...numbersOn(sandbox, refused.product)].sort()).toEqual([...refused.on].sort());
  });
});

test('newTrustProduct: one is made beside it, and false is the same as left out', async () => {
  expect(await reusedIn(second, { newTrustProduct: true })).toBeNull();
  const input = inputFor(second.kind, [second.free], { existingSid: second.profile });
  const { onboarding } = await onboardKind(app, second.kind, { ...input, newTrustProduct: true });
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(done.trustProduct?.sid).not.toBe(second.product);
  expect(numbersOn(sandbox, second.product)).not.toContain(second.free);
  const created = calls(sandbox.journal({ method: 'POST', status: 201 }));
  expect(created.filter((call) => call === 'POST /v1/TrustProducts')).toHaveLength(1);

  const other = inputFor(approved.kind, [approved.on[0]!], { existingSid: approved.profile });
  const first = await onboardKind(app, approved.kind, other);
  const same = await onboardKind(app, approved.kind, { ...other, newTrustProduct: false });
  expect(same).toMatchObject({ onboarding: { id: first.onboarding?.id }, userErrors: [] });
});

test('of several runs at once for a profile without one, one makes it, and all put their numbers on it', async () => {
  const since = sandbox.journal().at(-1)?.index ?? -1;
  const numbers = [...empty.on, empty.free];
  const begun = await Promise.all(
    numbers.map((number) =>
      onboardKind(app, empty.kind, inputFor(empty.kind, [number], { existingSid: empty.profile })),
    ),
  );
  const runs = await Promise.all(
    begun.map(({ onboarding }) => until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')),
  );
  expect(runs.map(({ status, failure }) => failure ?? status)).toEqual(numbers.map(() => 'COMPLETED'));
  const created = calls(sandbox.journal({ method: 'POST', status: 201, since: since + 1 }));
  expect(created.filter((call) => /TrustProducts$|EndUsers$/.test(call)).sort()).toEqual([
    'POST /v1/EndUsers',
    'POST /v1/TrustProducts',
  ]);
  const [sid] = new Set(runs.map(({ trustProduct }) => trustProduct?.sid));
  expect([...numbersOn(sandbox, sid)].sort()).toEqual([...numbers].sort());
});

test('a product that another run has taken stays when the run that made it is cancelled with deletion', async () => {
  const before = rowsOf(sandbox);
  const begin = async (number: string) => {
    const input = inputFor(waiting.kind, [number], { existingSid: waiting.profile });
    const { onboarding } = await onboardKind(app, waiting.kind, input);
    return until(app, onboarding!.id, 'WAITING_FOR_REVIEW', 'ACTION_REQUIRED');
  };
  const first = await begin(waiting.on[0]!);
  const other = await begin(waiting.free);
  expect(other).toMatchObject({ status: 'WAITING_FOR_REVIEW', trustProduct: { sid: first.trustProduct?.sid } });
  await cancel(app, first.id, true);
  const kept = await until(app, first.id, 'CANCELLED');
  expect(kept.failure).toMatchObject({ code: 'NOT_ALL_DELETED' });
  expect(kept.steps.find(({ key }) => key === 'create-trust-product')?.error?.code).toBe('STILL_IN_USE');
  expect(numbersOn(sandbox, first.trustProduct?.sid)).toEqual([waiting.free]);
  const attached = rowsOf(sandbox).filter((row) => row.startsWith('entityAssignments') && !before.includes(row));
  expect(attached).toHaveLength(2);

  await cancel(app, other.id, true);
  expect(await until(app, other.id, 'CANCELLED')).toMatchObject({ failure: null });
  await cancel(app, first.id, true);
  await expect.poll(async () => (await until(app, first.id, 'CANCELLED')).failure).toBeNull();
  expect(difference(before, rowsOf(sandbox))).toEqual({ added: [], gone: [] });
});

test('SHAKEN/STIR on the primary profile takes the product that Twilio has added to it', async () => {
  const { trustProducts, primaryCustomerProfile } = await app.data<{
    primaryCustomerProfile: { sid: string };
    trustProducts: { nodes: readonly { sid: string; friendlyName: string }[] };
  }>('{ primaryCustomerProfile { sid } trustProducts(first: 100) { nodes { sid friendlyName } } }');
  const { sid } = trustProducts.nodes.find(({ friendlyName }) => friendlyName === 'SHAKEN/STIR')!;
  const numbers = sandbox.addPhoneNumbers(1);
  const input = inputFor('SHAKEN_STIR', numbers, { existingSid: primaryCustomerProfile.sid });
  const { onboarding } = await onboardKind(app, 'SHAKEN_STIR', input);
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done).toMatchObject({ status: 'COMPLETED', failure: null, trustProduct: { sid } });
  expect(numbersOn(sandbox, sid)).toEqual(numbers);
});

test('a number of another customer stays there, and nothing advises to take it away', async () => {
  const [held = ''] = approved.on;
  const { onboarding } = await onboardKind(
    app,
    second.kind,
    inputFor(second.kind, [held], { existingSid: second.profile }),
  );
  const { failure } = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(failure).toMatchObject({ code: 'CONFLICT', stepKey: 'assign-phone-numbers-to-customer-profile' });
  expect(failure?.message).toContain(approved.profile);
  expect(failure?.nextAction).toContain('movePhoneNumbers');
  expect(`${failure?.message} ${failure?.nextAction}`).not.toMatch(/remove|release|free/i);
  expect(numbersOn(sandbox, approved.profile)).toContain(held);
});
