import type { Sid } from '../../domain/sid.js';

import type { AccountLimiter } from './account-limiter.js';
import type { TwilioClient } from './client.js';
import type { CallLogin } from './http-client.js';
import type { CursorCodec } from '../reading/cursor.js';

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
