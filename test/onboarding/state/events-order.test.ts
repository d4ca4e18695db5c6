import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LOCK_TIMELINE } from '../../../src/onboarding/storage/event-sql.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { StepsStore } from '../../../src/onboarding/storage/steps.store.js';
import type { GraphQLAnswer } from '../../support/graphql.js';
import { onboard, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();
let database: pg.Pool;
let writers: readonly Writer[];

/** Another process that writes the steps of a run, one transaction after another, and commits when the test says so. */
interface Writer {
  readonly steps: StepsStore;
  readonly connection: pg.Pool;
}

beforeAll(() => {
  database = new pg.Pool({ connectionString: app.databaseUrl });
  writers = [1, 2].map(() => {
    const connection = new pg.Pool({ connectionString: app.databaseUrl, max: 1, idleTimeoutMillis: 0 });
    return { connection, steps: new StepsStore(createSql(connection, 'hurried'), new RunVault(new Keyring([]))) };
  });
});
afterAll(() => Promise.all([database, ...writers.map(({ connection }) => connection)].map((pool) => pool.end())));

interface Answer {
  readonly onboarding: {
    readonly events: {
      readonly nodes: readonly { readonly type: string; readonly stepKey: string | null }[];
      readonly pageInfo: { readonly endCursor: string | null };
    } | null;
  };
}

const read = (id: string, after?: string | null): Promise<GraphQLAnswer<Answer>> =>
  app.execute<Answer>(
    `query ($id: ID!, $after: String) { onboarding(id: $id) { events(first: 100, after: $after) {
       nodes { type stepKey } pageInfo { endCursor } } } }`,
    { id, after },
  );

const FAILURE = {
  ...{ stepKey: null, code: 'UPSTREAM_UNAVAILABLE', message: '', httpStatus: 503, twilioCode: null, nextAction: null },
  ...{ rejections: [], evaluation: null },
};

/** A run at rest: nothing but the test writes its timeline. */
async function stopped(): Promise<{ id: string; runId: string; fail: (writer: Writer, key: string) => Promise<void> }> {
  const { onboarding } = await onboard(app, voiceIntegrityInput([`PN${'0'.repeat(32)}`]));
  expect(onboarding?.status).toBe('ACTION_REQUIRED');
  const id = onboarding!.id;
  const runId = Buffer.from(id, 'base64url').toString().split(':')[2] ?? '';
  const fail = ({ steps }: Writer, stepKey: string) => steps.noteError(runId, stepKey, { ...FAILURE, stepKey });
  return { id, runId, fail };
}

const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;

describe('events of steps that are carried out side by side', () => {
  test('are all read by a reader that follows the timeline by its cursor, though they are committed out of their order', async () => {
    const { id, fail } = await stopped();
    const [slow, quick] = writers;
    const before = (await read(id)).data?.onboarding.events;
    await slow!.connection.query('begin');
    await fail(slow!, 'create-address');
    // It has the greater number, and is there first.
    await fail(quick!, 'create-customer-profile');
    let isAnswered = false;
    const reading = read(id, before?.pageInfo.endCursor).finally(() => (isAnswered = true));
    await vi.waitFor(async () => expect(isAnswered || (await database.query(waiting)).rowCount === 1).toBe(true), {
      timeout: 60_000,
      interval: 5,
    });
    await slow!.connection.query('commit');
    const first = (await reading).data?.onboarding.events;
    const second = (await read(id, first?.pageInfo.endCursor ?? before?.pageInfo.endCursor)).data?.onboarding.events;
    const followed = [...(before?.nodes ?? []), ...(first?.nodes ?? []), ...(second?.nodes ?? [])];
    expect(followed).toEqual((await read(id)).data?.onboarding.events?.nodes);
    expect(followed.slice(-2).map(({ stepKey }) => stepKey)).toEqual(['create-address', 'create-customer-profile']);
  });

  test('wait for no other: neither is held up by one that has not been committed', async () => {
    const { id, fail } = await stopped();
    for (const writer of writers) await writer.connection.query('begin');
    await fail(writers[0]!, 'create-address');
    await fail(writers[1]!, 'create-customer-profile');
    for (const writer of writers) await writer.connection.query('commit');
    expect((await read(id)).data?.onboarding.events?.nodes.slice(-2)).toHaveLength(2);
  });

  test.each<[string, (writer: Writer, runId: string) => Promise<unknown>]>([
    ['one event', ({ steps }, runId) => steps.noteError(runId, 'create-address', FAILURE)],
    [
      'ordered events',
      ({ steps }, runId) => steps.succeed(runId, 'submit-customer-profile', { resourceSid: null }, null),
    ],
    ['events of several steps', ({ steps }, runId) => steps.failTried(runId, FAILURE)],
  ])('get no number while somebody reads: %s', async (_what, write) => {
    const { runId } = await stopped();
    await database.query(`update onboarding.step set status = 'RUNNING' where run_id = $1 and status = 'PENDING'`, [
      runId,
    ]);
    const [writer, reader] = writers;
    const lastNumber = async () => {
      const { rows } = await database.query<{ last: string }>(
        `select last_value as last from pg_sequences where schemaname = 'onboarding' and sequencename like 'event%'`,
      );
      return rows[0]?.last;
    };
    await reader!.connection.query('begin');
    await reader!.connection.query(LOCK_TIMELINE, [runId, '1000']);
    const before = await lastNumber();
    const written = write(writer!, runId);
    await vi.waitFor(async () => expect((await database.query(waiting)).rowCount).toBe(1), { timeout: 60_000 });
    expect(await lastNumber()).toBe(before);
    await reader!.connection.query('commit');
    await written;
    expect(Number(await lastNumber())).toBeGreaterThan(Number(before));
  });

  test('that are not committed in seconds are not waited for: the reader is asked to try again', async () => {
    const { id, fail } = await stopped();
    const { id: other } = await stopped();
    const [hanging] = writers;
    await hanging!.connection.query('begin');
    await fail(hanging!, 'create-address');
    const refused = await read(id);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(refused.data?.onboarding.events).toBeNull();
    expect((await read(other)).errors).toBeUndefined();
    await hanging!.connection.query('rollback');
    expect((await read(id)).errors).toBeUndefined();
  });
});
