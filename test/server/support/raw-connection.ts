import { connect, type Socket } from 'node:net';

/** A TCP connection that sends what it likes, as an attacker's does. */
export class RawConnection {
  readonly socket: Socket;
  /** Resolves when the server has closed it. */
  readonly closed: Promise<void>;
  received = '';

  /** @param text sent at once, line by line with \r\n between them */
  constructor(url: string, ...text: readonly string[]) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => (this.received += chunk.toString('latin1')));
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
    if (text.length > 0) this.socket.write(text.join('\r\n'));
  }

  /** Goes on sending a little, for as long as the connection is open. */
  drip(text: string, everyMs: number): this {
    const timer = setInterval(() => this.socket.write(text), everyMs);
    this.socket.once('close', () => clearInterval(timer));
    return this;
  }

  /** Reads nothing from now on. */
  stopReading(): this {
    this.socket.pause();
    return this;
  }
}
