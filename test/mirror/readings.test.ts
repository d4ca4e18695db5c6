import { expect, test } from 'vitest';
import { EvaluationStatus } from '../../src/domain/evaluation.js';
import { AssignmentsStore } from '../../src/mirror/storage/assignments.store.js';
import { PassesStore } from '../../src/mirror/storage/passes.store.js';
import { ReadingsStore } from '../../src/mirror/storage/readings.store.js';
import { RowsStore } from '../../src/mirror/storage/rows.store.js';
import { accountWith, rowsTouched } from './support/filled-account.js';

test('what is read of many bundles is kept with as many statements as of one, and what cannot be kept fails alone', async () => {
  const { sql, rows, placed, accountSid, assignments, sent } = await accountWith(30);
  const passes = new PassesStore(sql);
  const readings = new ReadingsStore({ assignments: placed, rows, passes });
  const bundles = [...new Set(assignments.map(({ bundleRef }) => bundleRef.sid))];
  const begun = new Date();
  const readingOf = (bundle: string, leftOut?: string) => ({
    bundle,
    assignments: assignments.filter(({ bundleRef, sid }) => bundleRef.sid === bundle && sid !== leftOut),
    evaluation: null,
    begun,
  });
  const due = () => passes.dueBundles(accountSid, { notReadSince: begun, except: [], most: 1_000 });
  const others = (await due()).length - bundles.length;
  const gone = assignments[0]!;
  const before = sent();
  const missing = await Promise.all(
    bundles.map((bundle) =>
      readings.keep(accountSid, readingOf(bundle, bundle === gone.bundleRef.sid ? gone.sid : undefined)),
    ),
  );
  // The assignments; the newest evaluations; what is missing; that they were read.
  expect(sent() - before).toBe(4);
  expect(missing.flat()).toEqual([gone.sid]);
  const left = (await due()).map(({ sid }) => sid);
  expect(left).toHaveLength(others + 1);
  expect(left).toContain(gone.bundleRef.sid);

  const later = new Date(begun.getTime() + 1_000);
  const [bad = '', ...good] = bundles;
  const kept = await Promise.allSettled(
    bundles.map((bundle) => {
      const reading = { ...readingOf(bundle), begun: later };
      // PostgreSQL has no texts with this character.
      const [first, ...rest] = reading.assignments;
      const unreadable = first && { ...first, channelEndpointSid: first.sid, channelEndpointType: '\0' };
      return readings.keep(accountSid, bundle === bad ? { ...reading, assignments: [unreadable!, ...rest] } : reading);
    }),
  );
  expect(kept.map(({ status }) => status)).toEqual(['rejected', ...good.map(() => 'fulfilled')]);
});

const TOGETHER = 20;

test('of bundles with very many assignments fewer are kept at a time, so that others do not wait for long', async () => {
  const { sql, rows, placed, accountSid, assignments, sent } = await accountWith(2);
  const readings = new ReadingsStore({ assignments: placed, rows, passes: new PassesStore(sql) });
  const number = assignments.find((one) => 'channelEndpointSid' in one)!;
  const bundles = [...new Set(assignments.map(({ bundleRef }) => bundleRef.sid))].slice(0, 2);
  const many = (at: number) =>
    Array.from({ length: 1_200 }, (_, index) => {
      const digits = `${at}${index}`.padStart(32, '0');
      return { ...number, sid: `RA${digits}`, channelEndpointSid: `PN${digits}` };
    });
  const keep = (length: number) => {
    const begun = new Date();
    return Promise.all(
      bundles.map((bundle, at) =>
        readings.keep(accountSid, { bundle, assignments: many(at).slice(0, length), evaluation: null, begun }),
      ),
    );
  };
  const statementsFor = async (length: number): Promise<number> => {
    const before = sent();
    await keep(length);
    return sent() - before;
  };
  // Nothing is noted as read: what was on the bundles before is missing.
  expect([await statementsFor(900), await statementsFor(1_200)]).toEqual([3, 6]);
});

