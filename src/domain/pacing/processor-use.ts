import { performance } from 'node:perf_hooks';

/**
 * The use of the processor, by the part of the time in which the event loop has work: small pieces of work fill it without
 * a long turn, so that the delay of the loop does not show it.
 */
export class ProcessorUse {
  private since = performance.now();
  private before = performance.eventLoopUtilization();
  private full = false;

  /**
   * @param fullFrom the part, 0 to 1, from which the processor counts as full
   * @param fullUntil the part below which it no longer does
   */
  constructor(
    private readonly fullFrom: number,
    private readonly fullUntil = fullFrom,
  ) {}

  /** Whether it has been full since the last measurement; measured if that was at least so many milliseconds ago. */
  isFull(atLeastMs: number): boolean {
    return performance.now() - this.since < atLeastMs ? this.full : this.measure();
  }

  /** Whether it has been full since the last measurement. */
  measure(): boolean {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.before);
    this.full = utilization >= (this.full ? this.fullUntil : this.fullFrom);
    this.before = now;
    this.since = performance.now();
    return this.full;
  }
}
