import { describe, expect, test } from 'vitest';
import { calls, cancel, until } from '../../support/onboarding.js';
import { inputFor, KINDS, onboardKind, type Kind } from '../../support/onboarding-kinds.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { SITUATIONS, statusesOf, useCancelStage } from './support/cancel-stage.js';

const stage = useCancelStage();
const { app } = stage;

/** What Twilio keeps in a situation, until its review is over. */
const IN_REVIEW: Readonly<Record<string, RegExp>> = {
  'WAITING_FOR_REVIEW of the profile': /customer-profile|business|representative|address|primary/,
  'WAITING_FOR_REVIEW of the product': /./,
};

describe.each(Object.entries(SITUATIONS))('%s', (situation, reach) => {
  test('cancelled without deletion: it stops, and all that was made stays', async () => {
    const before = rowsOf(app.sandbox);
    const id = await reach(stage);
    const answer = await cancel(app, id);
    expect(answer.userErrors).toEqual([]);
    expect(['CANCELLING', 'CANCELLED']).toContain(answer.onboarding?.status);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toBeNull();
    const end = stage.lastIndex();
    const { added, gone } = difference(before, rowsOf(app.sandbox));
    expect(gone).toEqual([]);
    // What exists is what the run lists, and nothing else.
    const listed = done.steps.filter(({ key }) => /^(create|assign)-/.test(key) && !key.startsWith('assign-phone'));
    const made = added.filter((row) =>
      /^(bundles|endUsers|addresses|supportingDocuments|entityAssignments) /.test(row),
    );
    expect(made.map((row) => row.split(' ')[1]).sort()).toEqual(
      listed.flatMap((step) => step.resourceSid ?? []).sort(),
    );
    // What was done or had failed stays so, what was under way came to its end, and nothing else was begun.
    const ENDS: Readonly<Record<string, readonly string[]>> = {
      ...{ PENDING: ['SKIPPED'], WAITING: ['SKIPPED'], RUNNING: ['SUCCEEDED', 'SKIPPED'] },
      ...{ SUCCEEDED: ['SUCCEEDED'], FAILED: ['FAILED'], SKIPPED: ['SKIPPED'] },
    };
    for (const { key, status } of answer.onboarding!.steps) {
      expect([key, ENDS[status]]).toEqual([key, expect.arrayContaining([statusesOf(done)[key]])]);
    }
    expect(Object.values(statusesOf(done))).toContain('SKIPPED');
    expect(calls(stage.since(end))).toEqual([]);
    await stage.expectAtRest(id);
  });

  test('cancelled with deletion: what was made is gone, and what Twilio keeps is named', async () => {
    const before = rowsOf(app.sandbox);
    const id = await reach(stage);
    const answer = await cancel(app, id, true);
    expect(answer.userErrors).toEqual([]);
    const done = await until(app, id, 'CANCELLED');
    await stage.expectAtRest(id);
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
    await stage.expectAtRest(id);
  });
});

test('deletion takes as few calls as are safe, and deletes holders before what they hold', async () => {
  const id = await stage.rejected();
  const after = stage.lastIndex();
  await cancel(app, id, true);
  const done = await until(app, id, 'CANCELLED');
  const sent = calls(stage.since(after));
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
    const [number] = await stage.numbers(1);
    const address = await stage.createAddress();
    const before = rowsOf(app.sandbox);
    const secondary = (good: object) => ({ ...good, email: 'slow@acme-dental.com', address: { existingSid: address } });
    const input = inputFor(kind, [number!], { secondary });
    const { onboarding } = await onboardKind(app, kind, input);
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
    await app.sandbox.review(onboarding!.customerProfile!.sid, 'rejected', [18601]);
    const { trustProduct } = await until(app, onboarding!.id, 'ACTION_REQUIRED');
    // These products are submitted together with the profile, and Twilio keeps what is under review.
    const isUnderReview = kind === 'A2P_MESSAGING_PROFILE' || kind === 'SOLE_PROPRIETOR';
    if (isUnderReview) await app.sandbox.review(trustProduct!.sid, 'approved');
    await cancel(app, onboarding!.id, true);
    expect((await until(app, onboarding!.id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });
});

test('a subscriber sees CANCELLING and the end, and lists can be filtered by both', async () => {
  const id = await SITUATIONS['RUNNING, in the middle of a wave']!(stage);
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

test('no business data is in any log line', () => {
  for (const secret of ['842761953', 'Whitfield', 'Acme', 'CANARY'])
    expect(app.logLines.join('')).not.toContain(secret);
});
