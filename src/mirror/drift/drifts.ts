import { CursorSeal, foreignCursor } from '../../domain/cursor-seal.js';
import { DRIFT_KINDS, type DriftPage, type DriftQuery } from '../../domain/drift.js';
import { pageOf, type PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { DriftPlace, DriftStore } from './drift.store.js';
import { messageOf } from './messages.js';

/** What an answer says of an account that has not been read as a whole: nothing was noticed yet. */
const BEFORE_THE_FIRST_PASS = new Date(0);

/** Answers what is not as this server left it, from the mirror alone. */
export class Drifts {
  private readonly seal: CursorSeal;

  /** @param cursorSecret the same in every process of a deployment */
  constructor(
    private readonly store: DriftStore,
    cursorSecret: string,
  ) {
    this.seal = new CursorSeal(cursorSecret);
  }

  /** @throws CallerError INVALID_INPUT for a cursor of another list */
  async page(accountSid: Sid, { kinds = DRIFT_KINDS }: DriftQuery, page: PageArguments): Promise<DriftPage> {
    const binding = JSON.stringify(['drift', [...kinds].sort()]);
    const after = page.after === undefined ? undefined : this.placeOf(accountSid, binding, page.after);
    const asOf = (await this.store.asOf(accountSid)) ?? BEFORE_THE_FIRST_PASS;
    const { rows, totalCount } = await this.store.page(accountSid, { kinds, after, limit: page.first + 1 });
    const { seal } = this;
    const shown = pageOf(rows, page, (row) => ({
      node: {
        kind: row.kind,
        sid: row.sid,
        profileSid: row.profile_sid,
        message: messageOf(row),
        noticedAt: row.noticed_at,
      },
      get cursor() {
        return seal.seal(accountSid, binding, JSON.stringify([row.at, row.kind, row.sid]));
      },
    }));
    return { ...shown, totalCount, asOf };
  }

  private placeOf(accountSid: Sid, binding: string, cursor: string): DriftPlace {
    const [at, kind, sid] = JSON.parse(this.seal.open(accountSid, binding, cursor)) as [string?, string?, Sid?];
    if (at === undefined || kind === undefined || sid === undefined) throw foreignCursor();
    return { at, kind, sid };
  }
}
