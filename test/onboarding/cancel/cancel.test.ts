import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  calls,
  cancel,
  numberDispenser,
  onboard,
  resume,
  until,
  voiceIntegrityInput,
  type OnboardingAnswer,
} from '../../support/onboarding.js';
import { inputFor, KINDS, onboardKind, plantNumbers, plantProfile, type Kind } from '../../support/onboarding-kinds.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

let app: TestApp;
let numbers: ReturnType<typeof numberDispenser>;
let database: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ UPSTREAM_TIMEOUT_MS: '600' });
  plantNumbers(app.sandbox, 60);
  numbers = numberDispenser(app);
  database = new pg.Client({ connectionString: app.databaseUrl });
  await database.connect();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(async () => {
  await database.end();
  await app.close();
});

type Input = ReturnType<typeof voiceIntegrityInput>;

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const since = (index: number) => app.sandbox.journal().filter((entry) => entry.index > index);
const statusesOf = (run: OnboardingAnswer) => Object.fromEntries(run.steps.map(({ key, status }) => [key, status]));
const runIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':').at(-1)!;

function withBusiness(input: Input, changes: object): Input {
  const { secondary } = input.customerProfile;
  return {
    ...input,
    customerProfile: { secondary: { ...secondary, business: { ...secondary.business, ...changes } } },
  };
}

function withRepresentative(input: Input, changes: object): Input {
  const { secondary } = input.customerProfile;
  const authorizedRepresentatives = secondary.authorizedRepresentatives.map((one) => ({ ...one, ...changes }));
  return { ...input, customerProfile: { secondary: { ...secondary, authorizedRepresentatives } } };
}

