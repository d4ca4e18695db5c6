import type { CallBudget } from '../../domain/call-budget.js';

/** What of the reads of an account a basis is held against. */
export interface KeptState {
  /** Another object after every change of what is kept. */
  readonly state: object;
  /** Milliseconds, by the same clock as the ends of what is kept. */
  readonly now: () => number;
}

/** What the reads of one scope were answered with. */
export class Basis {
  private readonly state: object;
  private until: number;

  /**
   * @param longestMs the longest that anything is kept: as long may an answer be that was read from nothing that changes
   * @param isFresh true for a scope that takes nothing of what is kept
   * @param budget counts the requests of the scope: what was asked for beside these reads is not kept
   */
  constructor(
    private readonly kept: KeptState,
    longestMs: number,
    isFresh: boolean,
    private readonly budget: Pick<CallBudget, 'calls'> | undefined,
  ) {
    this.state = kept.state;
    this.until = isFresh ? -Infinity : kept.now() + longestMs;
  }

  /** Something was taken that is kept until then. */
  took(until: number): void {
    if (until < this.until) this.until = until;
  }

  spoil(): void {
    this.until = -Infinity;
  }

  holds(): boolean {
    const isAsked = this.budget !== undefined && this.budget.calls > 0;
    return !isAsked && this.kept.state === this.state && this.kept.now() < this.until;
  }
}
