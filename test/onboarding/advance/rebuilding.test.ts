import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inputFor, onboardKind, type Secondary } from '../../support/onboarding-kinds.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { calls, cancel, numberDispenser, resume, until, type OnboardingAnswer } from '../../support/onboarding.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

/*
 * An account whose rejected bundles Twilio takes no second time: what the sandbox's switch `resubmission=refused` is.
 */

let app: TestApp;
let numbers: ReturnType<typeof numberDispenser>;

const start = async (switches: string): Promise<void> => {
  app = await startTestApp({ SANDBOX_SWITCHES: switches, UPSTREAM_TIMEOUT_MS: '1500' });
  numbers = numberDispenser(app);
};
const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const since = (index: number) => calls(app.sandbox.journal().filter((entry) => entry.index > index));

/** A CNAM run whose product is rejected (11007: the name does not match the business), and its correction. */
async function rejectedCnam(): Promise<{ stopped: OnboardingAnswer; phoneNumberSids: readonly string[] }> {
  const phoneNumberSids = await numbers(2);
  const input = inputFor('CNAM', phoneNumberSids, { secondary: (good) => good });
  const { onboarding } = await onboardKind(app, 'CNAM', { ...input, cnam: { cnamDisplayName: 'MISMATCH' } });
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED', 'FAILED');
  expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 11007 });
  expect(stopped.failure?.nextAction).toContain('a new one is made');
  return { stopped, phoneNumberSids };
}
const CORRECTED = { cnam: { cnamDisplayName: 'Acme Dental' } };

interface Held {
  readonly trustProduct: {
    readonly channelEndpointAssignments: { readonly nodes: readonly { readonly channelEndpointSid: string }[] };
  } | null;
}
/** The numbers on a product; null where there is no such product. */
async function numbersOn(sid: string): Promise<readonly string[] | null> {
  const query = `query ($sid: Sid!) { trustProduct(sid: $sid) { channelEndpointAssignments { nodes { channelEndpointSid } } } }`;
  const { trustProduct } = await app.data<Held>(query, { sid });
  return trustProduct?.channelEndpointAssignments.nodes.map((node) => node.channelEndpointSid) ?? null;
}

describe('where a rejected product is not taken again', () => {
  beforeAll(() => start('resubmission=refused'));
  afterEach(() => app.sandbox.clearFaults());
  afterAll(() => app.close());

  test('it is made again, after its numbers are freed; the rest of the run is kept', async () => {
    const { stopped, phoneNumberSids } = await rejectedCnam();
    const before = lastIndex();
    await resume(app, stopped.id, CORRECTED);
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    expect(done.trustProduct?.status).toBe('TWILIO_APPROVED');
    expect(done.trustProduct?.sid).not.toBe(stopped.trustProduct?.sid);
    expect(done.customerProfile?.sid).toBe(stopped.customerProfile?.sid);
    expect(await numbersOn(stopped.trustProduct!.sid)).toBeNull();
    expect([...(await numbersOn(done.trustProduct!.sid))!].sort()).toEqual([...phoneNumberSids].sort());

    const made = since(before).filter((call) => !call.startsWith('GET'));
    const first = made.findIndex((call) => call === 'POST /v1/TrustProducts');
    expect(made.slice(0, first)).toEqual([
      'POST /v1/EndUsers/IT',
      'POST /v1/TrustProducts/BU/Evaluations',
      'POST /v1/TrustProducts/BU',
      'DELETE /v1/TrustProducts/BU/ChannelEndpointAssignments/RA',
      'DELETE /v1/TrustProducts/BU/ChannelEndpointAssignments/RA',
      'DELETE /v1/TrustProducts/BU',
    ]);
    expect([...made.slice(first)].sort()).toEqual([
      'POST /v1/TrustProducts',
      'POST /v1/TrustProducts/BU',
      'POST /v1/TrustProducts/BU/ChannelEndpointAssignments',
      'POST /v1/TrustProducts/BU/ChannelEndpointAssignments',
      'POST /v1/TrustProducts/BU/EntityAssignments',
      'POST /v1/TrustProducts/BU/EntityAssignments',
      'POST /v1/TrustProducts/BU/Evaluations',
    ]);
  });

  test.each([
    ['the freeing of a number', 'DELETE', '/v1/TrustProducts/*/ChannelEndpointAssignments/*'],
    ['the deletion of the old product', 'DELETE', '/v1/TrustProducts/*'],
    ['the new product', 'POST', '/v1/TrustProducts'],
  ] as const)('an answer lost after %s doubles nothing', async (_name, method, path) => {
    const { stopped, phoneNumberSids } = await rejectedCnam();
    const before = lastIndex();
    app.sandbox.fault({ method, path, count: 1, effect: 'drop', afterCommit: true });
    await resume(app, stopped.id, CORRECTED);
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.failure).toBeNull();
    expect(since(before).filter((call) => call === 'POST /v1/TrustProducts')).toHaveLength(1);
    expect(await numbersOn(stopped.trustProduct!.sid)).toBeNull();
    expect([...(await numbersOn(done.trustProduct!.sid))!].sort()).toEqual([...phoneNumberSids].sort());
  });

  test('it is made again as often as it is rejected', async () => {
    const { stopped } = await rejectedCnam();
    await resume(app, stopped.id, { cnam: { cnamDisplayName: 'PROHIBITED' } });
    await until(app, stopped.id, 'WAITING_FOR_REVIEW');
    const again = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(again.failure?.twilioCode).toBe(11008);
    await resume(app, stopped.id, CORRECTED);
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.status).toBe('COMPLETED');
    expect(new Set([stopped, again, done].map((run) => run.trustProduct?.sid)).size).toBe(3);
  });

  test('a profile is not: the run says what to do', async () => {
    let business: object = {};
    const rejected = (good: Secondary): object => {
      business = good.business;
      return { ...good, business: { ...good.business, businessRegistrationNumber: '111111111' } };
    };
    const input = inputFor('CNAM', await numbers(1), { secondary: rejected });
    const { onboarding } = await onboardKind(app, 'CNAM', input);
    await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    const { onboarding: again } = await resume(app, onboarding!.id, { business });
    const refused = await until(app, again!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(refused.failure).toMatchObject({ code: 'RESUBMISSION_REFUSED', stepKey: 'submit-customer-profile' });
    expect(refused.failure?.nextAction).toContain('deleteCreatedResources');
  });
});

