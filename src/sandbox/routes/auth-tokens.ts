import type { Account } from '../entities/rows.js';
import { conflict, notFound } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { digest } from '../store/sids.js';
import { isoDate } from '../wire/spelling.js';

const secondary = '/v1/AuthTokens/Secondary';
const promote = '/v1/AuthTokens/Promote';
const parameters = ['SuppressEmailNotification'];

/**
 * How an account changes its auth token (accounts v1): it makes a second one, which is accepted beside the first,
 * and promotes it; from then on the first is refused. Each account does so for itself.
 */
export const authTokenRoutes: readonly Route[] = [
  { method: 'POST', path: secondary, parameters, handle: create },
  { method: 'DELETE', path: secondary, parameters, handle: remove },
  { method: 'POST', path: promote, parameters, handle: promoteIt },
];

function create({ world, account, form }: Call): Answer {
  form.optionalBoolean('SuppressEmailNotification');
  if (account.secondaryToken) throw conflict(20409, 'The account has a secondary auth token already');
  const { seq } = world.store.issue('AC');
  const token = digest(world.store.seed, 'token', account.sid, seq);
  const made = world.update('accounts', account, { secondaryToken: { token, createdAt: world.now() } });
  return { status: 201, body: secondaryTokenJson(made, token) };
}

function remove({ world, account, path }: Call): Answer {
  if (!account.secondaryToken) throw notFound(path);
  world.update('accounts', account, { secondaryToken: null });
  return { status: 204 };
}

function promoteIt({ world, account, form, path }: Call): Answer {
  form.optionalBoolean('SuppressEmailNotification');
  const { secondaryToken } = account;
  if (!secondaryToken) throw notFound(path);
  const changed = world.update('accounts', account, { authToken: secondaryToken.token, secondaryToken: null });
  return { status: 200, body: promotedTokenJson(changed, secondaryToken.createdAt) };
}

const BASE = 'https://accounts.twilio.com/v1/AuthTokens';

/** An account's secondary token, as only its creation shows it. */
function secondaryTokenJson(row: Account, token: string): object {
  return {
    account_sid: row.sid,
    secondary_auth_token: token,
    date_created: isoDate(row.updatedAt),
    date_updated: isoDate(row.updatedAt),
    url: `${BASE}/Secondary`,
  };
}

/** The token that an account has from now on. */
function promotedTokenJson(row: Account, createdAt: number): object {
  return {
    account_sid: row.sid,
    auth_token: row.authToken,
    date_created: isoDate(createdAt),
    date_updated: isoDate(row.updatedAt),
    url: `${BASE}/Promote`,
  };
}
