/** What a subscription hands its consumer: events that wait until they are taken. */
export class Events<Event> implements AsyncIterableIterator<Event> {
  private readonly waiting: Event[] = [];
  private ended = false;
  private error: Error | undefined;
  private wake: (() => void) | undefined;

  /** Whether nothing more is taken. */
  get done(): boolean {
    return this.ended;
  }

  /** @param onReturn called when the consumer wants no more */
  constructor(private readonly onReturn: () => void) {}

  push(event: Event): void {
    if (this.ended) return;
    this.waiting.push(event);
    this.wake?.();
  }

  /** What came before is still handed out. */
  end(error?: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.error = error;
    this.wake?.();
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    for (;;) {
      const event = this.waiting.shift();
      if (event !== undefined) return { done: false, value: event };
      if (this.ended) break;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const { error } = this;
    this.error = undefined;
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  }

  /** Answers at once, also while a `next` waits: a generator would keep it until the next event. */
  return(): Promise<IteratorResult<Event, undefined>> {
    this.waiting.length = 0;
    this.end();
    this.onReturn();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