/** Resolves when the sandbox has had so many requests that fit, since an entry of its journal. */
async function received(after: number, count: number, fits: (call: string) => boolean): Promise<void> {
  while (calls(since(after)).filter(fits).length < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Nothing of the run waits any more, and nobody polls for it. */
async function expectAtRest(id: string): Promise<void> {
  const runId = runIdOf(id);
  const live = `select workflow_uuid from dbos.workflow_status
    where workflow_uuid like $1 || '%' and status in ('PENDING', 'ENQUEUED')`;
  // The last workflow ends a moment after the status that it wrote.
  await expect.poll(async () => (await database.query<object>(live, [runId])).rows, { timeout: 5_000 }).toEqual([]);
  expect((await database.query('select 1 from onboarding.review where run_id = $1', [runId])).rows).toEqual([]);
}

/** Situations of a run in which it is cancelled: each starts one, and brings it there. */
const SITUATIONS: Readonly<Record<string, () => Promise<string>>> = {
  'RUNNING, in the middle of a wave': async () => {
    const after = lastIndex();
    app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', count: 1, effect: 'latency', latencyMs: 400 });
    const id = await begin(voiceIntegrityInput(await numbers(1)));
    await received(after, 2, (call) => call === 'POST /v1/CustomerProfiles' || call === 'POST /v1/TrustProducts');
    return id;
  },
  'RUNNING, between two tries of a wave': async () => {
    const after = lastIndex();
    app.sandbox.fault({ method: 'POST', path: '/v1/SupportingDocuments', count: 0, effect: 'status', status: 503 });
    const id = await begin(voiceIntegrityInput(await numbers(1)));
    // The wait after the third try is two seconds.
    await received(after, 3, (call) => call === 'POST /v1/SupportingDocuments');
    return id;
  },
  'WAITING_FOR_REVIEW of the product': async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const trustProduct = { ...input.trustProduct, email: 'slow@acme-dental.com' };
    const { onboarding } = await onboard(app, { ...input, trustProduct });
    for (;;) {
      const run = await until(app, onboarding!.id, 'WAITING_FOR_REVIEW');
      if (run.trustProduct?.status !== 'DRAFT') return run.id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  'WAITING_FOR_REVIEW of the profile': async () => {
    const input = withRepresentative(voiceIntegrityInput(await numbers(1)), { email: 'slow@acme-dental.com' });
    return (await onboard(app, input)).onboarding!.id;
  },
  'ACTION_REQUIRED, because the profile was rejected': () => rejected(),
  'ACTION_REQUIRED, before anything was made': async () =>
    (await onboard(app, voiceIntegrityInput([`PN${'3'.repeat(32)}`]))).onboarding!.id,
  FAILED: async () => {
    const id = await rejected();
    await database.query(`update onboarding.run set status = 'FAILED' where run_id = $1`, [runIdOf(id)]);
    return id;
  },
};

async function begin(input: object): Promise<string> {
  return (await onboard(app, { ...input, wait: 'NOT_AT_ALL' })).onboarding!.id;
}

async function rejected(): Promise<string> {
  const input = withBusiness(voiceIntegrityInput(await numbers(2)), { businessRegistrationNumber: '111111111' });
  const { onboarding } = await onboard(app, input);
  return (await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED')).id;
}

/** What Twilio keeps in a situation, until its review is over. */
const IN_REVIEW: Readonly<Record<string, RegExp>> = {
  'WAITING_FOR_REVIEW of the profile': /customer-profile|business|representative|address|primary/,
  'WAITING_FOR_REVIEW of the product': /./,
};

describe.each(Object.entries(SITUATIONS))('%s', (situation, reach) => {
  test('cancelled without deletion: it stops, and all that was made stays', async () => {
    const before = rowsOf(app.sandbox);
    const id = await reach();
    const answer = await cancel(app, id);
    expect(answer.userErrors).toEqual([]);
    expect(['CANCELLING', 'CANCELLED']).toContain(answer.onboarding?.status);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toBeNull();
    const end = lastIndex();
    const { added, gone } = difference(before, rowsOf(app.sandbox));
    expect(gone).toEqual([]);
    // What is there is what the run tells, and nothing else.
    const told = done.steps.filter(({ key }) => /^(create|assign)-/.test(key) && !key.startsWith('assign-phone'));
    const made = added.filter((row) =>
      /^(bundles|endUsers|addresses|supportingDocuments|entityAssignments) /.test(row),
    );
    expect(made.map((row) => row.split(' ')[1]).sort()).toEqual(told.flatMap((step) => step.resourceSid ?? []).sort());
    // What was done or had failed stays so, what was under way came to its end, and nothing else was begun.
    const ENDS: Readonly<Record<string, readonly string[]>> = {
      ...{ PENDING: ['SKIPPED'], WAITING: ['SKIPPED'], RUNNING: ['SUCCEEDED', 'SKIPPED'] },
      ...{ SUCCEEDED: ['SUCCEEDED'], FAILED: ['FAILED'], SKIPPED: ['SKIPPED'] },
    };
    for (const { key, status } of answer.onboarding!.steps) {
      expect([key, ENDS[status]]).toEqual([key, expect.arrayContaining([statusesOf(done)[key]])]);
    }
    expect(Object.values(statusesOf(done))).toContain('SKIPPED');
    expect(calls(since(end))).toEqual([]);
    await expectAtRest(id);
  });

  test('cancelled with deletion: what was made is gone, and what Twilio keeps is named', async () => {
    const before = rowsOf(app.sandbox);
    const id = await reach();
    const answer = await cancel(app, id, true);
    expect(answer.userErrors).toEqual([]);
    const done = await until(app, id, 'CANCELLED');
    await expectAtRest(id);
    const keeps = IN_REVIEW[situation];
    const { added, gone } = difference(before, rowsOf(app.sandbox));
    expect(gone).toEqual([]);
    if (keeps === undefined) {
      expect(done.failure).toBeNull();
      expect(added).toEqual([]);
      return;
    }
    expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED' });
    expect(done.failure?.nextAction).toContain('cancelOnboarding again');
    const kept = done.steps.filter(({ error }) => error !== null);
    expect(kept.map(({ key }) => key)).toContain('create-customer-profile');
    for (const { key, status } of kept) expect([key, status]).toEqual([expect.stringMatching(keeps), 'SUCCEEDED']);
    // The numbers are free for another onboarding, and everything else is named by its step.
    expect(added.filter((row) => row.startsWith('channelEndpointAssignments'))).toEqual([]);
    const named = added.filter((row) => !row.startsWith('evaluations')).map((row) => row.split(' ')[1]!);
    expect([...named].sort()).toEqual(kept.map((step) => step.resourceSid).sort());

    // After the review Twilio lets it go.
    const underReview = done.trustProduct ?? done.customerProfile;
    await app.sandbox.review(underReview!.sid, 'approved');
    const again = await cancel(app, id, true);
    expect(again.onboarding?.status).toBe('CANCELLING');
    const clean = await until(app, id, 'CANCELLED');
    expect(clean.failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
    await expectAtRest(id);
  });
});

test('deletion takes as few calls as are safe, what holds other things first', async () => {
  const id = await rejected();
  const after = lastIndex();
  await cancel(app, id, true);
  const done = await until(app, id, 'CANCELLED');
  const sent = calls(since(after));
  const times = (call: string) => sent.filter((one) => one === call).length;
  expect(times('DELETE /v1/TrustProducts/BU/EntityAssignments/BV')).toBe(2);
  expect(times('DELETE /v1/TrustProducts/BU/ChannelEndpointAssignments/RA')).toBe(2);
  expect(times('DELETE /v1/CustomerProfiles/BU/EntityAssignments/BV')).toBe(4);
  expect(times('DELETE /v1/CustomerProfiles/BU/ChannelEndpointAssignments/RA')).toBe(2);
  expect(times('DELETE /v1/EndUsers/IT')).toBe(3);
  expect(sent).toHaveLength(19);
  const place = (call: string) => sent.indexOf(call);
  expect(place('DELETE /v1/TrustProducts/BU')).toBeLessThan(place('DELETE /v1/CustomerProfiles/BU'));
  expect(place('DELETE /v1/CustomerProfiles/BU')).toBeLessThan(place('DELETE /v1/SupportingDocuments/RD'));
  expect(sent.at(-1)).toBe('DELETE /2010-04-01/Accounts/AC/Addresses/AD.json');
  expect(statusesOf(done)).toMatchObject({
    'check-phone-numbers': 'SUCCEEDED',
    'create-customer-profile': 'UNDONE',
    'assign-phone-numbers-to-trust-product': 'UNDONE',
    'submit-customer-profile': 'UNDONE',
    'await-customer-profile-approval': 'FAILED',
    'submit-trust-product': 'SKIPPED',
  });
  // What is gone is not asked for.
  expect(done.customerProfile).toBeNull();
  expect(done.progress.completed).toBe(2);
});

describe.each(Object.keys(KINDS) as Kind[])('%s', (kind) => {
  test('all that it made is gone, and all that its input named is there', async () => {
    const [number] = await numbers(1);
    const address = await createAddress();
    const before = rowsOf(app.sandbox);
    const secondary = (good: object) => ({ ...good, email: 'slow@acme-dental.com', address: { existingSid: address } });
    const input = inputFor(kind, [number!], { secondary });
    const { onboarding } = await onboardKind(app, kind, input);
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
    await app.sandbox.review(onboarding!.customerProfile!.sid, 'rejected', [18601]);
    await until(app, onboarding!.id, 'ACTION_REQUIRED');
    await cancel(app, onboarding!.id, true);
    expect((await until(app, onboarding!.id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });
});

test('on a profile that exists only the numbers that it put there are taken off', async () => {
  const [there, lacking, others] = await numbers(3);
  const existingSid = plantProfile(app.sandbox, 'in-review', [there!, others!]);
  const before = rowsOf(app.sandbox);
  const input = { ...voiceIntegrityInput([there!, lacking!]), customerProfile: { existingSid } };
  const { onboarding } = await onboard(app, input);
  expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  expect(onboarding?.trustProduct).not.toBeNull();
  await cancel(app, onboarding!.id, true);
  const done = await until(app, onboarding!.id, 'CANCELLED');
  expect(done.failure).toBeNull();
  expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  expect(done.customerProfile?.sid).toBe(existingSid);
  expect(done.trustProduct).toBeNull();
});

test('a number that another put on the given profile while this run tried to stays there', async () => {
  const [number] = await numbers(1);
  const existingSid = plantProfile(app.sandbox, 'in-review');
  // The run sees the profile without the number, and is refused because it is there by then.
  app.sandbox.fault({
    method: 'POST',
    path: '/v1/CustomerProfiles/*/ChannelEndpointAssignments',
    effect: 'status',
    status: 409,
    code: 20409,
  });
  const { onboarding } = await onboard(app, { ...voiceIntegrityInput([number!]), customerProfile: { existingSid } });
  expect(onboarding?.failure).toMatchObject({ code: 'CONFLICT' });
  await app.data(
    `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) { userErrors { message } } }`,
    { input: { bundleSid: existingSid, phoneNumberSids: [number] } },
  );
  const assigned = rowsOf(app.sandbox).filter((row) => row.includes(existingSid) && row.includes(number!));
  expect(assigned).toHaveLength(1);
  await cancel(app, onboarding!.id, true);
  await until(app, onboarding!.id, 'CANCELLED');
  expect(rowsOf(app.sandbox)).toContain(assigned[0]);
});

test('what a correction left over is deleted too', async () => {
  const [number] = await numbers(1);
  const before = rowsOf(app.sandbox);
  const input = withBusiness(voiceIntegrityInput([number!]), { businessRegistrationNumber: '111111111' });
  const { onboarding } = await onboard(app, input);
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const address = await createAddress();
  const made = stopped.steps.find((step) => step.key === 'create-address')!.resourceSid!;
  await resume(app, stopped.id, { address: { existingSid: address } });
  await until(app, stopped.id, 'WAITING_FOR_REVIEW');
  const again = await until(app, stopped.id, 'ACTION_REQUIRED');
  expect(statusesOf(again)).not.toHaveProperty('create-address', 'UNDONE');
  await cancel(app, stopped.id, true);
  expect((await until(app, stopped.id, 'CANCELLED')).failure).toBeNull();
  const { added, gone } = difference(before, rowsOf(app.sandbox));
  expect(added).toEqual([`addresses ${address}`]);
  expect(gone).toEqual([]);
  expect(rowsOf(app.sandbox).some((row) => row.includes(made))).toBe(false);
});

describe('repeated', () => {
  test('ten callers at once: it is cancelled once, and each is answered the run', async () => {
    const id = await rejected();
    const after = lastIndex();
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(app, id, true)));
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    expect(answers.every((answer) => ['CANCELLING', 'CANCELLED'].includes(answer.onboarding!.status))).toBe(true);
    await until(app, id, 'CANCELLED');
    // What the answers show of the bundles is read too, once or more often.
    const deletions = () => calls(since(after)).filter((call) => call.startsWith('DELETE'));
    expect(deletions()).toHaveLength(17);
    const again = await cancel(app, id, true);
    expect(again).toMatchObject({ onboarding: { status: 'CANCELLED' }, userErrors: [] });
    expect(deletions()).toHaveLength(17);
  });

  test('with deletion after a cancellation without it: then it deletes', async () => {
    const before = rowsOf(app.sandbox);
    const id = await rejected();
    await cancel(app, id);
    const kept = await until(app, id, 'CANCELLED');
    expect(kept.customerProfile?.status).toBe('TWILIO_REJECTED');
    expect((await cancel(app, id)).onboarding?.status).toBe('CANCELLED');
    expect((await cancel(app, id, true)).onboarding?.status).toBe('CANCELLING');
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('with deletion while it is being cancelled without it: it deletes', async () => {
    const before = rowsOf(app.sandbox);
    const id = await SITUATIONS['RUNNING, in the middle of a wave']!();
    expect((await cancel(app, id)).onboarding?.status).toBe('CANCELLING');
    expect((await cancel(app, id, true)).onboarding?.status).toBe('CANCELLING');
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('begun by a process that died before it could go on: it is taken up', async () => {
    const before = rowsOf(app.sandbox);
    const id = await rejected();
    await database.query(
      `update onboarding.run set status = 'CANCELLING', cancellations = 1, delete_created = true,
         updated_at = clock_timestamp() - interval '1 minute' where run_id = $1`,
      [runIdOf(id)],
    );
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
    await expectAtRest(id);
  });
});

describe('cancelOnboarding refuses', () => {
  test('a run that is complete: its parts are taken apart by other mutations', async () => {
    const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'NEVER' };
    const { onboarding } = await onboard(app, input);
    await until(app, onboarding!.id, 'COMPLETED');
    const refused = await cancel(app, onboarding!.id, true);
    expect(refused.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['id'] }]);
    expect(refused.userErrors[0]?.message).toContain('deleteTrustProduct');
    expect(refused.onboarding).toBeNull();
  });

  test('a run that is not there, of another account, or whose id is none', async () => {
    const of = (account: string) => Buffer.from(`Onboarding:${account}:nowhere`).toString('base64url');
    for (const id of [of(app.accountSid), of(`AC${'0'.repeat(32)}`), 'nonsense']) {
      expect((await cancel(app, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
    }
    expect((await cancel(app, '')).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['id'] }]);
  });

  test('to go on with a run that is cancelled', async () => {
    const id = await rejected();
    await cancel(app, id);
    await until(app, id, 'CANCELLED');
    expect((await resume(app, id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});

describe('faults of Twilio while it deletes', () => {
  test('503 for a while: it tries again, and all is gone', async () => {
    const before = rowsOf(app.sandbox);
    const id = await rejected();
    // The first three are the call's own tries.
    app.sandbox.fault({ method: 'DELETE', path: '/v1/TrustProducts/*', count: 4, effect: 'status', status: 503 });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('answers that are lost after the deletion: what is gone already is no error', async () => {
    const before = rowsOf(app.sandbox);
    const id = await rejected();
    app.sandbox.fault({ method: 'DELETE', path: '/v1/**', count: 3, effect: 'drop', afterCommit: true });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('a refusal: it is named with what hangs on it, all else is gone, and another cancellation deletes the rest', async () => {
    const before = rowsOf(app.sandbox);
    const id = await rejected();
    app.sandbox.fault({
      method: 'DELETE',
      path: '/v1/SupportingDocuments/*',
      effect: 'status',
      status: 400,
      code: 21646,
      message: 'CANARY Dana Whitfield',
    });
    await cancel(app, id, true);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toMatchObject({
      code: 'NOT_ALL_DELETED',
      twilioCode: 21646,
      stepKey: 'create-address-document',
    });
    expect(JSON.stringify(done)).not.toContain('CANARY');
    const kept = done.steps.filter(({ error }) => error !== null);
    expect(kept.map(({ key, status, error }) => [key, status, error?.code])).toEqual([
      ['create-address', 'SUCCEEDED', 'STILL_IN_USE'],
      ['create-address-document', 'SUCCEEDED', 'NOT_EDITABLE'],
      ['await-customer-profile-approval', 'FAILED', 'REJECTED'],
    ]);
    const { added } = difference(before, rowsOf(app.sandbox));
    expect(added.map((row) => row.split(' ')[0])).toEqual(['supportingDocuments', 'addresses']);

    // Without deletion it is as wanted already.
    expect((await cancel(app, id)).onboarding).toMatchObject({
      status: 'CANCELLED',
      failure: { code: 'NOT_ALL_DELETED' },
    });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('credentials that are refused are named, and nothing is tried for long', async () => {
    const id = await rejected();
    app.sandbox.fault({ method: 'DELETE', count: 0, effect: 'status', status: 401, code: 20003 });
    await cancel(app, id, true);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED' });
    expect(done.steps.find((step) => step.key === 'create-trust-product')?.error?.code).toBe('UPSTREAM_UNAUTHORIZED');
  });
});

test('whoever watches sees CANCELLING and the end, and lists filter by it', async () => {
  const id = await SITUATIONS['RUNNING, in the middle of a wave']!();
  const seen: string[] = [];
  const events = app.subscribe<{ onboardingUpdated: { status: string } }>(
    'subscription ($id: ID!) { onboardingUpdated(id: $id) { status } }',
    { id },
  );
  const watching = (async () => {
    for await (const { onboardingUpdated } of events) {
      if (seen.length === 0) void cancel(app, id, true);
      seen.push(onboardingUpdated.status);
    }
  })();
  await watching;
  expect([...new Set(seen)]).toEqual(['RUNNING', 'CANCELLING', 'CANCELLED']);
  const { onboardings } = await app.data<{ onboardings: { nodes: readonly { id: string }[] } }>(
    '{ onboardings(first: 100, filter: { status: CANCELLED }) { nodes { id } } }',
  );
  expect(onboardings.nodes.map((node) => node.id)).toContain(id);
});

async function createAddress(): Promise<string> {
  const data = await app.data<{ createAddress: { address: { sid: string } } }>(
    `mutation { createAddress(input: { customerName: "Acme Dental", street: "548 Market St", city: "San Francisco",
      region: "CA", postalCode: "94104", isoCountry: "US" }) { address { sid } } }`,
  );
  return data.createAddress.address.sid;
}

test('no business data is in any log line', () => {
  for (const secret of ['842761953', 'Whitfield', 'Acme', 'CANARY'])
    expect(app.logLines.join('')).not.toContain(secret);
});
