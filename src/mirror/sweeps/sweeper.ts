import { setMaxListeners } from 'node:events';
import type { Sid } from '../../domain/sid.js';
import { LEASE_SECONDS } from '../storage/accounts.store.js';
import { readAccount, type ReaderParts } from './account-reader.js';
import { pause } from './calls.js';

const RENEW_MS = (LEASE_SECONDS * 1_000) / 6;

interface Reader {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * Reads the accounts whose leases this process has. Each account has one reader over all processes; when its process ends,
 * another takes the lease and goes on. One that has lost a lease without noticing does no harm: rows are only ever
 * replaced by later reads.
 */
export class Sweeper {
  private readonly stopping = new AbortController();
  private readonly readers = new Map<Sid, Reader>();
  private running: Promise<void> = Promise.resolve();

  /** @param holder this process, by a random name */
  constructor(
    private readonly holder: string,
    private readonly parts: ReaderParts,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Ends what is under way, and lets other processes go on at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all([...this.readers.values()].map((reader) => this.end(reader)));
    this.readers.clear();
    await this.parts.accounts.release(this.holder);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { log } = this.parts;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => {
        log.warn({ err: error }, "the mirror's leases could not be renewed; will retry");
      });
      await pause(RENEW_MS, signal);
    }
  }

  private async round(): Promise<void> {
    const { accounts, clock } = this.parts;
    await clock.sync();
    await this.parts.useMain();
    const kept = new Set(await accounts.renew(this.holder));
    for (const [sid, reader] of this.readers) {
      if (kept.has(sid)) continue;
      this.readers.delete(sid);
      await this.end(reader);
    }
    const taken = await accounts.take(this.holder);
    for (const sid of [...kept, ...taken]) if (!this.readers.has(sid)) this.begin(sid);
  }

  private begin(accountSid: Sid): void {
    const stop = new AbortController();
    // Everything that waits in a reader listens to it: Node's warning of a leak at eleven is not meant for this.
    setMaxListeners(0, stop.signal);
    const ended = readAccount(accountSid, this.parts, stop.signal, () => this.refused(accountSid, stop));
    this.readers.set(accountSid, { stop, ended });
  }

  /** Gives the account up. It is taken again later, by whichever process, in case it has become active. */
  private async refused(accountSid: Sid, stop: AbortController): Promise<void> {
    const { accounts, log } = this.parts;
    try {
      await accounts.refuse(accountSid, this.holder);
    } catch (error) {
      log.warn({ err: error }, 'an account that Twilio refuses could not be given up; will retry');
      return;
    }
    stop.abort();
    this.parts.refused(accountSid);
    log.warn(
      { accountSid },
      'Twilio refuses this account: it is suspended, closed, or none of ours; it is left for ten minutes',
    );
  }

  private async end({ stop, ended }: Reader): Promise<void> {
    stop.abort();
    await ended;
  }
}
