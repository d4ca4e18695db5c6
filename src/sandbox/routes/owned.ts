import type { Bundle, BundleKind } from '../entities/bundle.js';
import type { Account, Attributes, Row } from '../entities/rows.js';
import { notFound } from '../http/errors.js';
import type { Call } from '../http/router.js';

/** A row of the caller's account. Another account's seems not to exist. */
export function owned<R extends Row>(call: Call, table: { get(sid: string): R | undefined }, name = 'Sid'): R {
  const row = table.get(call.params[name] ?? '');
  if (row === undefined || row.accountSid !== call.account.sid) throw notFound(call.path);
  return row;
}

/** The bundle in a path. One of the other kind is not found, though both have the prefix BU. */
export function ownedBundle(call: Call, kind: BundleKind, name: string): Bundle {
  const bundle = owned(call, call.world.tables.bundles, name);
  if (bundle.kind !== kind.name) throw notFound(call.path);
  return bundle;
}

/** A row under a bundle, found only through that bundle. */
export function ownedUnder<R extends Row & { readonly bundleSid: string }>(
  call: Call,
  bundle: Bundle,
  table: { get(sid: string): R | undefined },
): R {
  const row = owned(call, table);
  if (row.bundleSid !== bundle.sid) throw notFound(call.path);
  return row;
}

/** Attributes as an update leaves them. They replace what was there, or by the switch add to it (TRUSTHUB 1.2). */
export function updatedAttributes(call: Call, row: { readonly attributes: Attributes }): Attributes | undefined {
  const sent = call.form.attributes();
  return sent !== undefined && call.world.settings.attributes === 'merged' ? { ...row.attributes, ...sent } : sent;
}

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
