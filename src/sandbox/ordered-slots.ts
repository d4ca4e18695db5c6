/** A row's place. Lists hold slots, so that replacing a row does not touch the lists it is in. */
export interface Slot<R> {
  readonly seq: number;
  row: R;
}

/** What part of a list is wanted. */
export interface Slice<R> {
  readonly limit: number;
  /** Only rows after this seq (exclusive). */
  readonly after?: number | undefined;
  /** The last rows before this seq (exclusive), still oldest first. */
  readonly before?: number | undefined;
  /** How many rows to leave out first; only without `after` and `before`. */
  readonly offset?: number | undefined;
  readonly where?: ((row: R) => boolean) | undefined;
}

/**
 * Slots in order of seq. Removing leaves a hole that is closed when half the list is holes: adding, removing and
 * reading a page are (amortised) independent of the list's length.
 */
export class OrderedSlots<R> {
  private seqs: number[] = [];
  private slots: (Slot<R> | null)[] = [];
  private live = 0;

  get size(): number {
    return this.live;
  }

  add(slot: Slot<R>): void {
    const last = this.seqs.at(-1);
    if (last === undefined || slot.seq > last) {
      this.seqs.push(slot.seq);
      this.slots.push(slot);
      this.live += 1;
      return;
    }
    // A row that changes its key (a new status) may be older than what is there already.
    const at = this.lowerBound(slot.seq);
    if (this.seqs[at] !== slot.seq) {
      this.seqs.splice(at, 0, slot.seq);
      this.slots.splice(at, 0, slot);
      this.live += 1;
    } else {
      if (this.slots[at] === null) this.live += 1;
      this.slots[at] = slot;
    }
  }

  remove(seq: number): void {
    const at = this.lowerBound(seq);
    if (this.seqs[at] !== seq || this.slots[at] === null) return;
    this.slots[at] = null;
    this.live -= 1;
    if (this.slots.length > 64 && this.live * 2 < this.slots.length) this.compact();
  }

  first(where?: (row: R) => boolean): R | undefined {
    return this.slice({ limit: 1, where })[0];
  }

  slice(wanted: Slice<R>): R[] {
    return wanted.before === undefined ? this.forwards(wanted) : this.backwards(wanted, wanted.before);
  }

  *[Symbol.iterator](): Iterator<R> {
    for (const slot of [...this.slots]) if (slot !== null) yield slot.row;
  }

  private forwards({ limit, after, offset = 0, where }: Slice<R>): R[] {
    const rows: R[] = [];
    let skip = offset;
    let at = after === undefined ? 0 : this.lowerBound(after + 1);
    if (after === undefined && where === undefined && skip > 0) {
      this.compact();
      at = skip;
      skip = 0;
    }
    for (; at < this.slots.length && rows.length < limit; at += 1) {
      const slot = this.slots[at];
      if (!slot || (where !== undefined && !where(slot.row))) continue;
      if (skip > 0) skip -= 1;
      else rows.push(slot.row);
    }
    return rows;
  }

  private backwards({ limit, where }: Slice<R>, before: number): R[] {
    const rows: R[] = [];
    for (let at = this.lowerBound(before) - 1; at >= 0 && rows.length < limit; at -= 1) {
      const slot = this.slots[at];
      if (slot && (where === undefined || where(slot.row))) rows.push(slot.row);
    }
    return rows.reverse();
  }

  private compact(): void {
    if (this.live === this.slots.length) return;
    const kept = this.slots.filter((slot) => slot !== null);
    this.slots = kept;
    this.seqs = kept.map((slot) => slot.seq);
  }

  /** The index of the first slot whose seq is at least `seq`. */
  private lowerBound(seq: number): number {
    let low = 0;
    let high = this.seqs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.seqs[middle] ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
