import type { SocketLimits } from '../config.js';
import type { Leave } from './seats.js';

interface WaitingSocket {
  readonly address: string;
  readonly cut: () => void;
}

/**
 * WebSockets that are not authenticated yet, or that are being closed because they failed to authenticate. They have
 * places of their own, few of them, so that they never take those of known callers. Where there are too many, the one
 * that has waited longest is cut: a client that sends its key at once gets in while others hold handshakes open.
 */
export class WaitingSockets {
  /** The oldest first. */
  private readonly all = new Set<WaitingSocket>();
  private readonly byAddress = new Map<string, Set<WaitingSocket>>();

  constructor(private readonly limits: SocketLimits) {}

  /** @param cut ends the socket at once */
  enter(address: string, cut: () => void): Leave {
    const socket = { address, cut };
    const neighbours = this.byAddress.get(address) ?? new Set<WaitingSocket>();
    if (neighbours.size >= this.limits.addressWaiting) this.cutOldest(neighbours);
    else if (this.all.size >= this.limits.waiting) this.cutOldest(this.all);
    this.all.add(socket);
    this.byAddress.set(address, neighbours.add(socket));
    return () => this.remove(socket);
  }

  private cutOldest(sockets: ReadonlySet<WaitingSocket>): void {
    const [oldest] = sockets;
    if (oldest === undefined) return;
    this.remove(oldest);
    oldest.cut();
  }

  private remove(socket: WaitingSocket): void {
    const neighbours = this.byAddress.get(socket.address);
    if (!this.all.delete(socket) || neighbours === undefined) return;
    neighbours.delete(socket);
    if (neighbours.size === 0) this.byAddress.delete(socket.address);
  }
}
