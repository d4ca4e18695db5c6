import type { RequestListener } from 'node:http';

/** Requests and messages that are begun in one turn of the event loop: some milliseconds of work. */
const PER_TURN = 16;

/**
 * What arrives is begun in turns. The system hands over what a connection has sent in one piece, which may hold thousands
 * of small requests or messages, and nothing else of this process would run until all of them were done. So few are
 * begun in each turn of the event loop, and the connections are served one after the other.
 */
export class Arrivals {
  /** In this turn of the event loop. */
  private begun = 0;
  private ticking = false;
  /** The connection that was served longest ago comes first. */
  private readonly waiting = new Map<object, (() => void)[]>();

  /** @param most what may wait of one connection */
  constructor(private readonly most: number) {}

  /**
   * Begins it now or in one of the next turns, in its order among those of its connection.
   * @returns false where too many of the connection wait: then none of them is begun any more, and it must be cut
   */
  enter(connection: object, begin: () => void): boolean {
    const own = this.waiting.get(connection);
    if (own === undefined && this.waiting.size === 0 && this.begun < PER_TURN) {
      this.begun += 1;
      this.tick();
      begin();
      return true;
    }
    if (own === undefined) this.waiting.set(connection, [begin]);
    else if (own.length < this.most) own.push(begin);
    else this.waiting.delete(connection);
    this.tick();
    return own === undefined || this.waiting.has(connection);
  }

  private tick(): void {
    if (this.ticking) return;
    this.ticking = true;
    setImmediate(() => {
      this.ticking = false;
      this.begun = 0;
      while (this.begun < PER_TURN && this.waiting.size > 0) this.serve();
      if (this.begun > 0) this.tick();
    });
  }

  /** The next of the connection whose turn it is. */
  private serve(): void {
    const [next] = this.waiting;
    if (next === undefined) return;
    const [connection, own] = next;
    const begin = own.shift();
    this.waiting.delete(connection);
    if (own.length > 0) this.waiting.set(connection, own);
    this.begun += 1;
    begin?.();
  }
}

/** Handles requests in turns; a connection that has sent too many ahead of their answers is cut. */
export function requestsInTurn(handle: RequestListener, arrivals: Arrivals): RequestListener {
  return (request, response) => {
    if (!arrivals.enter(request.socket, () => void handle(request, response))) request.socket.destroy();
  };
}
