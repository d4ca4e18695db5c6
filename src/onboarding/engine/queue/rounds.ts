/** Round robin: items wait in a queue for each owner, and the owners are served in turns, one item at a time. */
export class Rounds<Item> {
  private readonly queues = new Map<unknown, Item[]>();

  get isEmpty(): boolean {
    return this.queues.size === 0;
  }

  /** Adds an item behind all others of its owner. */
  add(owner: unknown, item: Item): void {
    const queue = this.queues.get(owner);
    if (queue === undefined) this.queues.set(owner, [item]);
    else queue.push(item);
  }

  /** Takes what comes next; undefined where nothing waits. */
  next(): Item | undefined {
    const [first] = this.queues;
    if (first === undefined) return undefined;
    const [owner, queue] = first;
    const item = queue.shift();
    // A Map keeps the order of insertion: taken out and put back, the owner is last in the round.
    this.queues.delete(owner);
    if (queue.length > 0) this.queues.set(owner, queue);
    return item;
  }
}
