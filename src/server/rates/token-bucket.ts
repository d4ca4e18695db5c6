/** Points that refill with time: what is spent faster than that is refused once the bucket is empty. */
export class TokenBucket {
  private points: number;
  private at: number;

  /**
   * @param capacity the most points that can be saved up
   * @param perSecond how fast they come back
   * @param now milliseconds
   */
  constructor(
    private capacity: number,
    private perSecond: number,
    now: number,
  ) {
    this.points = capacity;
    this.at = now;
  }

  /** Points at this moment. Below zero where more was spent than was held. */
  level(now: number): number {
    this.points = Math.min(this.capacity, this.points + (Math.max(0, now - this.at) / 1_000) * this.perSecond);
    this.at = now;
    return this.points;
  }

  /**
   * Takes so many points, or none where there are too few. A full bucket admits even more than it can ever hold, and is
   * then in debt.
   * @returns 0 where they were taken, else the milliseconds until they will be there
   */
  take(points: number, now: number): number {
    const wanted = Math.min(points, this.capacity);
    const level = this.level(now);
    if (level < wanted) return Math.max(1, Math.ceil(((wanted - level) / this.perSecond) * 1_000));
    this.points -= points;
    return 0;
  }

  /** Gives back points that were taken and not used; a negative number takes what was used beyond them. */
  give(points: number, now: number): void {
    this.points = Math.min(this.capacity, this.level(now) + points);
  }

  /** Changes what it holds and gets back, and keeps the part of it that is left. */
  resize(capacity: number, perSecond: number, now: number): void {
    this.points = (this.level(now) / this.capacity) * capacity;
    this.capacity = capacity;
    this.perSecond = perSecond;
  }
}
