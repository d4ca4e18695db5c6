import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { BundleStatusesStore } from '../../../src/onboarding/storage/bundle-statuses.store.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';
import { draft, follow, of, submit, type Follower } from '../support/following.js';

const patiently = { timeout: 60_000, interval: 20 };

// Nobody decides here but the test.
const app = useTestApp({ REVIEW_POLL_SECONDS: '600', SANDBOX_REVIEW_DELAY_MS: '3600000' });
let database: pg.Pool;
let callbackUrl: string;
let subaccount: TestSubaccount;
let all: Follower;
let again: Follower;
let ofSubaccount: Follower;

beforeAll(async () => {
  database = new pg.Pool({ connectionString: app.databaseUrl });
  callbackUrl = `${new URL(app.graphqlUrl).origin}/webhooks/trust-hub/${app.accountSid}`;
  subaccount = await createSubaccount(app, 0);
  all = follow(app);
  again = follow(app);
  ofSubaccount = follow(subaccount.graphql);
  // A subscription has no answer by which it could be known to have begun but its first event.
  const begun = () => [all, again, ofSubaccount].every((follower) => follower.events.length > 0);
  await vi.waitFor(
    async () => {
      for (const server of [app, subaccount.graphql]) await submit(server, await draft(server));
      await vi.waitFor(() => expect(begun()).toBe(true), { timeout: 500, interval: 20 });
    },
    { timeout: 30_000, interval: 1 },
  );
}, 90_000);
afterEach(() => app.sandbox.clearFaults());
afterAll(async () => {
  [all, again, ofSubaccount].forEach((follower) => follower.stop());
  await database.end();
});

async function submitted(server: GraphQLOverHttp = app, statusCallback?: string): Promise<string> {
  const sid = await draft(server, statusCallback);
  await submit(server, sid);
  await app.sandbox.settled();
  return sid;
}

/** What a follower was sent about a bundle, once nothing is on its way any more: changes are sent in order. */
async function afterAllOf(follower: Follower, sid: string): Promise<readonly string[]> {
  const later = await submitted();
  await vi.waitFor(() => expect(of(follower, later)).toHaveLength(1), patiently);
  return of(follower, sid);
}

const fetches = (sid: string) =>
  app.sandbox
    .journal()
    .filter((entry) => entry.method === 'GET' && entry.path.endsWith(`/${sid}`))
    .map(({ account, status }) => ({ account, status }));

test('a follower in one account is sent nothing about another’s bundles, and causes no request there', async () => {
  const main = await submitted();
  const own = await submitted(subaccount.graphql);
  const last = await submitted();
  await vi.waitFor(() => {
    expect(of(all, last)).toEqual(['TWILIO_REJECTED']);
    expect(of(ofSubaccount, own)).toEqual(['TWILIO_REJECTED']);
  }, patiently);
  expect([...of(ofSubaccount, main), ...of(ofSubaccount, last), ...of(all, own), ...of(again, own)]).toEqual([]);
  expect(fetches(own)).toEqual([{ account: subaccount.sid, status: 200 }]);
  expect(fetches(main)).toEqual([{ account: app.accountSid, status: 200 }]);
});

const LISTENERS = `from pg_stat_activity where application_name = 'trusthub-changes' and datname = current_database()`;

/** Ends the server's connection that listens. */
async function cutOff(): Promise<void> {
  await database.query(`select pg_terminate_backend(pid, 5000) ${LISTENERS}`);
}

async function nobodyListens(): Promise<boolean> {
  const { rows } = await database.query<{ count: string }>(`select count(*) ${LISTENERS}`);
  return rows[0]?.count === '0';
}

