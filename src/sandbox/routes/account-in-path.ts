import type { Account } from '../entities/account.js';
import type { Row } from '../entities/row.js';
import { notFound } from '../http/errors.js';
import type { Call } from '../http/router.js';

/** The account that a path of api 2010 names: the caller's own or one of its subaccounts (TRUSTHUB 1.5). */
export function accountInPath(call: Call, name = 'AccountSid'): Account {
  const account = call.world.tables.accounts.get(call.params[name] ?? '');
  const own = account?.sid === call.account.sid || account?.ownerAccountSid === call.account.sid;
  if (account === undefined || !own) throw notFound(call.path);
  return account;
}

/** A row of the account in the path. */
export function ownedInPath<R extends Row>(call: Call, table: { get(sid: string): R | undefined }, name = 'Sid'): R {
  const account = accountInPath(call);
  const row = table.get(call.params[name] ?? '');
  if (row === undefined || row.accountSid !== account.sid) throw notFound(call.path);
  return row;
}
