import type { Logger } from 'pino';
import type { CoverageChangeRecord } from '../../domain/coverage.js';

/** Read again after this long even if nothing was announced: an announcement may be lost with a connection. */
const READ_AGAIN_MS = 15_000;

interface FollowedParts {
  /** Reads a page of changes after one. */
  readonly read: (since: number) => Promise<readonly CoverageChangeRecord[]>;
  /**
   * Finds out what has expired, which is announced like any other change.
   * @returns in how many milliseconds something expires next
   */
  readonly expire: () => Promise<number>;
  readonly log: Logger;
}

/** A page that was read when so many changes had been announced. */
interface Reading {
  readonly since: number;
  readonly announced: number;
  readonly page: Promise<readonly CoverageChangeRecord[]>;
}

/**
 * An account whose changes of coverage are followed in this process. Each follower reads on from the last change that it
 * was sent, when it has room for more; those that are equally far share what is read.
 */
export class FollowedAccount {
  private announced = 0;
  private reading: Reading | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly followers = new Set<() => void>();

  constructor(private readonly parts: FollowedParts) {}

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  /** @param wake called when there may be something new */
  enter(wake: () => void): void {
    this.followers.add(wake);
    this.timer ??= setTimeout(() => void this.check(), 0).unref();
  }

  leave(wake: () => void): void {
    this.followers.delete(wake);
    if (this.isFollowed) return;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Something has changed, or may have. */
  changed(): void {
    this.announced += 1;
    for (const wake of this.followers) wake();
  }

  /** The changes after one, in their order, at most a page. None where they can't be read now: followers are woken again. */
  after(since: number): Promise<readonly CoverageChangeRecord[]> {
    const { reading, announced } = this;
    if (reading?.since === since && reading.announced === announced) return reading.page;
    const page = this.parts.read(since).catch((error: unknown) => {
      this.parts.log.warn({ err: error }, 'changes of coverage could not be read; will retry');
      return [];
    });
    this.reading = { since, announced, page };
    return page;
  }

  private async check(): Promise<void> {
    const dueMs = await this.parts.expire().catch((error: unknown) => {
      this.parts.log.warn({ err: error }, 'what has expired could not be found out; will retry');
      return READ_AGAIN_MS;
    });
    if (!this.isFollowed) return;
    this.changed();
    this.timer = setTimeout(() => void this.check(), Math.min(Math.max(dueMs, 0) + 1, READ_AGAIN_MS)).unref();
  }
}
