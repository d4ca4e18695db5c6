import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox, type SandboxControl } from '../../../src/sandbox/index.js';
import { MIRRORED, ONCE, untilReadSince } from '../../mirror/support/mirrored.js';
import { cancel, resume, until } from '../../support/onboarding.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { numbersOn, requestsOf } from '../numbers/support/customers.js';
import { offboard, planOffboarding, plantCustomer, runOf, thereOf, type LaterRun } from './support/leaving.js';

const METRICS_KEY = 'a-key-that-reads-the-metrics-alone';
let upstream: Sandbox;
let sandbox: SandboxControl;
let app: ServerOverHttp;

type Customer = ReturnType<typeof plantCustomer>;
let freed: Customer;
let gone: Customer;
let neighbour: Customer;
let reviewed: Customer;
let loose: Customer;
let rejected: Customer;
let copied: Customer;
let approving: Customer;
let lost: Customer;
let shared: Customer;
let sharing: Customer;

beforeAll(async () => {
  upstream = await startSandbox();
  sandbox = upstream.control;
  freed = plantCustomer(sandbox);
  gone = plantCustomer(sandbox);
  neighbour = plantCustomer(sandbox, { alsoOnProfile: [gone.representative], address: gone.address });
  reviewed = plantCustomer(sandbox, { voice: 'in-review', addressOfNumber: true });
  loose = plantCustomer(sandbox, { profile: 'draft', voice: 'draft', signing: 'twilio-rejected' });
  rejected = plantCustomer(sandbox, { voice: 'twilio-rejected' });
  copied = plantCustomer(sandbox);
  approving = plantCustomer(sandbox);
  lost = plantCustomer(sandbox);
  shared = plantCustomer(sandbox, { signing: 'draft' });
  sharing = plantCustomer(sandbox);
  app = await startAppOver(upstream, { ...MIRRORED, ...ONCE, UPSTREAM_TIMEOUT_MS: '2000', METRICS_KEY });
  await untilReadSince(app, new Date(0));
  // Kept for minutes, so that no run asks for it again; a plan does not count it.
  await app.data('{ policies { nodes { sid } } }');
});
afterAll(async () => {
  await app.close();
  await upstream.close();
});

const bundlesOf = ({ profile, voice, signing }: Customer) => [profile, voice, signing];
const allOf = (of: Customer) => [
  ...bundlesOf(of),
  ...[of.business, of.representative, of.use, of.document, of.address],
];
const there = (of: Customer) => thereOf(sandbox, allOf(of));
const outcomes = ({ deletions }: Pick<LaterRun, 'deletions'>) =>
  new Map(deletions.nodes.map(({ sid, outcome }) => [sid, outcome]));
