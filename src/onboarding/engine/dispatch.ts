import { AsyncResource } from 'node:async_hooks';
// With its recovery (liveness.ts) all that we use of DBOS' internals: its own look at a queue. The version is pinned.
import { getExecutor } from '@dbos-inc/dbos-sdk/internal/dbos';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';

/** The parts of DBOS' runner of queues that we use; private in its types. */
interface QueueRunner {
  readonly states: ReadonlyMap<string, { readonly queue: object }>;
  pollQueue(executor: ReturnType<typeof getExecutor>, queue: object): Promise<unknown>;
}
const runner = wfQueueRunner as unknown as QueueRunner;

/** DBOS' own looks at a queue, for what another process has put there; each is a statement, also when nothing goes on. */
export const IDLE_POLL_MS = 250;
/** Between two looks while segments go on here: how long the place of one that ended stays free. */
const BUSY_POLL_MS = 20;
/** How long the looks stay quick after the last sign of work: another process may go on with what this one began. */
const BUSY_FOR_MS = 1_000;

/** Lets segments begin without delay: looks at a queue as soon as there is something in it, and often while work goes on. */
export class Dispatch {
  private underWay = 0;
  private lastSign = 0;
  private looking = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  /** In the context of the server, so that what begins is no child of the workflow that has let it begin. */
  private readonly pollOnce: () => Promise<unknown>;

  constructor(queueName: string) {
    this.pollOnce = AsyncResource.bind(async () => {
      const queue = runner.states.get(queueName)?.queue;
      // It never fails: what it can't do now the next look does.
      if (queue !== undefined) await runner.pollQueue(getExecutor(), queue);
    });
  }

  /** Something was put into the queue. */
  wake(): void {
    this.lastSign = Date.now();
    if (!this.looking && this.timer === undefined) void this.look();
  }

  /** Does the work of a segment that has begun here. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.underWay += 1;
    this.wake();
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      this.lastSign = Date.now();
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private isBusy(): boolean {
    return !this.stopped && (this.underWay > 0 || Date.now() - this.lastSign < BUSY_FOR_MS);
  }

  private async look(): Promise<void> {
    this.timer = undefined;
    if (this.stopped) return;
    this.looking = true;
    try {
      await this.pollOnce();
    } finally {
      this.looking = false;
      if (this.isBusy()) this.timer = setTimeout(() => void this.look(), BUSY_POLL_MS).unref();
    }
  }
}
