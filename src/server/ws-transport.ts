import { CloseCode, MessageType, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Arrivals } from './arrivals.js';
import type { Member } from './ws-connection.js';

interface Transport {
  /** The protocol of graphql-ws. */
  readonly protocol: Server<Member>;
  readonly log: Logger;
  readonly arrivals: Arrivals;
  /** Bytes that the client may leave unread. */
  readonly unreadBytes: number;
}

/** Milliseconds between two pings; a client that leaves one unanswered is cut. */
const KEEP_ALIVE_MS = 12_000;
/** Messages that only servers send. */
const OF_SERVERS: readonly unknown[] = [MessageType.ConnectionAck, MessageType.Next, MessageType.Error];

/** Carries the protocol over one WebSocket. */
export function carry(member: Member, { protocol, log, arrivals, unreadBytes }: Transport): void {
  const { socket, request } = member;
  const cutUnread = (): void => {
    if (socket.bufferedAmount > unreadBytes) socket.terminate();
  };
  let unread = false;
  const sawUnread = (): void => {
    if (!unread) log.info('a WebSocket ended before its client had read what it was sent');
    unread = true;
  };
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const stopPings = keepAlive(socket);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => {
        cutUnread();
        if (socket.readyState !== socket.OPEN) return gone; // No more events are made when they cannot be sent.
        return new Promise((resolve) => {
          socket.send(text, (error) => {
            // Node reports a write as finished when it was aborted with its connection.
            if (error instanceof Error || request.socket.destroyed) sawUnread();
            resolve(); // A failure closes it.
          });
        });
      },
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => {
        const read = (data: Buffer): void => {
          if (socket.readyState !== socket.OPEN) return; // It is being closed: what still arrives is ignored.
          const text = data.toString();
          if (isOfServers(text)) {
            log.info('a WebSocket was closed: its client sent a message that only servers send');
            socket.close(CloseCode.BadRequest, 'Only servers send a message of this type');
            return;
          }
          handle(text).catch((error: unknown) => {
            if (socket.readyState !== socket.OPEN) return; // It was cut meanwhile.
            log.error({ err: error }, 'a message over WebSocket could not be handled');
            socket.close(CloseCode.InternalServerError, 'Internal error');
          });
        };
        socket.on('message', (data: Buffer) => {
          if (socket.readyState === socket.OPEN && !arrivals.enter(socket, () => read(data))) socket.terminate();
        });
      },
    },
    member,
  );
  socket.on('ping', cutUnread); // ws has answered it.
  // A client's fault: a message too large, a broken frame. ws closes by itself.
  socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket failed'));
  socket.once('close', (code, reason) => {
    stopPings();
    void closed(code, reason.toString());
  });
}

/**
 * The protocol's library reports what it doesn't know; it knows these, and mistakes them for a fault of this server.
 */
function isOfServers(text: string): boolean {
  try {
    return OF_SERVERS.includes((JSON.parse(text) as { readonly type?: unknown } | null)?.type);
  } catch {
    return false;
  }
}

/** @returns what ends it */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) socket.terminate();
    else if (socket.readyState === socket.OPEN) {
      answered = false;
      socket.ping();
    }
  }, KEEP_ALIVE_MS);
  return () => clearInterval(timer);
}
