import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

type Target = buildConnector.Options;

/**
 * Connections of one host that are opened before a call needs them. With Twilio each takes a handshake; and the sandbox, as
 * every server on Node.js, accepts one in a turn of its event loop: of forty that a batch opens at once the last would wait
 * for forty turns, and with it whoever else's call it is for.
 */
export class ReadyConnections {
  private readonly ready: Socket[] = [];
  private readonly connector: buildConnector.connector;
  private readonly target: Target;
  private isClosed = false;

  /**
   * @param origin scheme, host and port
   * @param timeoutMs for opening one
   */
  constructor(origin: string, timeoutMs: number) {
    this.connector = buildConnector({ timeout: timeoutMs });
    const { protocol, host, hostname, port } = new URL(origin);
    this.target = { protocol, host, hostname, port };
  }

  /** Gives a pool one that is ready, or opens one. */
  readonly connect: buildConnector.connector = (options, callback) => {
    const socket = this.take();
    if (socket === undefined) this.connector(options, callback);
    // A connector answers later, never at once.
    else process.nextTick(callback, null, socket);
  };

  /** Opens some, one after another: nobody waits for them. What can't be opened is opened when a call needs it. */
  async open(count: number): Promise<void> {
    while (!this.isClosed && this.ready.length < count) {
      const socket = await this.openOne();
      if (socket === undefined) return;
      if (this.isClosed) socket.destroy();
      else this.keep(socket);
    }
  }

  close(): void {
    this.isClosed = true;
    for (const socket of this.ready.splice(0)) socket.destroy();
  }

  private openOne(): Promise<Socket | undefined> {
    return new Promise((resolve) => {
      this.connector(this.target, (error, socket) => resolve(error === null ? socket : undefined));
    });
  }

  private keep(socket: Socket): void {
    // The other side closes what is not used for long.
    const forget = (): void => {
      const place = this.ready.indexOf(socket);
      if (place >= 0) this.ready.splice(place, 1);
    };
    socket.on('error', forget).on('close', forget).unref();
    this.ready.push(socket);
  }

  private take(): Socket | undefined {
    const socket = this.ready.pop();
    // The listeners stay: they forget what is not there any more.
    return socket?.ref();
  }
}
