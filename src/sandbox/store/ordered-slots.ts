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

/** A run of slots is split when it grows beyond this, so that an insertion moves at most as many. */
const RUN = 512;

/** Where a slot is, or would be. */
interface Place {
  readonly run: number;
  readonly at: number;
}

/**
 * Slots in order of seq, in runs of bounded length (the leaves of a B+ tree under one flat root). Adding and removing
 * anywhere, and reading a page at any offset, cost the same in a list of a hundred thousand as in one of a hundred, but
 * for a walk over the runs' lengths: 400 of them at 100,000 rows.
 */
export class OrderedSlots<R> {
  /** Never an empty run. */
  private runs: Slot<R>[][] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(slot: Slot<R>): void {
    const { run, at } = this.place(slot.seq);
    const slots = this.runs[run];
    const there = slots?.[at]?.seq === slot.seq;
    // A literal, because an array that grows by `push` takes room for 17: most lists have one row.
    if (slots === undefined) this.runs = [[slot]];
    else slots.splice(at, there ? 1 : 0, slot);
    if (!there) this.count += 1;
    if (slots !== undefined && slots.length > RUN) this.split(run, slots, at === RUN);
  }

  remove(seq: number): void {
    const { run, at } = this.place(seq);
    const slots = this.runs[run];
    if (slots?.[at]?.seq !== seq) return;
    slots.splice(at, 1);
    this.count -= 1;
    const next = this.runs[run + 1];
    if (slots.length === 0) this.runs.splice(run, 1);
    // Or runs of one slot each would be left of a list that shrank, and walked over for each page.
    else if (next !== undefined && slots.length + next.length < RUN / 4) this.runs.splice(run, 2, [...slots, ...next]);
  }

  first(where?: (row: R) => boolean): R | undefined {
    return this.slice({ limit: 1, where })[0];
  }

  slice(wanted: Slice<R>): R[] {
    return wanted.before === undefined ? this.forwards(wanted) : this.backwards(wanted, wanted.before);
  }

  /** Over what there is when it begins: rows may be removed on the way. */
  *[Symbol.iterator](): Iterator<R> {
    for (const slot of this.runs.flat()) yield slot.row;
  }

  private forwards({ limit, after, offset = 0, where }: Slice<R>): R[] {
    const rows: R[] = [];
    let skip = after === undefined ? offset : 0;
    let { run, at } = after === undefined ? { run: 0, at: 0 } : this.place(after + 1);
    for (; run < this.runs.length && rows.length < limit; run += 1, at = 0) {
      const slots = this.runs[run] ?? [];
      if (where === undefined && skip >= slots.length) {
        skip -= slots.length;
        continue;
      }
      if (where === undefined) [at, skip] = [at + skip, 0];
      for (; at < slots.length && rows.length < limit; at += 1) {
        const row = slots[at]?.row;
        if (row === undefined || (where !== undefined && !where(row))) continue;
        if (skip > 0) skip -= 1;
        else rows.push(row);
      }
    }
    return rows;
  }

  private backwards({ limit, where }: Slice<R>, before: number): R[] {
    const rows: R[] = [];
    let { run, at } = this.place(before);
    for (; run >= 0 && rows.length < limit; run -= 1, at = this.runs[run]?.length ?? 0) {
      const slots = this.runs[run] ?? [];
      for (at -= 1; at >= 0 && rows.length < limit; at -= 1) {
        const row = slots[at]?.row;
        if (row !== undefined && (where === undefined || where(row))) rows.push(row);
      }
    }
    return rows.reverse();
  }

  /** Rows mostly come in order: a run that was appended to is left full, or all runs of a growing list would be half so. */
  private split(run: number, slots: Slot<R>[], appended: boolean): void {
    this.runs.splice(run + 1, 0, slots.splice(appended ? RUN : RUN / 2));
  }

  /** The first slot whose seq is at least `seq`, in the run that it belongs to. */
  private place(seq: number): Place {
    const run = Math.max(0, lowerBound(this.runs.length, seq + 1, (at) => this.runs[at]?.[0]?.seq) - 1);
    const slots = this.runs[run] ?? [];
    return { run, at: lowerBound(slots.length, seq, (at) => slots[at]?.seq) };
  }
}

/** The first of `count` ascending values that is at least `wanted`. */
function lowerBound(count: number, wanted: number, valueAt: (at: number) => number | undefined): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((valueAt(middle) ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
