import { startSandbox, type Sandbox } from '../../../../src/sandbox/index.js';
import { processOver, type ServerProcess } from '../../../support/server-process.js';
import type { Chance } from '../chance.js';
import { openRoad, type CallbackRoad } from './callbacks.js';
import { History } from './history.js';
import { OTHERS, THEIR_LOGIN } from './writes.js';

const ACCOUNT = { sid: `AC${'d'.repeat(32)}`, authToken: 'd'.repeat(32), apiKeys: [OTHERS] };

/** From a submission to its verdict: nothing is decided but when the clock is moved. */
export const REVIEW_MS = 3_600_000;
/** What all servers together may have under way at Twilio: half of it is the mirror's share. */
export const CONCURRENCY = 8;
/** A request that is not answered is given up after it. */
export const TIMEOUT_MS = 5_000;

/** An account at Twilio, and the processes that mirror it: what a day is played on. */
export class Account {
  /** Whether a request of the servers is broken off; undefined while Twilio answers. */
  outage: (() => boolean) | undefined;
  /** Requests of the sweeps that are not answered, since when this is on. */
  heldSweeps: number | undefined;
  private readonly away = new Set<ServerProcess>();

  private constructor(
    readonly sandbox: Sandbox,
    readonly history: History,
    readonly road: CallbackRoad,
    readonly servers: readonly ServerProcess[],
  ) {}

  /** @param databaseUrl of an empty database, or one with all tables */
  static async open(databaseUrl: string, processes: number, chance: Chance): Promise<Account> {
    const sandbox = await startSandbox({ accounts: [ACCOUNT], reviewDelayMs: REVIEW_MS, journalLimit: 1 });
    const servers: ServerProcess[] = [];
    const road = await openRoad(() => new URL(account.live(chance).graphqlUrl).origin, chance);
    const account = new Account(sandbox, new History(sandbox.control), road, servers);
    const settings = {
      MIRROR: 'on',
      MIRROR_SWEEP_SECONDS: '0.3',
      MIRROR_CALLS_PER_MINUTE: '3000',
      DATABASE_URL: databaseUrl,
      PUBLIC_BASE_URL: road.url,
      ACCOUNT_CONCURRENCY: String(CONCURRENCY),
      UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS),
      REVIEW_POLL_SECONDS: '0.5',
      LIMIT_OPERATION_COST: '1000000',
      LIMIT_OPERATION_CALLS: '10000',
    };
    for (let count = 0; count < processes; count += 1) servers.push(await processOver(sandbox, settings));
    account.layFaults();
    await Promise.all(servers.map((server) => server.start()));
    return account;
  }

  /** One of the servers that live. */
  live(chance: Chance): ServerProcess {
    const living = this.servers.filter((server) => !this.away.has(server));
    const server = living[chance.between(0, living.length - 1)];
    if (server === undefined) throw new Error('No server lives.');
    return server;
  }

  /** kill -9. */
  async kill(server: ServerProcess): Promise<void> {
    this.away.add(server);
    await server.kill();
  }

  /** Starts again whoever was killed. */
  async restore(): Promise<void> {
    for (const server of this.away) {
      await server.start();
      this.away.delete(server);
    }
  }

  /** Moves Twilio's clock to the next verdicts. */
  async review(): Promise<void> {
    await this.sandbox.control.clock.advance(REVIEW_MS);
    this.history.note();
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    await this.road.close();
    await this.sandbox.close();
  }

  private layFaults(): void {
    const { control } = this.sandbox;
    const isOut = ({ authorization }: { readonly authorization: string | undefined }): boolean =>
      authorization !== THEIR_LOGIN && (this.outage?.() ?? false);
    control.fault({ effect: 'drop', count: 0, when: isOut });
    const isHeld = ({ query }: { readonly query: string }): boolean => {
      // Only the mirror asks for as many of everything at once.
      if (this.heldSweeps === undefined || !/^PageSize=1000$|^PageSize=1000&Page/.test(query)) return false;
      this.heldSweeps += 1;
      return true;
    };
    control.fault({ effect: 'hang', count: 0, when: isHeld });
  }
}
