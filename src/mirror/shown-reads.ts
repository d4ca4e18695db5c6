import type { MirroredAssignment, MirroredKind, MirroredRecord } from '../domain/mirror.js';
import type { Sid } from '../domain/sid.js';
import type { Observed, ObservedKind, ObservedPlace } from '../twilio/reading/observer.js';
import type { AssignmentsStore } from './storage/assignments.store.js';
import { GroupedWrites } from './storage/grouped-writes.js';
import type { RowsStore } from './storage/rows.store.js';

/** More than so many records that wait are not kept: the next sweep reads them. */
const MOST_WAITING = 5_000;

/** What one request of a caller has brought. */
interface Shown {
  readonly kind: ObservedKind;
  readonly items: readonly Observed[];
  readonly begun: Date;
}

/** Puts into the mirror what callers' queries have read from Twilio. No caller waits for it. */
export class ShownReads {
  private readonly writes = GroupedWrites.withoutResults<Shown>((accountSid, shown) => this.put(accountSid, shown));
  private waiting = 0;

  constructor(
    private readonly rows: Pick<RowsStore, 'put'>,
    private readonly assignments: Pick<AssignmentsStore, 'put'>,
  ) {}

  /** @param begun before the request was sent */
  async add({ accountSid, kind }: ObservedPlace, items: readonly Observed[], begun: Date): Promise<void> {
    // Only the newest evaluation of a bundle is kept, and one by itself does not say whether it is that.
    if (kind === 'Evaluation' || this.waiting + items.length > MOST_WAITING) return;
    this.waiting += items.length;
    try {
      await this.writes.add(accountSid, { kind, items, begun });
    } finally {
      this.waiting -= items.length;
    }
  }

  private async put(accountSid: Sid, shown: readonly Shown[]): Promise<void> {
    for (const kind of new Set(shown.map((one) => one.kind))) {
      const some = shown.filter((one) => one.kind === kind);
      const items = some.flatMap((one) => one.items);
      // As of the oldest of them: what was read since then by others is not replaced.
      const begun = new Date(Math.min(...some.map((one) => one.begun.getTime())));
      if (kind === 'EntityAssignment' || kind === 'ChannelEndpointAssignment') {
        await this.assignments.put(accountSid, items as readonly MirroredAssignment[], begun);
      } else {
        const records = items as readonly MirroredRecord[];
        await this.rows.put({ accountSid, kind: kind satisfies MirroredKind, records, begun });
      }
    }
  }
}