test('each of many bundles has its own newest evaluation, and an older reading of one changes nothing', async () => {
  const { sql, rows, placed, accountSid, assignments } = await accountWith(2);
  const readings = new ReadingsStore({ assignments: placed, rows, passes: new PassesStore(sql) });
  const bundles = [...new Map(assignments.map(({ bundleRef }) => [bundleRef.sid, bundleRef])).values()];
  const keep = (digit: string, begun: Date) =>
    Promise.all(
      bundles.map((bundleRef, at) =>
        readings.keep(accountSid, {
          ...{ bundle: bundleRef.sid, assignments: [], begun: new Date(begun.getTime() + at) },
          evaluation: {
            ...{ sid: evaluationOf(digit, at), accountSid, bundleRef, policySid: `RN${'1'.repeat(32)}` },
            ...{ status: EvaluationStatus.COMPLIANT, results: [], createdAt: new Date('2026-01-01T00:00:00Z') },
          },
        }),
      ),
    );
  const evaluationOf = (digit: string, at: number): string => `EL${digit}${String(at).padStart(31, '0')}`;
  const kept = async () => {
    const found = await sql.query<{ newest: string; there: string[] }>(
      `select (select array_agg(r.evaluation_sid order by r.sid) from onboarding.mirror_row r
         where r.account_sid = $1 and r.evaluation_sid is not null) as newest,
       (select array_agg(r.sid order by r.sid) from onboarding.mirror_row r
         where r.account_sid = $1 and r.kind = 'Evaluation') as there`,
      [accountSid],
    );
    return found[0];
  };
  const expected = (digit: string) => {
    const sids = bundles.map(({ sid }, at) => [sid, evaluationOf(digit, at)] as const);
    return {
      newest: [...sids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, evaluation]) => evaluation),
      there: sids.map(([, evaluation]) => evaluation).sort(),
    };
  };
  const begun = new Date();
  await keep('a', begun);
  expect(await kept()).toEqual(expected('a'));
  await keep('b', new Date(begun.getTime() + 10_000));
  expect(await kept()).toEqual(expected('b'));
  await keep('c', new Date(begun.getTime() + 5_000));
  expect((await kept())?.newest).toEqual(expected('b').newest);
});

test('numbers and bundles are found by their SIDs, also in an account that PostgreSQL has no statistics of', async () => {
  const { pool, vault, rows, accountSid, assignments } = await accountWith(119);
  const [gone = ''] = assignments.flatMap((one) => ('channelEndpointSid' in one ? [one.channelEndpointSid] : []));
  await rows.bury(accountSid, 'IncomingPhoneNumber', gone, null);
  const searched = await rowsTouched(pool, async (sql) => {
    expect(await new AssignmentsStore(sql).numbersElsewhere(accountSid, [])).toEqual([{ sid: gone, isGone: true }]);
  });
  const numbers = assignments.filter(({ sid }) => sid.startsWith('RA')).length;
  expect(searched).toBeLessThan(5 * numbers);
  const kept = await rowsTouched(pool, async (sql) => {
    const stores = {
      assignments: new AssignmentsStore(sql),
      rows: new RowsStore(sql, vault),
      passes: new PassesStore(sql),
    };
    const readings = new ReadingsStore(stores);
    const bundles = [...new Set(assignments.map(({ bundleRef }) => bundleRef.sid))].slice(0, TOGETHER);
    const begun = new Date();
    await Promise.all(
      bundles.map((bundle) => {
        const held = assignments.filter(({ bundleRef }) => bundleRef.sid === bundle);
        return readings.keep(accountSid, { bundle, assignments: held, evaluation: null, begun });
      }),
    );
  });
  // What is missing, the evaluations before and now, what triggers compare.
  expect(kept).toBeLessThan(20 * TOGETHER);
});
