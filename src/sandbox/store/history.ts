import type { Change } from './lines.js';

/** How far behind a read is: so many writes, or so many milliseconds of the sandbox's clock. The larger of both counts. */
export interface Lag {
  readonly writes?: number | undefined;
  readonly ms?: number | undefined;
}

interface Commit {
  readonly at: number;
  readonly changes: readonly Change[];
}

/** Reads reach at most so many writes back: what is remembered costs memory. */
const REMEMBERED = 1000;

/** What was written lately, so that a read can be answered as if it had not been yet. */
export class History {
  private commits: Commit[] = [];

  add(at: number, changes: readonly Change[]): void {
    this.commits.push({ at, changes });
    if (this.commits.length >= 2 * REMEMBERED) this.commits = this.commits.slice(-REMEMBERED);
  }

  /** The changes that a read which lags does not see, oldest first. */
  unseen({ writes = 0, ms = 0 }: Lag, now: number): readonly Change[] {
    let start = Math.max(0, this.commits.length - Math.min(writes, REMEMBERED));
    // The clock may have been set back, so times need not ascend: the walk ends at the first that is seen.
    for (; ms > 0 && start > 0; start -= 1) if ((this.commits[start - 1]?.at ?? -Infinity) <= now - ms) break;
    return this.commits.slice(start).flatMap((commit) => commit.changes);
  }

  clear(): void {
    this.commits = [];
  }
}
