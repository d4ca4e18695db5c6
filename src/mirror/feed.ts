import type { Logger } from 'pino';
import type { BundleKind } from '../domain/bundle.js';
import type { EvaluationRecord } from '../domain/evaluation.js';
import type { MirroredAssignment, MirroredKind } from '../domain/mirror.js';
import type { Sid } from '../domain/sid.js';
import type { Observed, ObservedKind, ObservedPlace, Observer } from '../twilio/reading/observer.js';
import { ShownReads } from './shown-reads.js';
import type { AccountsStore } from './storage/accounts.store.js';
import type { AssignmentsStore, MadeAssignment } from './storage/assignments.store.js';
import type { DatabaseClock } from './storage/clock.js';
import { GroupedWrites, togetherOrAlone } from './storage/grouped-writes.js';
import type { PassesStore } from './storage/passes.store.js';
import type { RowsStore, Written } from './storage/rows.store.js';
import type { WritesStore, WrittenTable } from './storage/writes.store.js';
import type { UsedAccounts } from './used-accounts.js';

interface FeedParts {
  readonly accounts: Pick<AccountsStore, 'noteWrite'>;
  readonly rows: RowsStore;
  readonly passes: Pick<PassesStore, 'doubt' | 'doubtAttached'>;
  readonly assignments: AssignmentsStore;
  readonly writes: WritesStore;
  readonly clock: DatabaseClock;
  /** Whoever writes in an account uses it: from then on it is read. */
  readonly used: Pick<UsedAccounts, 'use' | 'isUsed'>;
  readonly log: Logger;
}

const isAssignment = (item: Observed): item is MirroredAssignment => 'bundleRef' in item && !isEvaluation(item);
const isEvaluation = (item: Observed): item is EvaluationRecord => 'results' in item;

const tableOf = (kind: ObservedKind): WrittenTable =>
  kind === 'EntityAssignment' || kind === 'ChannelEndpointAssignment' ? 'mirror_assignment' : 'mirror_row';

/**
 * Puts into the mirror what this server writes and reads. What fails here fails no request: Twilio has done what it was
 * asked for, and the next sweep reads it.
 */
export class Feed implements Observer {
  private readonly attached: GroupedWrites<MadeAssignment, undefined>;
  private readonly written: GroupedWrites<Written, boolean>;
  private readonly noted: GroupedWrites<Sid>;
  private readonly shownReads: ShownReads;

  constructor(private readonly parts: FeedParts) {
    const { accounts, assignments, rows } = parts;
    this.attached = new GroupedWrites((accountSid, made) =>
      togetherOrAlone(made, async (some) => {
        await assignments.putMade(accountSid, some);
        return some.map(() => undefined);
      }),
    );
    this.written = new GroupedWrites((accountSid, written) =>
      togetherOrAlone(written, (some) => rows.putWritten(accountSid, some)),
    );
    this.noted = GroupedWrites.withoutResults((accountSid) => accounts.noteWrite(accountSid));
    this.shownReads = new ShownReads(rows, assignments);
  }

  moment(): Date {
    return this.parts.clock.moment();
  }

  async announced({ accountSid, kind }: ObservedPlace, sid: Sid): Promise<() => Promise<void>> {
    const { writes } = this.parts;
    const table = tableOf(kind);
    const begun = await this.surely(() => writes.announce(accountSid, table, sid), undefined);
    const settle = () => (begun === undefined ? Promise.resolve() : writes.settle(accountSid, table, sid, begun));
    return () => this.surely(settle, undefined);
  }

  wrote(place: ObservedPlace, item: Observed, begun: Date): Promise<boolean> {
    return this.surely(async () => {
      await this.parts.used.use(place.accountSid);
      // Also where it could not be put in: what was answered from the copy before is no longer true.
      return await this.putWritten(place, item, begun).finally(() => this.noteWrite(place.accountSid));
    }, true);
  }

  async read(place: ObservedPlace, item: Observed, begun: Date): Promise<void> {
    await this.surely(() => this.put(place, item, begun, 'read'), undefined);
  }

  shown(place: ObservedPlace, items: readonly Observed[], begun: Date): void {
    if (!this.parts.used.isUsed(place.accountSid)) return;
    void this.surely(() => this.shownReads.add(place, items, begun), undefined);
  }

  async readBack(place: ObservedPlace, item: Observed, begun: Date): Promise<void> {
    await this.surely(() => this.put(place, item, begun, 'read back'), undefined);
  }

  deleted({ accountSid, kind }: ObservedPlace, sid: Sid, bundleSid: Sid | undefined): Promise<void> {
    const { assignments, rows } = this.parts;
    return this.changed(accountSid, () =>
      bundleSid === undefined
        ? rows.bury(accountSid, kind as MirroredKind, sid, null)
        : assignments.bury(accountSid, bundleSid, sid, null),
    );
  }

  copied(accountSid: Sid, kind: BundleKind, copySid: Sid, originalSid: Sid): Promise<void> {
    return this.changed(accountSid, () => this.parts.rows.noteCopy(accountSid, kind, copySid, originalSid));
  }

  doubted({ accountSid, kind }: ObservedPlace, onBundle?: Sid): Promise<void> {
    const { passes } = this.parts;
    return this.changed(accountSid, () =>
      onBundle === undefined ? passes.doubt(accountSid, kind) : passes.doubtAttached(accountSid, kind, onBundle),
    );
  }

  private changed(accountSid: Sid, change: () => Promise<unknown>): Promise<void> {
    return this.surely(async () => {
      await change();
      await this.noteWrite(accountSid);
    }, undefined);
  }

  private noteWrite(accountSid: Sid): Promise<void> {
    return this.noted.add(accountSid, accountSid);
  }

  /** @returns false where somebody has read it meanwhile */
  private async putWritten({ accountSid, kind }: ObservedPlace, item: Observed, begun: Date): Promise<boolean> {
    if (isAssignment(item)) {
      await this.attached.add(accountSid, { assignment: item, begun });
      return true;
    }
    const isShown = await this.written.add(accountSid, { kind: kind as MirroredKind, record: item, begun });
    if (isEvaluation(item)) await this.parts.rows.noteMadeEvaluation(accountSid, item);
    return isShown;
  }

  private async put({ accountSid, kind }: ObservedPlace, item: Observed, begun: Date, how: 'read' | 'read back') {
    const { assignments, rows } = this.parts;
    if (isAssignment(item)) await assignments.put(accountSid, [item], begun);
    else await rows.put({ accountSid, kind: kind as MirroredKind, records: [item], begun, how });
  }

  private async surely<Result, Otherwise>(
    work: () => Promise<Result>,
    otherwise: Otherwise,
  ): Promise<Result | Otherwise> {
    try {
      return await work();
    } catch (error) {
      this.parts.log.warn({ err: error }, 'the mirror missed a change; the next sweep will find it');
      return otherwise;
    }
  }
}
