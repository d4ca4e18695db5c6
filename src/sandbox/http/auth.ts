import type { Account } from '../entities/account.js';
import { TwilioError, unauthenticated } from './errors.js';
import type { Tables } from '../store/tables.js';

/** The account of an `Authorization: Basic` header: by its SID and one of its tokens, or by a key of its own. */
export function authenticate(tables: Tables, header: string | undefined): Account {
  const [scheme, encoded] = header?.split(' ') ?? [];
  if (encoded === undefined || scheme?.toLowerCase() !== 'basic') throw unauthenticated();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon === -1) throw unauthenticated();
  const account = accountOf(tables, decoded.slice(0, colon), decoded.slice(colon + 1));
  if (account === undefined) throw unauthenticated();
  // 20005 is the dictionary's "account not active".
  if (account.status !== 'active') throw new TwilioError(401, 20005, 'Account is not active');
  return account;
}

function accountOf(tables: Tables, user: string, password: string): Account | undefined {
  if (user.startsWith('SK')) {
    const key = tables.apiKeys.get(user);
    return key?.secret === password ? tables.accounts.get(key.accountSid) : undefined;
  }
  const account = tables.accounts.get(user);
  return password === account?.authToken || password === account?.secondaryToken?.token ? account : undefined;
}
