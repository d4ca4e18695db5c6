import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server, whatever they speak, and cuts their connections when a test wants it. */
export interface Severable {
  readonly url: string;
  /** Cuts all that are open. New ones are let through, or refused until they are restored. */
  sever(refuseNew?: boolean): void;
  restore(): void;
  close(): Promise<void>;
}

export async function startSeverable(upstream: string): Promise<Severable> {
  const { hostname, port, pathname } = new URL(upstream);
  const sockets = new Set<Socket>();
  let refusing = false;
  const server = createServer((near) => {
    if (refusing) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    sever: (refuseNew = false) => {
      refusing = refuseNew;
      cut();
    },
    restore: () => {
      refusing = false;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
