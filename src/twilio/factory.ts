import type { Logger } from 'pino';

import { ServiceError } from '../domain/errors.js';
import { isSid, type Sid } from '../domain/sid.js';

import { createAccountCaches, type AccountCaches } from './account-caches.js';
import { AccountLimiter } from './account-limiter.js';
import { createTwilioClient, secretOf, type TwilioClient, type TwilioCredentials } from './client.js';
import { CursorCodec } from './cursor.js';
import { TrustHubHttpClient } from './http-client.js';
import type { Scope } from './scope.js';
import { signalOfFlight } from './shared-reads.js';
import { realTiming, type Timing } from './timing.js';
import type { TrustHub, TrustHubFactory, TrustHubScope } from './trust-hub.js';
import { TwilioTrustHub } from './twilio-trust-hub.js';
import { UpstreamHosts } from './upstream-hosts.js';

export interface TrustHubFactoryOptions {
  readonly credentials: TwilioCredentials;
  /** Sends every Twilio host there instead, path kept (TWILIO_BASE_URL). */
  readonly baseUrl?: string;
  /** For one try of a call, headers and body together. Retries come on top. */
  readonly timeoutMs: number;
  /** Calls under way at a time for one account. */
  readonly accountConcurrency: number;
  /** True when the upstream is the built-in sandbox. */
  readonly sandbox: boolean;
  readonly log: Logger;
  /** Time and chance, for tests. */
  readonly timing?: Timing;
}

/** Makes the process's access to Trust Hub: one connection pool for each host, one limit for each account. */
export function createTrustHubFactory(options: TrustHubFactoryOptions): TrustHubFactory {
  return new TwilioTrustHubFactory(options);
}

class TwilioTrustHubFactory implements TrustHubFactory {
  readonly defaultAccountSid: Sid;
  private readonly hosts: UpstreamHosts;
  private readonly http: TrustHubHttpClient;
  private readonly sharedClient: TwilioClient;
  private readonly limiter: AccountLimiter;
  private readonly caches: AccountCaches;
  private readonly cursors: CursorCodec;

  constructor(private readonly options: TrustHubFactoryOptions) {
    const { credentials, timeoutMs, log, timing = realTiming } = options;
    this.defaultAccountSid = credentials.accountSid;
    this.hosts = new UpstreamHosts(options);
    this.limiter = new AccountLimiter(options.accountConcurrency);
    this.http = new TrustHubHttpClient({ hosts: this.hosts, timeoutMs, timing, log }, { limiter: this.limiter });
    this.sharedClient = createTwilioClient(credentials, credentials.accountSid, this.http);
    this.caches = createAccountCaches(() => timing.now());
    this.cursors = new CursorCodec(secretOf(credentials), credentials.accountSid);
  }

  /**
   * @throws ServiceError FORBIDDEN for an account other than that of the credentials: Trust Hub knows no account in
   * its paths, so with them every answer would come from the wrong account, unnoticed (TRUSTHUB 1.5)
   */
  open(accountSid: Sid, scope: TrustHubScope): TrustHub {
    if (accountSid !== this.defaultAccountSid || !isSid(accountSid, 'AC')) {
      throw new ServiceError('FORBIDDEN', 'This server has no Twilio credentials for the account that was asked for.');
    }
    return new TwilioTrustHub(this.scopeOf(accountSid, scope), this.options.sandbox);
  }

  clear(accountSid: Sid): void {
    this.caches.readsOf(accountSid).outdateAll();
  }

  close(): Promise<void> {
    return this.hosts.close();
  }

  private scopeOf(accountSid: Sid, { cached, signal, fresh = false }: TrustHubScope): Scope {
    const { caches, cursors, limiter, sharedClient } = this;
    const reads = caches.readsOf(accountSid);
    const calls = {
      limiter,
      // A call whose answer others share ends when none of them waits any more, not with the scope that began it.
      get signal() {
        return signalOfFlight() ?? signal;
      },
    };
    const make = () => createTwilioClient(this.options.credentials, accountSid, this.http.forScope(calls));
    let client: TwilioClient | undefined;
    return {
      accountSid,
      cached,
      fresh,
      signal,
      caches,
      reads,
      cursors,
      sharedClient,
      get client() {
        return (client ??= make());
      },
    };
  }
}
