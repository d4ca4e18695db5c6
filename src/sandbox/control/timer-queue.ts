/** Something to run at a moment. */
export interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** Timers, earliest first (a binary heap), equal times in the order they were added. */
export class TimerQueue {
  private readonly heap: Timer[] = [];
  private added = 0;

  add(at: number, run: () => void): Timer {
    const timer: Timer = { at, order: (this.added += 1), run, cancelled: false };
    this.heap.push(timer);
    this.rise(this.heap.length - 1);
    return timer;
  }

  /** The earliest timer that is not cancelled. */
  peek(): Timer | undefined {
    while (this.heap[0]?.cancelled) this.removeFirst();
    return this.heap[0];
  }

  /** Takes the earliest timer if it is due at `moment`. */
  takeDue(moment: number): Timer | undefined {
    const first = this.peek();
    if (first === undefined || first.at > moment) return undefined;
    this.removeFirst();
    return first;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(start: number): void {
    for (let at = start; at > 0;) {
      const parent = (at - 1) >>> 1;
      if (!this.swapIfEarlier(at, parent)) return;
      at = parent;
    }
  }

  private sink(start: number): void {
    for (let at = start; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = right < this.heap.length && this.earlier(right, left) ? right : left;
      if (child >= this.heap.length || !this.swapIfEarlier(child, at)) return;
      at = child;
    }
  }

  private swapIfEarlier(child: number, parent: number): boolean {
    if (!this.earlier(child, parent)) return false;
    const [a, b] = [this.heap[child], this.heap[parent]];
    if (a === undefined || b === undefined) return false;
    this.heap[child] = b;
    this.heap[parent] = a;
    return true;
  }

  private earlier(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  }
}
