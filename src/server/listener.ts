import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionLimits } from '../config.js';
import { OpenConnections } from './open-connections.js';
import { WhenIdle } from './when-idle.js';

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * An open port. It is taken before anything else is started, because callbacks need its number, and because a port that
 * is in use should be found before a database is started. Until `serve` it answers 503.
 */
export interface Listener {
  /** The address for this machine, such as http://127.0.0.1:4000. */
  readonly url: string;
  serve(handler: RequestListener, upgrade: UpgradeListener): void;
  /**
   * Accepts no new connection, and waits for the requests in progress.
   * @returns true when all were answered, false when some were still running after so many milliseconds
   */
  finish(ms: number): Promise<boolean>;
  /** Cuts what is left. */
  close(): void;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** @throws Error with code EADDRINUSE, EADDRNOTAVAIL or EACCES */
export async function openListener(address: Address, limits: ConnectionLimits): Promise<Listener> {
  let handle: RequestListener = answerStarting;
  let upgrade: UpgradeListener = (_request, socket) => socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
  const server = createServer(timesOf(limits), (req, res) => {
    if (!req.socket.destroyed) handle(req, res); // Node goes on reading what it was sent before it was cut.
  });
  const connections = new OpenConnections(server, limits);
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy()); // A caller that disconnects during the handshake.
    upgrade(request, socket, head);
  });
  await listen(server, address).catch((error: unknown) => {
    connections.close();
    throw error;
  });
  const running = new Running(server);
  return {
    url: urlOf(address.host, (server.address() as AddressInfo).port),
    serve: (handler, onUpgrade) => {
      handle = handler;
      upgrade = onUpgrade;
    },
    finish: (ms) => {
      server.close();
      return running.finish(ms);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      connections.close();
    },
  };
}

/** Limits that Node enforces itself, though by default only every 30 seconds. */
function timesOf({ headerMs, requestMs, keepAliveMs }: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: Math.min(headerMs, requestMs),
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(1_000, Math.ceil(headerMs / 4)),
  };
}

function listen(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(host: string, port: number): string {
  // Listening everywhere includes loopback, and 0.0.0.0 is no address to go to.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

const answerStarting: RequestListener = (req, res) => {
  if (req.url === '/healthz') {
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'starting' }));
    return;
  }
  res.statusCode = 503;
  res.setHeader('retry-after', '1').setHeader('content-type', 'application/json; charset=utf-8');
  const error = {
    message: 'The server is starting.',
    extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 1 },
  };
  res.end(JSON.stringify({ errors: [error] }));
};

/** The requests that are being answered. */
class Running {
  /** By connection: of those that it sent ahead, a connection that is closed gives no response a `close` of its own. */
  private readonly responses = new Map<Socket, Set<ServerResponse>>();
  private count = 0;
  private readonly idle = new WhenIdle(() => this.count === 0);

  constructor(server: Server) {
    server.prependListener('request', ({ socket }: IncomingMessage, res: ServerResponse) => {
      if (socket.destroyed) return;
      const own = this.responsesOf(socket);
      own.add(res);
      this.count += 1;
      res.once('close', () => {
        if (own.delete(res)) this.ended(1);
      });
    });
  }

  finish(ms: number): Promise<boolean> {
    // A kept-alive connection would otherwise stay open after its last answer.
    for (const own of this.responses.values())
      for (const response of own) if (!response.headersSent) response.setHeader('connection', 'close');
    return this.idle.wait(ms);
  }

  private responsesOf(socket: Socket): Set<ServerResponse> {
    const known = this.responses.get(socket);
    if (known !== undefined) return known;
    const own = new Set<ServerResponse>();
    this.responses.set(socket, own);
    socket.once('close', () => {
      this.responses.delete(socket);
      const left = own.size;
      own.clear();
      this.ended(left);
    });
    return own;
  }

  private ended(responses: number): void {
    this.count -= responses;
    this.idle.ended();
  }
}
