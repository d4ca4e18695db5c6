import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

import { ServiceError } from '../domain/errors.js';
import type { Secret } from '../domain/secret.js';
import { isSid, type Sid } from '../domain/sid.js';

import { createAccountCaches, type AccountCaches } from './reading/account-caches.js';
import { AccountLimiter, Allowance } from './transport/account-limiter.js';
import {
  createLoggedInClient,
  createTwilioClient,
  loadCallCode,
  secretOf,
  type TwilioClient,
  type TwilioCredentials,
} from './transport/client.js';
import type { Copies } from './reading/copy.js';
import { CursorCodec } from './reading/cursor.js';
import { TrustHubHttpClient, type CallLogin } from './transport/http-client.js';
import type { Observer } from './reading/observer.js';
import { openScope, type OpenAccount } from './open-scope.js';
import { signalOfFlight } from './reading/flights.js';
import { SubaccountTokens } from './reading/subaccount-tokens.js';
import { realTiming, type Timing } from './transport/timing.js';
import type { TrustHub, TrustHubFactory, TrustHubScope } from './trust-hub.js';
import { TwilioTrustHub } from './twilio-trust-hub.js';
import { UpstreamHosts } from './transport/upstream-hosts.js';

export interface TrustHubFactoryOptions {
  readonly credentials: TwilioCredentials;
  /** The main account's auth token beside an API key, where it is known: it reads the tokens of subaccounts. */
  readonly authToken?: Secret;
  /** Sends every Twilio host there instead, path kept (TWILIO_BASE_URL). */
  readonly baseUrl?: string;
  /** For one try of a call, headers and body together. Retries come on top. */
  readonly timeoutMs: number;
  /** Concurrent calls for one account, over all processes. */
  readonly accountConcurrency: number;
  /** How long an operation may wait with its first call while others of its caller are under way. */
  readonly callWaitMs?: number;
  /** True when the upstream is the built-in sandbox. */
  readonly sandbox: boolean;
  /** How long a subaccount that Twilio does not know is not asked for again. */
  readonly unknownAccountMs?: number;
  readonly log: Logger;
  /** Time and chance, for tests. */
  readonly timing?: Timing;
}

/** Accounts whose limits are remembered; one that was not used for long begins again. */
const MOST_ACCOUNTS = 1_000;
/** Accounts that Twilio has not said to be ours yet: SIDs are easily made up, and must not push out those in use. */
const MOST_UNPROVEN_ACCOUNTS = 100;
const UNKNOWN_ACCOUNT_MS = 60_000;

/** Makes the process's access to Trust Hub: one connection pool for each host, one limit for each account. */
export function createTrustHubFactory(options: TrustHubFactoryOptions): TrustHubFactory {
  return new TwilioTrustHubFactory(options);
}

class TwilioTrustHubFactory implements TrustHubFactory {
  readonly defaultAccountSid: Sid;
  private readonly hosts: UpstreamHosts;
  private readonly allowance: Allowance;
  private readonly http: TrustHubHttpClient;
  private readonly main: OpenAccount;
  private readonly subaccounts = new LRUCache<Sid, OpenAccount>({ max: MOST_ACCOUNTS });
  private readonly unproven = new LRUCache<Sid, OpenAccount>({ max: MOST_UNPROVEN_ACCOUNTS });
  private readonly tokens: SubaccountTokens;
  private readonly caches: AccountCaches;
  private observer: Observer | undefined;
  private copies: Copies | undefined;

  constructor(private readonly options: TrustHubFactoryOptions) {
    const { credentials, timeoutMs, log, timing = realTiming } = options;
    const { accountSid } = credentials;
    this.defaultAccountSid = accountSid;
    this.hosts = new UpstreamHosts(options);
    this.allowance = new Allowance(options.accountConcurrency);
    const limiter = new AccountLimiter(accountSid, this.allowance, options.callWaitMs);
    this.http = new TrustHubHttpClient({ hosts: this.hosts, timeoutMs, timing, log }, { limiter });
    this.main = {
      accountSid,
      limiter,
      cursors: new CursorCodec(secretOf(credentials), accountSid),
      sharedClient: createTwilioClient(credentials, accountSid, this.http),
    };
    this.tokens = new SubaccountTokens({
      mainAccountSid: accountSid,
      mainClient: this.tokenReader(limiter),
      unknownMs: options.unknownAccountMs ?? UNKNOWN_ACCOUNT_MS,
      now: () => timing.now(),
    });
    this.caches = createAccountCaches(() => timing.now());
  }

