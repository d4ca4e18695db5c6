/** Round robin: items wait in a queue for each owner, and the owners are served in turns, one item at a time. */
export class Rounds<Owner, Item> {
  private readonly queues = new Map<Owner, Item[]>();

  get isEmpty(): boolean {
    return this.queues.size === 0;
  }

  /** How many items of this owner wait. */
  sizeOf(owner: Owner): number {
    return this.queues.get(owner)?.length ?? 0;
  }

  /** The item of the owner that waits longest. */
  first(owner: Owner): Item | undefined {
    return this.queues.get(owner)?.[0];
  }

  /** Adds an item behind all others of its owner. */
  add(owner: Owner, item: Item): void {
    const queue = this.queues.get(owner);
    if (queue === undefined) this.queues.set(owner, [item]);
    else queue.push(item);
  }

  /** Takes what comes next of the owners that may be served; undefined where nothing of theirs waits. */
  next(mayBeServed: (owner: Owner) => boolean = () => true): Item | undefined {
    for (const [owner, queue] of this.queues) {
      if (!mayBeServed(owner)) continue;
      const item = queue.shift();
      // A Map keeps the order of insertion: taken out and put back, the owner is last in the round.
      this.queues.delete(owner);
      if (queue.length > 0) this.queues.set(owner, queue);
      return item;
    }
    return undefined;
  }

  /** Takes one item out, which waits no longer. @returns whether there was one */
  remove(owner: Owner, isIt: (item: Item) => boolean): boolean {
    const queue = this.queues.get(owner);
    const place = queue?.findIndex(isIt) ?? -1;
    if (queue === undefined || place < 0) return false;
    queue.splice(place, 1);
    if (queue.length === 0) this.queues.delete(owner);
    return true;
  }

  /** Takes out everything of an owner. */
  drop(owner: Owner): void {
    this.queues.delete(owner);
  }
}
