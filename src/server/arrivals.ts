import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { omitStackTraces } from '../domain/errors.js';
import { LoopTurns } from '../domain/pacing/loop-turns.js';

/** Requests and messages that are begun in one turn of the event loop: some milliseconds of work. */
const PER_TURN = 16;
/**
 * Where all else makes the turns long, arrivals take as long again, but no longer than this many milliseconds: a few of
 * each long turn would be begun, even to be refused, ever later than they come.
 */
const LONGEST_MS = 30;

/**
 * What arrives is begun in turns. The system hands over what a connection has sent in one piece, which may hold thousands
 * of small requests or messages, and nothing else of this process would run until all of them were done.
 */
export class Arrivals {
  private readonly turns = new LoopTurns<object>(PER_TURN, (_connection, others) => Math.min(others, LONGEST_MS));

  /**
   * @param most what may wait of one connection
   * @param noteWait called with the milliseconds that something waited which found nothing of its connection before it
   */
  constructor(
    private readonly most: number,
    private readonly noteWait: (ms: number) => void = () => undefined,
  ) {}

  /**
   * Begins it now or in one of the next turns, in its order among those of its connection.
   * @returns false where too many of the connection wait: then none of them is begun any more, and it must be cut
   */
  enter(connection: object, begin: () => void): boolean {
    const before = this.turns.waitingOf(connection);
    if (before >= this.most) {
      this.turns.drop(connection);
      return false;
    }
    const came = performance.now();
    this.turns.enter(connection, () => {
      if (before === 0) this.noteWait(performance.now() - came);
      begin();
    });
    return true;
  }
}

/** Handles requests in turns; a connection that has sent too many ahead of their answers is cut. */
export function requestsInTurn(handle: RequestListener, arrivals: Arrivals): RequestListener {
  return (request, response) => {
    if (!arrivals.enter(request.socket, () => void handle(request, response))) cut(request.socket);
  };
}

/**
 * Node makes an error for each request of a closed connection that was not answered. The traces of thousands of them,
 * which nobody reads, would take a second.
 */
function cut(socket: Socket): void {
  let traceAgain = (): void => undefined;
  socket.prependOnceListener('close', () => (traceAgain = omitStackTraces()));
  socket.once('close', () => traceAgain());
  socket.destroy();
}
