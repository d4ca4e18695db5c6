import type { Logger } from 'pino';
import type { EvaluationRecord } from '../domain/evaluation.js';
import type { MirroredAssignment, MirroredKind } from '../domain/mirror.js';
import type { Sid } from '../domain/sid.js';
import type { Observed, ObservedKind, ObservedPlace, Observer } from '../twilio/reading/observer.js';
import { ShownReads } from './shown-reads.js';
import type { AccountsStore } from './storage/accounts.store.js';
import type { AssignmentsStore } from './storage/assignments.store.js';
import type { DatabaseClock } from './storage/clock.js';
import { GroupedWrites } from './storage/grouped-writes.js';
import type { PassesStore } from './storage/passes.store.js';
import type { How, RowsStore } from './storage/rows.store.js';
import type { WritesStore, WrittenTable } from './storage/writes.store.js';

interface FeedParts {
  readonly accounts: Pick<AccountsStore, 'noteWrite'>;
  readonly rows: RowsStore;
  readonly passes: Pick<PassesStore, 'doubt' | 'doubtAttached'>;
  readonly assignments: AssignmentsStore;
  readonly writes: WritesStore;
  readonly clock: DatabaseClock;
  /** Whoever writes in an account uses it: from then on it is read. */
  readonly use: (accountSid: Sid) => Promise<void>;
  /** Whether this process knows that the account is read. */
  readonly isUsed: (accountSid: Sid) => boolean;
  readonly log: Logger;
}

const isAssignment = (item: Observed): item is MirroredAssignment => 'bundleRef' in item && !isEvaluation(item);
const isEvaluation = (item: Observed): item is EvaluationRecord => 'results' in item;

const tableOf = (kind: ObservedKind): WrittenTable =>
  kind === 'EntityAssignment' || kind === 'ChannelEndpointAssignment' ? 'mirror_assignment' : 'mirror_row';

/**
 * Puts into the mirror what this server writes, and reads past its caches. What fails here fails no request: Twilio has
 * done what it was asked for, and the next sweep reads it.
 */
export function createFeed({
  accounts,
  rows,
  passes,
  assignments,
  writes,
  clock,
  use,
  isUsed,
  log,
}: FeedParts): Observer {
  const surely = async <Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      log.warn({ err: error }, 'the mirror missed a change; the next sweep will find it');
      return otherwise;
    }
  };
  const made = new GroupedWrites<MirroredAssignment>((accountSid, some) => assignments.put(accountSid, some, null));
  const noted = new GroupedWrites<Sid>((accountSid) => accounts.noteWrite(accountSid));
  const shownReads = new ShownReads(rows, assignments);
  const noteWrite = (accountSid: Sid): Promise<void> => noted.add(accountSid, accountSid);
  const put = async ({ accountSid, kind }: ObservedPlace, item: Observed, begun: Date, how: How) => {
    if (isAssignment(item)) {
      if (how === 'wrote') await made.add(accountSid, item);
      else await assignments.put(accountSid, [item], begun);
      return true;
    }
    const there = await rows.put({ accountSid, kind: kind as MirroredKind, records: [item], begun, how });
    if (isEvaluation(item) && how === 'wrote') await rows.noteMadeEvaluation(accountSid, item);
    return there.has(item.sid);
  };
  const read = (place: ObservedPlace, item: Observed, begun: Date, how: How) =>
    surely(async () => {
      await put(place, item, begun, how);
    }, undefined);
  return {
    moment: () => clock.moment(),
    announced: async ({ accountSid, kind }, sid) => {
      const table = tableOf(kind);
      const begun = await surely(() => writes.announce(accountSid, table, sid), undefined);
      const settle = () => (begun === undefined ? Promise.resolve() : writes.settle(accountSid, table, sid, begun));
      return () => surely(settle, undefined);
    },
    wrote: (place, item, begun) =>
      surely(async () => {
        await use(place.accountSid);
        const isShown = await put(place, item, begun, 'wrote');
        await noteWrite(place.accountSid);
        return isShown;
      }, true),
    read: (place, item, begun) => read(place, item, begun, 'read'),
    shown: (place, items, begun) => {
      if (isUsed(place.accountSid)) void surely(() => shownReads.add(place, items, begun), undefined);
    },
    readBack: (place, item, begun) => read(place, item, begun, 'read back'),
    deleted: ({ accountSid, kind }, sid, bundleSid) =>
      surely(async () => {
        if (bundleSid !== undefined) await assignments.bury(accountSid, bundleSid, sid, null);
        else await rows.bury(accountSid, kind as MirroredKind, sid, null);
        await noteWrite(accountSid);
      }, undefined),
    copied: (accountSid, kind, copySid, originalSid) =>
      surely(async () => {
        await rows.noteCopy(accountSid, kind, copySid, originalSid);
        await noteWrite(accountSid);
      }, undefined),
    doubted: ({ accountSid, kind }, onBundle) =>
      surely(async () => {
        if (onBundle === undefined) await passes.doubt(accountSid, kind);
        else await passes.doubtAttached(accountSid, kind, onBundle);
        await noteWrite(accountSid);
      }, undefined),
  };
}
