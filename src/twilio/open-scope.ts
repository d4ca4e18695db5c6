import type { Sid } from '../domain/sid.js';

import type { AccountCaches } from './reading/account-caches.js';
import type { Copies } from './reading/copy.js';
import type { CursorCodec } from './reading/cursor.js';
import { signalOfFlight } from './reading/flights.js';
import type { Observer } from './reading/observer.js';
import type { Scope } from './reading/scope.js';
import type { AccountLimiter } from './transport/account-limiter.js';
import {
  createLoggedInClient,
  createTwilioClient,
  type TwilioClient,
  type TwilioCredentials,
} from './transport/client.js';
import type { CallLogin, TrustHubHttpClient } from './transport/http-client.js';
import type { TrustHubScope } from './trust-hub.js';

/** What all scopes of one account share. */
export interface OpenAccount {
  readonly accountSid: Sid;
  readonly limiter: AccountLimiter;
  readonly cursors: CursorCodec;
  /** None for the main account, whose credentials this server was started with. */
  readonly login?: CallLogin;
  /** Bound to the account alone, not to a scope. */
  readonly sharedClient: TwilioClient;
}

/** What all scopes of the process share. */
interface ScopeParts {
  readonly credentials: TwilioCredentials;
  readonly caches: AccountCaches;
  readonly http: TrustHubHttpClient;
  readonly observer: Observer | undefined;
  readonly copies: Copies | undefined;
}

/** What the gateways of one scope share. */
export function openScope(
  account: OpenAccount,
  { cached, signal, fresh = false, age, caller, givesWay = false, budget, pending }: TrustHubScope,
  { credentials, caches, http, observer, copies }: ScopeParts,
): Scope {
  const { accountSid, cursors, limiter, login } = account;
  const reads = caches.readsOf(accountSid);
  const calls = {
    limiter,
    login,
    caller,
    givesWay,
    budget,
    // A call whose answer others share ends when none of them waits any more, not with the scope that began it.
    get signal() {
      return signalOfFlight() ?? signal;
    },
  };
  const make = () => {
    const client = http.forScope(calls);
    return login === undefined
      ? createTwilioClient(credentials, accountSid, client)
      : createLoggedInClient(accountSid, client);
  };
  let client: TwilioClient | undefined;
  return {
    accountSid,
    isMain: login === undefined,
    cached,
    fresh,
    age,
    copy: age && copies?.open(accountSid, age),
    signal,
    budget,
    observer,
    pending,
    basis: reads.basis(fresh || !cached, budget, () => limiter.hasRoomToSpare),
    caches,
    reads,
    cursors,
    get sharedClient() {
      return account.sharedClient;
    },
    get client() {
      return (client ??= make());
    },
  };
}
