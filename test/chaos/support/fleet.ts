import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort, ServerProcess } from '../../support/server-process.js';
import { OutsidePostgres } from './outside-postgres.js';

const KEY = 'a-key-for-the-chaos-tests';

/** A step as its row has it. */
export interface StepState {
  readonly key: string;
  readonly use: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly after: readonly string[];
  readonly status: string;
  readonly title: string;
  readonly resource_sid: string | null;
  readonly detail: { readonly reused?: boolean; readonly trustProductSids?: readonly string[] };
}

/** A run with its steps, in recipe order. */
export interface RunState {
  readonly run_id: string;
  readonly idempotency_key: string;
  readonly status: string;
  readonly round: number;
  readonly failure: {
    readonly stepKey: string | null;
    readonly twilioCode: number | null;
    readonly code: string;
  } | null;
  readonly steps: readonly StepState[];
  /** Of an operation on numbers: what became of each on each bundle. */
  readonly results: readonly {
    readonly phone_number_sid: string;
    readonly bundle_sid: string;
    readonly outcome: string;
  }[];
  /** Of a customer that leaves: what became of each of its things. */
  readonly deletions: readonly { readonly sid: string; readonly outcome: string }[];
}

const RUNS = `select run_id, idempotency_key, status, round, failure, (select jsonb_agg(to_jsonb(s) order by s.position)
  from onboarding.step s where s.run_id = r.run_id) as steps,
  (select coalesce(jsonb_agg(to_jsonb(n) order by n.position), '[]') from onboarding.phone_number_result n
    where n.run_id = r.run_id) as results,
  (select coalesce(jsonb_agg(to_jsonb(d) order by d.position), '[]') from onboarding.deletion d
    where d.run_id = r.run_id) as deletions
  from onboarding.run r where idempotency_key = any($1)`;

/** How many of them do not go on by themselves any more. */
const STANDING = `select count(*)::int from onboarding.run
  where idempotency_key = any($1) and status not in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING')`;

/** Trust Hub, as servers are told of it. */
export interface Upstream {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** An outside PostgreSQL, and the servers on it, which come and go. */
export class Fleet {
  readonly servers: ServerProcess[] = [];

  protected constructor(
    readonly postgres: OutsidePostgres,
    private readonly databaseUrl: string,
    private readonly pool: pg.Pool,
    private readonly upstream: Upstream,
    private readonly settings: Readonly<Record<string, string>>,
    /** What node runs; default the source. */
    private readonly program?: readonly string[],
  ) {}

  /** A fresh database for a fleet, and a way to look into it. */
  protected static async storage(): Promise<[OutsidePostgres, string, pg.Pool]> {
    const postgres = await OutsidePostgres.start();
    const databaseUrl = await postgres.createDatabase(`chaos_${randomBytes(4).toString('hex')}`);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
    pool.on('error', () => undefined);
    return [postgres, databaseUrl, pool];
  }

  static async gather(
    upstream: Upstream,
    settings: Readonly<Record<string, string>>,
    program?: readonly string[],
  ): Promise<Fleet> {
    return new Fleet(...(await Fleet.storage()), upstream, settings, program);
  }

  /** A server that lives. */
  server(at = 0): ServerProcess {
    const server = this.servers[at % this.servers.length];
    if (server === undefined) throw new Error('No server lives.');
    return server;
  }

  /** Makes so many servers live: starts some, or ends the last ones in good order. */
  async serve(count: number): Promise<void> {
    await Promise.all(this.servers.splice(count).map((server) => server.kill('SIGTERM')));
    await Promise.all(Array.from({ length: count - this.servers.length }, () => this.start()));
  }

  /** One server more; of another build with its folder. */
  async start(build?: string): Promise<ServerProcess> {
    const environment = {
      DATABASE_URL: this.databaseUrl,
      TWILIO_ACCOUNT_SID: this.upstream.accountSid,
      TWILIO_AUTH_TOKEN: this.upstream.authToken,
      TWILIO_BASE_URL: this.upstream.url,
      API_KEYS: KEY,
      LOG_LEVEL: 'warn',
      // Longer than a test pauses: a request must not meet a connection that is just being closed.
      LIMIT_KEEP_ALIVE_SECONDS: '120',
      ...this.settings,
    };
    const headers = { authorization: `Bearer ${KEY}` };
    const server = new ServerProcess(await freePort(), environment, headers, build, this.program);
    this.servers.push(server);
    await server.start();
    return server;
  }

  /** kill -9 of the first so many servers, at once. */
  async kill(count: number): Promise<void> {
    await Promise.all(this.servers.splice(0, count).map((server) => server.kill()));
  }

  /** The runs by their keys, as they lie in the database. */
  async runs(keys: readonly string[]): Promise<ReadonlyMap<string, RunState>> {
    const rows = await this.query<RunState>(RUNS, keys);
    return new Map(rows.map((run) => [run.idempotency_key, run]));
  }

  /** The runs when none of them goes on by itself any more, or when that takes too long; then as they are. */
  async untilEnded(keys: readonly string[], longestMs = 120_000): Promise<ReadonlyMap<string, RunState>> {
    const deadline = Date.now() + longestMs;
    for (;;) {
      const [row] = await this.query<{ count: number }>(STANDING, keys);
      if (row?.count === keys.length || Date.now() > deadline) return this.runs(keys);
      await delay(100);
    }
  }

  private async query<Row extends pg.QueryResultRow>(text: string, keys: readonly string[]): Promise<readonly Row[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return (await this.pool.query<Row>(text, [keys])).rows;
      } catch (error) {
        // Connections that the database took with it are found out one by one.
        if (tries === 20) throw error;
        await delay(50);
      }
    }
  }

  async close(): Promise<void> {
    await this.serve(0);
    await this.pool.end();
    await this.postgres.stop();
  }
}