  /** Makes no request yet: a subaccount's token is fetched when its first call is made. */
  open(accountSid: Sid, scope: TrustHubScope): TrustHub {
    const { caches, http, observer, copies } = this;
    const parts = { credentials: this.options.credentials, caches, http, observer, copies };
    return new TwilioTrustHub(openScope(this.accountOf(accountSid), scope, parts), this.options.sandbox);
  }

  async requireUsable(accountSid: Sid, signal?: AbortSignal): Promise<void> {
    await this.accountOf(accountSid).login?.token(signal);
  }

  async isSignedFor(accountSid: Sid, isSignedWith: (authToken: Secret) => boolean): Promise<boolean> {
    const login = this.accountOf(accountSid).login;
    if (login === undefined) throw new Error('The main account signs with the token of the settings.');
    const token = await login.token();
    if (isSignedWith(token)) return true;
    const other = await login.tokenAfter(token);
    return other !== null && isSignedWith(other);
  }

  clear(accountSid: Sid): void {
    this.caches.readsOf(accountSid).outdateAll();
  }

  share(processes: number): void {
    this.allowance.share(processes);
  }

  observe(observer: Observer, copies: Copies): void {
    Object.assign(this, { observer, copies });
  }

  async prepareCalls(): Promise<void> {
    // What is waiting for this turn of the loop comes first.
    await setImmediate();
    loadCallCode(this.main.sharedClient);
    await this.hosts.openAhead(this.options.accountConcurrency);
  }

  hasRoomToSpare(accountSid: Sid): boolean {
    return this.accountOf(accountSid).limiter.hasRoomToSpare;
  }

  close(): Promise<void> {
    return this.hosts.close();
  }

  private accountOf(accountSid: Sid): OpenAccount {
    if (accountSid === this.defaultAccountSid) return this.main;
    if (!isSid(accountSid, 'AC')) throw new ServiceError('FORBIDDEN', 'This is not the SID of an account.');
    const known = this.subaccounts.get(accountSid) ?? this.unproven.get(accountSid);
    if (known !== undefined) return known;
    let proven = false;
    const made = this.subaccount(accountSid, () => {
      if (proven) return;
      proven = true;
      this.unproven.delete(accountSid);
      this.subaccounts.set(accountSid, made);
    });
    this.unproven.set(accountSid, made);
    return made;
  }

  /**
   * The same key as the main account's, so that every process opens the others' cursors; each cursor is for its account
   * only.
   * @param prove called when Twilio has given its token
   */
  private subaccount(accountSid: Sid, prove: () => void): OpenAccount {
    const limiter = new AccountLimiter(accountSid, this.allowance, this.options.callWaitMs);
    const login: CallLogin = {
      username: accountSid,
      token: async (signal) => {
        const token = await this.tokens.of(accountSid, signal);
        prove();
        return token;
      },
      tokenAfter: (refused, signal) => this.tokens.after(accountSid, refused, signal),
    };
    let client: TwilioClient | undefined;
    const make = () => createLoggedInClient(accountSid, this.http.forScope({ limiter, login }));
    return {
      accountSid,
      limiter,
      login,
      cursors: new CursorCodec(secretOf(this.options.credentials), accountSid),
      get sharedClient() {
        return (client ??= make());
      },
    };
  }

  /** What it reads is shared, so that a call ends when none of those who want the token waits any more. */
  private tokenReader(limiter: AccountLimiter): TwilioClient | undefined {
    const { credentials, authToken } = this.options;
    const { accountSid } = credentials;
    const token = 'authToken' in credentials ? credentials.authToken : authToken?.reveal();
    if (token === undefined) return undefined;
    const calls = {
      limiter,
      get signal() {
        return signalOfFlight();
      },
    };
    return createTwilioClient({ accountSid, authToken: token }, accountSid, this.http.forScope(calls));
  }
}
