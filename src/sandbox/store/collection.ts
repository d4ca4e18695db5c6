import type { Row } from '../entities/rows.js';
import { OrderedSlots } from './ordered-slots.js';
import type { Slot } from './ordered-slots.js';

/** For each index, the keys under which a row is listed. */
export type IndexKeys<R extends Row, I extends string> = Readonly<Record<I, (row: R) => readonly string[]>>;

/** A key of several parts. NUL cannot occur in a SID, so parts never run into each other. */
export function indexKey(...parts: readonly string[]): string {
  return parts.join('\u0000');
}

/**
 * Rows of one kind by SID, with ordered lists under every index. Replacing a row touches only the lists whose key
 * changed, so that no request costs more with 100,000 rows than with ten.
 */
export class Collection<R extends Row, I extends string> {
  private readonly bySid = new Map<string, Slot<R>>();
  private readonly lists = new Map<string, OrderedSlots<R>>();
  private readonly empty = new OrderedSlots<R>();
  private readonly indexes: readonly (readonly [string, (row: R) => readonly string[]])[];

  constructor(keys: IndexKeys<R, I>) {
    this.indexes = Object.entries<(row: R) => readonly string[]>(keys);
  }

  get size(): number {
    return this.bySid.size;
  }

  get(sid: string): R | undefined {
    return this.bySid.get(sid)?.row;
  }

  /** The rows under a key, oldest first. */
  list(index: I, ...key: readonly string[]): OrderedSlots<R> {
    return this.lists.get(listName(index, indexKey(...key))) ?? this.empty;
  }

  put(row: R): void {
    const slot = this.bySid.get(row.sid);
    if (slot === undefined) {
      const added: Slot<R> = { seq: row.seq, row };
      this.bySid.set(row.sid, added);
      this.eachKey(row, (name) => this.listFor(name).add(added));
      return;
    }
    const before = slot.row;
    for (const [index, keysOf] of this.indexes) this.move(index, keysOf(before), keysOf(row), slot);
    slot.row = row;
  }

  delete(sid: string): void {
    const slot = this.bySid.get(sid);
    if (slot === undefined) return;
    this.bySid.delete(sid);
    this.eachKey(slot.row, (name) => this.drop(name, slot));
  }

  clear(): void {
    this.bySid.clear();
    this.lists.clear();
  }

  /** All rows, in no particular order. */
  *rows(): Iterable<R> {
    for (const slot of this.bySid.values()) yield slot.row;
  }

  private move(index: string, before: readonly string[], after: readonly string[], slot: Slot<R>): void {
    for (const key of before) if (!after.includes(key)) this.drop(listName(index, key), slot);
    for (const key of after) if (!before.includes(key)) this.listFor(listName(index, key)).add(slot);
  }

  private drop(name: string, slot: Slot<R>): void {
    const list = this.lists.get(name);
    list?.remove(slot.seq);
    if (list?.size === 0) this.lists.delete(name);
  }

  private eachKey(row: R, visit: (name: string) => void): void {
    for (const [index, keysOf] of this.indexes) for (const key of new Set(keysOf(row))) visit(listName(index, key));
  }

  private listFor(name: string): OrderedSlots<R> {
    let list = this.lists.get(name);
    if (list === undefined) this.lists.set(name, (list = new OrderedSlots<R>()));
    return list;
  }
}

function listName(index: string, key: string): string {
  return `${index}\u0000${key}`;
}