/** Carries it out, with what it sent. */
async function carriedOut(of: Customer, mode: 'DELETE' | 'FREE_NUMBERS') {
  let run: LaterRun | null = null;
  const before = await callsOfTheMirror();
  const sent = await requestsOf(sandbox, async () => (run = (await offboard(app, of.profile, mode)).onboarding));
  if (run === null) throw new Error('It was refused.');
  // The mirror may read beside a run, such as a number that it does not know.
  const count = sent.length - ((await callsOfTheMirror()) - before);
  return { run: run as LaterRun, sent, count };
}
async function callsOfTheMirror(): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_KEY}` };
  const metrics = await (await fetch(new URL('/metrics', app.graphqlUrl), { headers })).text();
  return Number(/^mirror_calls_total (.+)$/m.exec(metrics)?.[1]);
}
/** Made past this server, whose copy of the account would read it at once otherwise. */
async function copyOf(sid: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${upstream.accountSid}:${upstream.authToken}`).toString('base64')}`;
  const path = `/v1/CustomerProfiles/${sid}/ProvisionalCopy`;
  const answer = await fetch(`${upstream.url}${path}`, { method: 'POST', headers: { authorization } });
  return ((await answer.json()) as { readonly customer_profile_sid: string }).customer_profile_sid;
}
const removals = (sent: readonly string[]) => sent.filter((call) => call.startsWith('DELETE'));

describe('FREE_NUMBERS', () => {
  test('all numbers come off the products, then off the profile, and everything else stays', async () => {
    const plan = await planOffboarding(app, freed.profile, 'FREE_NUMBERS');
    expect(plan).toMatchObject({ warnings: [], deletions: [] });
    const { run, sent, count } = await carriedOut(freed, 'FREE_NUMBERS');
    expect(run).toMatchObject({ kind: 'OFFBOARD_CUSTOMER', status: 'COMPLETED', failure: null });
    expect(run.deletions.totalCount).toBe(0);
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(removals(sent).map((call) => call.split('/')[2])).toEqual([
      ...Array.from({ length: 4 }, () => 'TrustProducts'),
      ...Array.from({ length: 2 }, () => 'CustomerProfiles'),
    ]);
    expect(bundlesOf(freed).flatMap((sid) => numbersOn(sandbox, sid))).toEqual([]);
    expect(there(freed)).toEqual(allOf(freed));
  });
});

describe('DELETE', () => {
  test('all that only this customer has goes, what another has too stays, as the plan says', async () => {
    const plan = await planOffboarding(app, gone.profile, 'DELETE');
    expect(plan.warnings).toEqual([]);
    const stays = plan.deletions.filter(({ outcome }) => outcome === 'STAYS');
    expect(new Map(stays.map(({ sid, reason }) => [sid, reason]))).toEqual(
      new Map([
        [gone.representative, `It is also on the customer profile ${neighbour.profile}, which is not this customer's.`],
        [gone.address, `The supporting document ${neighbour.document} names it too.`],
      ]),
    );
    const { run, sent, count } = await carriedOut(gone, 'DELETE');
    expect(run).toMatchObject({ status: 'COMPLETED', failure: null });
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(removals(sent).slice(6, 9)).toEqual([
      'DELETE /v1/TrustProducts/BU',
      'DELETE /v1/TrustProducts/BU',
      'DELETE /v1/CustomerProfiles/BU',
    ]);
    expect([...removals(sent).slice(9)].sort()).toEqual([
      'DELETE /v1/EndUsers/IT',
      'DELETE /v1/EndUsers/IT',
      'DELETE /v1/SupportingDocuments/RD',
    ]);
    expect(there(gone)).toEqual([gone.representative, gone.address]);
    expect(there(neighbour)).toHaveLength(allOf(neighbour).length);
    expect(thereOf(sandbox, gone.numbers)).toEqual(gone.numbers);
    const done = plan.deletions.map((deletion) =>
      deletion.outcome === 'STAYS' ? deletion : { ...deletion, outcome: 'DELETED' },
    );
    expect(run.deletions.nodes).toEqual(done);
  });

  test('what is under review stays with all that it needs, is named, and goes when the run is resumed after it', async () => {
    const plan = await planOffboarding(app, reviewed.profile, 'DELETE');
    expect(plan.warnings).toEqual([
      {
        field: 'customerProfileSid',
        message: expect.stringContaining(`${reviewed.voice} is under review`) as unknown,
      },
    ]);
    const { run, sent, count } = await carriedOut(reviewed, 'DELETE');
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(run).toMatchObject({
      status: 'ACTION_REQUIRED',
      failure: { code: 'NOT_ALL_DELETED', stepKey: 'delete-what-is-left' },
    });
    expect(run.failure?.message).toContain(reviewed.voice);
    expect(run.failure?.refused[0]).toMatchObject({ resourceSid: reviewed.voice, twilioCode: 21647 });
    expect(outcomes(run).get(reviewed.voice)).toBe('REFUSED');
    expect(outcomes(run).get(reviewed.signing)).toBe('DELETED');
    expect(outcomes(run).get(reviewed.business)).toBe('NOT_TRIED');
    expect(there(reviewed)).toEqual(allOf(reviewed).filter((sid) => sid !== reviewed.signing));
    expect(bundlesOf(reviewed).flatMap((sid) => numbersOn(sandbox, sid))).toEqual([]);

    await sandbox.review(reviewed.voice, 'approved');
    await resume(app, run.id);
    await until(app, run.id, 'COMPLETED');
    // Numbers of the account use it.
    expect(there(reviewed)).toEqual([reviewed.address]);
    expect(outcomes(await runOf(app, run.id)).get(reviewed.address)).toBe('STAYS');
  });

  test('what can still be edited is taken apart first', async () => {
    const plan = await planOffboarding(app, loose.profile, 'DELETE');
    const { run, sent, count } = await carriedOut(loose, 'DELETE');
    expect(run.status).toBe('COMPLETED');
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(removals(sent).filter((call) => call.includes('EntityAssignments'))).toHaveLength(2 + 1 + 4);
    expect(there(loose)).toEqual([]);
  });

  test('a rejected product that Twilio keeps holds up nothing else, and the run may be left there', async () => {
    sandbox.setSwitches({ rejectedProductDeletion: 'refused' });
    const { run } = await carriedOut(rejected, 'DELETE');
    sandbox.setSwitches({ rejectedProductDeletion: 'allowed' });
    expect(run).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'NOT_ALL_DELETED' } });
    expect(run.failure?.refused.map(({ resourceSid }) => resourceSid)).toEqual([rejected.voice]);
    expect(there(rejected)).toEqual([rejected.voice]);
    await cancel(app, run.id, true);
    await until(app, run.id, 'CANCELLED');
    expect(there(rejected)).toEqual([rejected.voice]);
  });

  test('a provisional copy goes with what it copies', async () => {
    const copy = await copyOf(copied.profile);
    const plan = await planOffboarding(app, copied.profile, 'DELETE');
    const { run, sent, count } = await carriedOut(copied, 'DELETE');
    expect(run.status).toBe('COMPLETED');
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(run.deletions.nodes.map(({ sid }) => sid)).toContain(copy);
    // The copy's own end users and document too.
    expect(run.deletions.nodes.filter(({ kind }) => kind === 'END_USER')).toHaveLength(3 + 2);
    expect(
      thereOf(
        sandbox,
        run.deletions.nodes.map(({ sid }) => sid),
      ),
    ).toEqual([]);
  });

  test('a copy that is gone when it is read is no part of the customer', async () => {
    const copy = await copyOf(approving.profile);
    await app.data('mutation ($sid: Sid!) { submitCustomerProfile(input: { sid: $sid }) { userErrors { message } } }', {
      sid: copy,
    });
    const known = 'query ($sid: Sid!) { customerProfile(sid: $sid) { provisionalCopy { sid status } } }';
    await app.data(known, { sid: approving.profile });
    await sandbox.review(copy, 'approved');
    const query = `query ($input: OffboardCustomerInput!) { plan: planOffboardCustomer(input: $input) {
      deletions { sid } } }`;
    const input = { idempotencyKey: randomUUID(), customerProfileSid: approving.profile, mode: 'DELETE' };
    const { plan } = await app.data<{ plan: { deletions: readonly { sid: string }[] } }>(query, { input });
    expect(plan.deletions.map(({ sid }) => sid)).not.toContain(copy);
  });

  test('goes through a Twilio that loses answers: each thing is deleted once', async () => {
    for (const path of ['/v1/TrustProducts/*', '/v1/CustomerProfiles/*', '/v1/EndUsers/*', '/2010-04-01/**'])
      sandbox.fault({ method: 'DELETE', path, count: 1, effect: 'drop', afterCommit: true });
    const since = sandbox.journal().at(-1)?.index ?? -1;
    const { onboarding } = await offboard(app, lost.profile, 'DELETE');
    await until(app, onboarding?.id ?? '', 'COMPLETED');
    sandbox.clearFaults();
    expect(there(lost)).toEqual([]);
    const deleted = sandbox
      .journal({ method: 'DELETE' })
      .filter(({ index, status }) => index > since && status === 204);
    expect(new Set(deleted.map(({ path }) => path)).size).toBe(deleted.length);
    const { deletions } = await runOf(app, onboarding?.id ?? '');
    expect(new Set(deletions.nodes.map(({ outcome }) => outcome))).toEqual(new Set(['DELETED']));
  });

  test("a product that is another customer's too stays, with that customer's numbers", async () => {
    const assign = `mutation ($bundle: Sid!, $object: Sid!) {
      assignEntityToTrustProduct(input: { bundleSid: $bundle, objectSid: $object }) { userErrors { message } } }`;
    await app.data(assign, { bundle: shared.signing, object: sharing.profile });
    const number = sandbox.addPhoneNumbers(1, upstream.accountSid)[0] ?? '';
    await app.data(
      `mutation ($profile: Sid!, $product: Sid!, $number: Sid!) {
        first: assignPhoneNumbersToCustomerProfile(input: { bundleSid: $profile, phoneNumberSids: [$number] }) {
          userErrors { message } }
        second: assignPhoneNumbersToTrustProduct(input: { bundleSid: $product, phoneNumberSids: [$number] }) {
          userErrors { message } } }`,
      { profile: sharing.profile, product: shared.signing, number },
    );
    expect(numbersOn(sandbox, shared.signing)).toContain(number);
    const plan = await planOffboarding(app, shared.profile, 'DELETE');
    const { run, sent, count } = await carriedOut(shared, 'DELETE');
    expect(run.status).toBe('COMPLETED');
    expect(count, sent.join('\n')).toBe(plan.callCount);
    expect(outcomes(run).get(shared.signing)).toBe('STAYS');
    expect(outcomes(run).get(shared.voice)).toBe('DELETED');
    expect(there(shared)).not.toContain(shared.voice);
    expect(there(shared)).toContain(shared.profile);
    expect(numbersOn(sandbox, shared.profile)).toEqual([]);
    expect(numbersOn(sandbox, shared.signing)).toEqual([number]);
    expect(there(sharing)).toEqual(allOf(sharing));
  });

  test('nothing is deleted of a profile that others rest on', async () => {
    const { primaryCustomerProfile } = await app.data<{ primaryCustomerProfile: { sid: string } }>(
      '{ primaryCustomerProfile { sid } }',
    );
    const { sid } = primaryCustomerProfile;
    const plan = await planOffboarding(app, sid, 'DELETE');
    expect(plan.warnings[0]?.message).toContain('primary customer profile');
    const sent = await requestsOf(sandbox, async () => {
      const { onboarding } = await offboard(app, sid, 'DELETE');
      expect(onboarding).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'CUSTOMER_PROFILE_IN_USE' } });
    });
    expect(removals(sent)).toEqual([]);
  });

  test('a key starts one run, with one input', async () => {
    const key = randomUUID();
    const first = await offboard(app, neighbour.profile, 'FREE_NUMBERS', key);
    const again = await offboard(app, neighbour.profile, 'FREE_NUMBERS', key);
    expect(again.onboarding?.id).toBe(first.onboarding?.id);
    const other = await offboard(app, neighbour.profile, 'DELETE', key);
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect(there(neighbour)).toHaveLength(allOf(neighbour).length);
  });
});
