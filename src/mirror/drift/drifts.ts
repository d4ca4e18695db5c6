import { type CursorSeal, foreignCursor } from '../../domain/cursor-seal.js';
import { DRIFT_KINDS, type DriftPage, type DriftQuery } from '../../domain/drift.js';
import { pageOf, type PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { AccountsStore } from '../storage/accounts.store.js';
import type { DriftPlace, DriftStore } from './drift.store.js';
import { messageOf } from './messages.js';

interface DriftParts {
  readonly store: DriftStore;
  readonly accounts: Pick<AccountsStore, 'asOf'>;
  readonly cursors: CursorSeal;
}

/** Answers what is not as this server left it, from the mirror alone. */
export class Drifts {
  constructor(private readonly parts: DriftParts) {}

  /** @throws CallerError INVALID_INPUT for a cursor of another list */
  async page(accountSid: Sid, { kinds = DRIFT_KINDS }: DriftQuery, page: PageArguments): Promise<DriftPage> {
    const binding = JSON.stringify(['drift', [...kinds].sort()]);
    const after = page.after === undefined ? undefined : this.placeOf(accountSid, binding, page.after);
    const { store, accounts, cursors } = this.parts;
    // Before the rows are read: they may be newer than it says, and never older.
    const asOf = await accounts.asOf(accountSid);
    const { rows, totalCount } = await store.page(accountSid, { kinds, after, limit: page.first + 1 });
    const shown = pageOf(rows, page, (row) => ({
      node: {
        kind: row.kind,
        sid: row.sid,
        profileSid: row.profile_sid,
        message: messageOf(row),
        noticedAt: row.noticed_at,
      },
      get cursor() {
        return cursors.seal(accountSid, binding, JSON.stringify([row.at, row.kind, row.sid]));
      },
    }));
    return { ...shown, totalCount, asOf };
  }

  private placeOf(accountSid: Sid, binding: string, cursor: string): DriftPlace {
    const [at, kind, sid] = JSON.parse(this.parts.cursors.open(accountSid, binding, cursor)) as [
      string?,
      string?,
      Sid?,
    ];
    if (at === undefined || kind === undefined || sid === undefined) throw foreignCursor();
    return { at, kind, sid };
  }
}
