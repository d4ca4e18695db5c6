import type { Row } from './row.js';

/** The account the sandbox always has, so that a server without credentials can log in. */
export const SANDBOX_ACCOUNT_SID = 'AC5a9db0c500000000000000005a9db0c5';

/** The auth token of the built-in account. Not a secret: it opens nothing but a sandbox. */
export const SANDBOX_AUTH_TOKEN = '5a9db0c5a5a9db0c5a5a9db0c5a5a9db';

/** Whether an account may be used. */
export type AccountStatus = 'active' | 'suspended' | 'closed';

/** An account or subaccount. Its row's `accountSid` is its own SID. */
export interface Account extends Row {
  readonly friendlyName: string;
  readonly authToken: string;
  /** A second token that is accepted beside the first, until it is promoted to replace it or deleted. */
  readonly secondaryToken?: { readonly token: string; readonly createdAt: number } | null;
  /** The parent's SID; its own for a main account, as Twilio shows it. */
  readonly ownerAccountSid: string;
  readonly status: AccountStatus;
}

/** An API key: a second way to log in to one account. */
export interface ApiKey extends Row {
  readonly secret: string;
}
