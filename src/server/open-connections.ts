import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionLimits } from '../config.js';

/** What is known of one TCP connection. */
interface Connection {
  /** Requests that have not been answered. */
  running: number;
  /** The last one that came. */
  request?: IncomingMessage;
  /** It has become a WebSocket. */
  upgraded: boolean;
  received: number;
  sent: number;
  /** For how many checks no part of a body has arrived, and no part of an answer has left. */
  silentLooks: number;
  unreadLooks: number;
}

/** Checks within a limit: more of them would cut more exactly. */
const LOOKS = 10;
const LOOK_AT_MOST_MS = 1_000;

/**
 * The TCP connections of a server. Each costs a descriptor, and what its client does not read costs memory, so that
 * there is a number of them, and a time in which a client must go on. How long headers, whole requests and kept
 * connections may take, Node itself watches.
 */
export class OpenConnections {
  private readonly open = new Map<Socket, Connection>();
  private readonly most: number;
  private readonly lookMs: number;
  private readonly timer: NodeJS.Timeout;

  constructor(
    server: Server,
    private readonly limits: ConnectionLimits,
  ) {
    this.most = Math.min(limits.most, connectionsWithin(openFilesLimit()));
    this.lookMs = Math.min(LOOK_AT_MOST_MS, Math.ceil(Math.min(limits.idleMs, limits.unreadMs) / LOOKS));
    server.on('connection', (socket: Socket) => this.add(socket));
    server.on('request', (request, response) => this.begin(request, response));
    server.prependListener('upgrade', (request) => {
      const connection = this.open.get(request.socket);
      if (connection !== undefined) connection.upgraded = true;
    });
    this.timer = setInterval(() => this.look(), this.lookMs).unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** When all places are taken, the new one gets the place of one that has no request in progress. */
  private add(socket: Socket): void {
    if (this.open.size >= this.most) {
      const idle = this.longestIdle();
      if (idle === undefined) {
        socket.destroy();
        return;
      }
      this.open.delete(idle);
      idle.destroy();
    }
    this.open.set(socket, { running: 0, upgraded: false, received: 0, sent: 0, silentLooks: 0, unreadLooks: 0 });
    socket.once('close', () => this.open.delete(socket));
  }

  /**
   * First one that has never sent a request: strangers make many of them. Then one that is kept for its next request.
   */
  private longestIdle(): Socket | undefined {
    let kept: Socket | undefined;
    for (const [socket, { running, request, upgraded }] of this.open) {
      if (running > 0 || upgraded) continue;
      if (request === undefined) return socket;
      kept ??= socket;
    }
    return kept;
  }

  private begin(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(request.socket);
    if (connection === undefined || request.socket.destroyed) return;
    connection.request = request;
    connection.running += 1;
    response.once('close', () => (connection.running -= 1));
  }

  /** Checks are counted and not the time, in which this process may itself have stood still. */
  private look(): void {
    for (const [socket, connection] of this.open) {
      const sent = socket.bytesWritten - socket.writableLength;
      const unread = socket.writableLength > 0 && sent === connection.sent;
      const silent = isReadingBody(connection.request) && socket.bytesRead === connection.received;
      connection.unreadLooks = unread ? connection.unreadLooks + 1 : 0;
      connection.silentLooks = silent ? connection.silentLooks + 1 : 0;
      connection.sent = sent;
      connection.received = socket.bytesRead;
      if (connection.unreadLooks * this.lookMs >= this.limits.unreadMs) socket.destroy();
      else if (connection.silentLooks * this.lookMs >= this.limits.idleMs) socket.destroy();
    }
  }
}

/** A body that nobody reads yet is not its client's fault. */
function isReadingBody(request: IncomingMessage | undefined): boolean {
  return request !== undefined && !request.complete && request.readableFlowing === true;
}

/** How many files this process may have open, connections included. Only Linux gives it easily. */
function openFilesLimit(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}

/** What stays free: for the database, for Twilio, for files. */
const RESERVED_FILES = 256;

function connectionsWithin(files: number): number {
  return files - Math.min(RESERVED_FILES, Math.floor(files / 2));
}