describe('where Twilio keeps the rejected product too', () => {
  beforeAll(() => start('resubmission=refused,rejectedProductDeletion=refused'));
  afterAll(() => app.close());

  test('it stays without numbers, and the new one is approved', async () => {
    const { stopped, phoneNumberSids } = await rejectedCnam();
    await resume(app, stopped.id, CORRECTED);
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.status).toBe('COMPLETED');
    expect(await numbersOn(stopped.trustProduct!.sid)).toEqual([]);
    expect([...(await numbersOn(done.trustProduct!.sid))!].sort()).toEqual([...phoneNumberSids].sort());
  });

  test('cancelled with deletion, the old one is named; when Twilio lets it go, nothing is left', async () => {
    const before = rowsOf(app.sandbox);
    const { stopped } = await rejectedCnam();
    await resume(app, stopped.id, { cnam: { cnamDisplayName: 'PROHIBITED' } });
    await until(app, stopped.id, 'WAITING_FOR_REVIEW');
    await until(app, stopped.id, 'ACTION_REQUIRED', 'COMPLETED');
    await cancel(app, stopped.id, true);
    const kept = await until(app, stopped.id, 'CANCELLED');
    expect(kept.failure).toMatchObject({ code: 'NOT_ALL_DELETED', stepKey: 'create-trust-product', twilioCode: 21647 });
    const { added } = difference(before, rowsOf(app.sandbox));
    expect(added.map((row) => row.split(' ')[0]).filter((table) => table !== 'evaluations')).toEqual([
      'bundles',
      'bundles',
    ]);
    // As Twilio's support would: approved, a product may go.
    for (const row of added.filter((one) => one.startsWith('bundles'))) {
      await app.sandbox.review(row.split(' ')[1]!, 'approved');
    }
    await cancel(app, stopped.id, true);
    expect((await until(app, stopped.id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('a search for the new product does not find the old one', async () => {
    const { stopped } = await rejectedCnam();
    const before = lastIndex();
    app.sandbox.fault({ method: 'POST', path: '/v1/TrustProducts', count: 1, effect: 'drop' });
    await resume(app, stopped.id, CORRECTED);
    const done = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.failure).toBeNull();
    expect(done.trustProduct?.sid).not.toBe(stopped.trustProduct?.sid);
    expect(since(before)).toContain('GET /v1/TrustProducts');
  });
});
