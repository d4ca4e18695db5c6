import type { Account } from '../entities/account.js';
import { isoDate } from './dates.js';

const BASE = 'https://accounts.twilio.com/v1/AuthTokens';

/** An account's secondary token, as only its creation shows it. */
export function secondaryTokenJson(row: Account, token: string): object {
  return {
    account_sid: row.sid,
    secondary_auth_token: token,
    date_created: isoDate(row.updatedAt),
    date_updated: isoDate(row.updatedAt),
    url: `${BASE}/Secondary`,
  };
}

/** The token that an account has from now on. */
export function promotedTokenJson(row: Account, createdAt: number): object {
  return {
    account_sid: row.sid,
    auth_token: row.authToken,
    date_created: isoDate(createdAt),
    date_updated: isoDate(row.updatedAt),
    url: `${BASE}/Promote`,
  };
}
