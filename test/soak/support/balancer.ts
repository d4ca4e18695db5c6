import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { Fleet } from '../../chaos/support/fleet.js';

/** An address that outlives servers: passes every request on to one that lives. For Trust Hub's callbacks. */
export class Balancer {
  private turn = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param fleetOf known later than the address, which its servers are started with */
  static async start(port: number, fleetOf: () => Fleet | undefined): Promise<Balancer> {
    const server = createServer((incoming, outgoing) => {
      balancer.turn += 1;
      const to = fleetOf()?.servers[balancer.turn % 2] ?? fleetOf()?.servers[0];
      const fail = (): void => void outgoing.writeHead(502).end();
      if (to === undefined) return fail();
      const { method, url: path, headers } = incoming;
      const passed = request({ host: '127.0.0.1', port: to.port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', fail);
      incoming.pipe(passed);
    });
    const balancer = new Balancer(server, `http://127.0.0.1:${port}`);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return balancer;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
