import type { Secret } from '../domain/secret.js';
import type { Sid } from '../domain/sid.js';

import type { AccountLimiter } from './account-limiter.js';
import type { TwilioClient } from './client.js';
import type { CursorCodec } from './cursor.js';

/** How the calls for a subaccount prove that they may be made. */
export interface CallLogin {
  readonly username: string;
  /** @throws ServiceError where there is no token to be had */
  token(signal?: AbortSignal): Promise<Secret>;
  /** The token to try instead of one that Twilio refused; null for none other. @throws ServiceError */
  tokenAfter(refused: Secret, signal?: AbortSignal): Promise<Secret | null>;
}

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
