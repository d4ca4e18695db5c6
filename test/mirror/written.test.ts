import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { MirroredRecord } from '../../src/domain/mirror.js';
import { PendingNotes } from '../../src/domain/pending-notes.js';
import { togetherOrAlone } from '../../src/mirror/storage/grouped-writes.js';
import { numberDispenser, onboard, voiceIntegrityInput } from '../support/onboarding.js';
import { accountWith } from './support/filled-account.js';
import { namesFound, ONCE, untilReadSince } from './support/mirrored.js';
import { mirrorOf, openSandbox } from './support/over-sandbox.js';

const SUBMISSION = /^\/v1\/CustomerProfiles\/BU\w+$/;

/** Until `release`, no row is put into the copy that meets the condition, of what is `new`. */
async function heldCopy(databaseUrl: string, condition: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`
    create function onboarding.held() returns trigger language plpgsql as $$
      begin if ${condition} then perform pg_advisory_xact_lock_shared(1); end if; return new; end $$;
    create trigger held before insert on onboarding.mirror_row for each row execute function onboarding.held();
    select pg_advisory_lock(1)`);
  return {
    /** Resolves when the step of the one run has this status. */
    untilStep: (key: string, status: string) =>
      expect.poll(() => statusOfStep(client, key), { timeout: 20_000 }).toBe(status),
    release: () => client.query('select pg_advisory_unlock(1)'),
  };
}

async function statusOfStep(client: pg.Client, key: string): Promise<string | undefined> {
  const { rows } = await client.query<{ status: string }>('select status from onboarding.step where key = $1', [key]);
  return rows[0]?.status;
}

/** A server over a sandbox of its own, whose account it has read, and an onboarding there that has begun. */
async function begunOver(condition: string) {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  const input = voiceIntegrityInput(await numberDispenser(server)(1));
  const since = sandbox.control.journal().length;
  const submissions = () => {
    const sent = sandbox.control.journal().slice(since);
    return sent.filter(({ method, path }) => method === 'POST' && SUBMISSION.test(path));
  };
  const held = await heldCopy(server.databaseUrl, condition);
  return { server, held, submissions, answer: onboard(server, input) };
}

test('steps do not wait for the copy; what changes the same thing again does', async () => {
  const { server, held, submissions, answer } = await begunOver('true');
  // The last step before the submission: all that is made before it is recorded.
  await held.untilStep('evaluate-customer-profile', 'SUCCEEDED');
  await held.untilStep('submit-customer-profile', 'RUNNING');
  await server.data('{ onboardings { nodes { status } } }');
  expect(submissions()).toEqual([]);
  await held.release();
  expect((await answer).userErrors).toEqual([]);
  expect(submissions()).toHaveLength(1);
});

test('an onboarding comes to rest when the copy shows what it has made', async () => {
  const { server, held, answer } = await begunOver(`new.status = 'pending-review'`);
  await held.untilStep('await-customer-profile-approval', 'WAITING');
  for (let again = 0; again < 3; again += 1) {
    expect(await server.data('{ onboardings { nodes { status } } }')).toEqual({
      onboardings: { nodes: [{ status: 'RUNNING' }] },
    });
  }
  await held.release();
  expect((await answer).onboarding?.status).toBe('WAITING_FOR_REVIEW');
  expect(await namesFound(server, 'acme dental')).toEqual(['Acme Dental']);
});

test('of what is written together each is there if nobody has read it since it was sent', async () => {
  const { rows, sql, accountSid } = await accountWith(3);
  const stored = await sql.query<{ sid: string }>(
    `select sid from onboarding.mirror_row where kind = 'EndUser' order by sid limit 3`,
    [],
  );
  const [same = '', readSince = '', other = ''] = stored.map(({ sid }) => sid);
  const record = (sid: string, friendlyName: string): MirroredRecord => ({
    ...{ sid, friendlyName, type: 'customer_profile_business_information', attributes: {} },
    ...{ accountSid, createdAt: new Date('2026-01-01T00:00:00Z'), updatedAt: new Date() },
  });
  const begun = new Date();
  const after = (milliseconds: number) => new Date(begun.getTime() + milliseconds);
  const later = after(10_000);
  await rows.put({
    accountSid,
    kind: 'EndUser',
    records: [record(readSince, 'Read')],
    begun: after(5),
  });
  const write = (sid: string, name: string, at: Date) => ({
    kind: 'EndUser' as const,
    record: record(sid, name),
    begun: at,
  });
  const shown = await rows.putWritten(accountSid, [
    write(same, 'First', later),
    write(same, 'Second', later),
    write(readSince, 'Written before it was read', begun),
    write(other, 'Other', after(1)),
  ]);
  expect(shown).toEqual([true, false, false, true]);
  // Read while it was written: that may be from before.
  const records = [record(other, 'Read meanwhile')];
  expect(await rows.put({ accountSid, kind: 'EndUser', records, begun: after(2) })).toEqual(new Set());
});

test('of what is written together only what cannot be put in is missing', async () => {
  const { rows, accountSid, things } = await accountWith(2);
  const [one, other] = things.CustomerProfile ?? [];
  const begun = new Date();
  // PostgreSQL has no texts with this character.
  const bad = { ...one!, policySid: '\0' };
  const written = [bad, other!].map((record) => ({ kind: 'CustomerProfile' as const, record, begun }));
  const outcomes = await togetherOrAlone(written, (some) => rows.putWritten(accountSid, some));
  expect(outcomes).toEqual([expect.any(Error), true]);
});

test('whoever waits for notes waits for those that others wait for too, and for none that come later', async () => {
  const pending = new PendingNotes();
  const order: string[] = [];
  let note = (): void => undefined;
  pending.add(new Promise((resolve) => (note = resolve)));
  const waits = ['one', 'other'].map((name) => pending.settled().then(() => order.push(name)));
  pending.add(new Promise(() => undefined));
  order.push('noted');
  note();
  await Promise.all(waits);
  expect(order).toEqual(['noted', 'one', 'other']);
});
