import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/**
 * Anybody can send callbacks that are refused: one log line for all of them in this time, each counted in the metrics.
 */
const QUIET_MS = 60_000;

/** Counts callbacks that are refused, and warns about them without letting strangers fill the log. */
export class RefusedCallbacks {
  private warnedAt = -Infinity;
  /** Those since the last warning. */
  private unsaid = 0;

  /** @param now milliseconds, of any clock that only goes forward */
  constructor(
    private readonly log: Logger,
    private readonly metrics: Pick<Metrics, 'callback'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  note(requestId: string, method: string): void {
    this.metrics.callback('refused');
    this.unsaid += 1;
    if (this.now() - this.warnedAt < QUIET_MS) return;
    this.log.warn(
      { requestId, method, callbacks: this.unsaid },
      'status callbacks were refused: their signature or token is wrong',
    );
    this.warnedAt = this.now();
    this.unsaid = 0;
  }
}