describe('a change while the connection that listens is away', () => {
  test('is sent after the connection is back, once', async () => {
    let sid: string;
    do {
      sid = await submitted(app, callbackUrl);
      await vi.waitFor(() => expect(of(all, sid)).toEqual(['TWILIO_REJECTED']), patiently);
      await cutOff();
      await app.sandbox.review(sid, 'approved');
      // It comes back after half a second, and the change may have been slower.
    } while (!(await nobodyListens()));
    await vi.waitFor(() => expect(of(all, sid)).toEqual(['TWILIO_REJECTED', 'TWILIO_APPROVED']), patiently);
    for (const follower of [all, again]) {
      expect(await afterAllOf(follower, sid)).toEqual(['TWILIO_REJECTED', 'TWILIO_APPROVED']);
    }
  });

  test('is sent too when it was numbered before one that was received, and committed after it', async () => {
    const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 1, idleTimeoutMillis: 0 });
    const slow = new BundleStatusesStore(createSql(pool, 'hurried'));
    const { accountSid, sandbox: control } = app;
    let first: string;
    let second: string;
    for (let missed = false; !missed;) {
      first = await submitted();
      second = await submitted(app, callbackUrl);
      await vi.waitFor(() => expect(of(all, second)).toEqual(['TWILIO_REJECTED']), patiently);
      // Nobody is called back about the first: it is another process that has seen it, and is about to commit.
      await control.review(first, 'approved');
      const { customerProfile } = await app.data<{ customerProfile: { updatedAt: string } }>(
        'query ($sid: Sid!) { customerProfile(sid: $sid) { updatedAt } }',
        { sid: first },
      );
      const seen = { status: 'twilio-approved', bundleKind: 'CustomerProfile' } as const;
      await pool.query('begin');
      await slow.note(accountSid, {
        ...(seen as unknown as Parameters<typeof slow.note>[1]),
        ...{ sid: first, updatedAt: new Date(customerProfile.updatedAt) },
      });
      const other = control.review(second, 'approved');
      const waits = `select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      await vi.waitFor(async () => {
        const isTold = of(all, second).length === 2;
        expect(isTold || (await database.query(waits)).rowCount === 1).toBe(true);
      }, patiently);
      await cutOff();
      await pool.query('commit');
      missed = await nobodyListens();
      await other;
    }
    await pool.end();
    await vi.waitFor(() => {
      for (const sid of [first, second]) expect(of(all, sid)).toEqual(['TWILIO_REJECTED', 'TWILIO_APPROVED']);
    }, patiently);
  });
});

describe('a change that can’t be read from Twilio at once', () => {
  const trouble = (sid: string) =>
    app.sandbox.fault({
      ...{ method: 'GET', path: `/v1/CustomerProfiles/${sid}`, effect: 'status' },
      ...{ status: 503, code: 20503, count: 0 },
    });
  const failed = (sid: string) => fetches(sid).filter(({ status }) => status === 503).length;

  test('is sent as soon as possible, once to each follower, for one fetch', async () => {
    const sid = await draft(app);
    trouble(sid);
    await submit(app, sid);
    // One fetch is tried three times.
    await vi.waitFor(() => expect(failed(sid)).toBeGreaterThanOrEqual(3), patiently);
    expect(of(all, sid)).toEqual([]);
    app.sandbox.clearFaults();
    await vi.waitFor(() => expect(of(all, sid)).toEqual(['TWILIO_REJECTED']), patiently);
    for (const follower of [all, again]) expect(await afterAllOf(follower, sid)).toEqual(['TWILIO_REJECTED']);
    expect(fetches(sid).filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('and that a later one of the same bundle overtakes, is sent as the later one', async () => {
    const sid = await draft(app);
    trouble(sid);
    await submit(app, sid);
    await vi.waitFor(() => expect(failed(sid)).toBeGreaterThanOrEqual(3), patiently);
    await app.sandbox.review(sid, 'approved');
    await app.data(
      'mutation ($sid: Sid!) { updateCustomerProfile(input: { sid: $sid, friendlyName: "Renamed" }) { userErrors { code } } }',
      { sid },
    );
    app.sandbox.clearFaults();
    await vi.waitFor(() => expect(of(all, sid)).toEqual(['TWILIO_APPROVED']), patiently);
    expect(await afterAllOf(all, sid)).toEqual(['TWILIO_APPROVED']);
  });
});
