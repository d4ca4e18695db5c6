import { notFound, TwilioError } from '../http/errors.js';
import type { Account, AccountStatus } from '../entities/account.js';
import type { Answer, Call, Route } from '../http/router.js';
import { digest } from '../store/sids.js';
import { accountJson } from '../wire/account.js';
import { accountInPath } from './account-in-path.js';
import { filter, list2010 } from './lists.js';

const path = '/2010-04-01/Accounts';
const one = `${path}/{Sid}`;
const STATUSES: readonly string[] = ['active', 'suspended', 'closed'];

/** The caller's account and its subaccounts. */
export const accountRoutes: readonly Route[] = [
  { method: 'GET', path, parameters: ['FriendlyName', 'Status'], handle: list },
  { method: 'POST', path, parameters: ['FriendlyName'], handle: create },
  { method: 'GET', path: one, handle: (call) => ({ status: 200, body: accountJson(accountInPath(call, 'Sid')) }) },
  { method: 'POST', path: one, parameters: ['FriendlyName', 'Status'], handle: update },
];

function list(call: Call): Answer {
  const name = filter(call, 'FriendlyName');
  const status = filter(call, 'Status');
  const where = (row: Account): boolean =>
    (name === undefined || row.friendlyName === name) && (status === undefined || row.status === status);
  // A main account owns itself; a subaccount sees only itself.
  const own = call.account.ownerAccountSid === call.account.sid;
  const rows = call.world.tables.accounts.list('owner', call.account.ownerAccountSid);
  return list2010(call, {
    rows,
    where: own ? where : (row) => row.sid === call.account.sid && where(row),
    key: 'accounts',
    toJson: accountJson,
  });
}

function create(call: Call): Answer {
  const { world, account, form } = call;
  if (account.ownerAccountSid !== account.sid)
    throw new TwilioError(403, 20403, 'A subaccount cannot create subaccounts');
  const friendlyName = form.friendlyName() || `SubAccount Created at ${world.clock.now().toISOString()}`;
  const { sid, seq } = world.store.issue('AC');
  const now = world.now();
  const created: Account = {
    sid,
    seq,
    accountSid: sid,
    ownerAccountSid: account.sid,
    friendlyName,
    authToken: digest(world.store.seed, 'token', sid),
    status: 'active',
    createdAt: now,
    updatedAt: now,
  };
  world.store.put('accounts', created);
  return { status: 201, body: accountJson(created) };
}

function update(call: Call): Answer {
  const target = accountInPath(call, 'Sid');
  const friendlyName = call.form.friendlyName();
  const status = call.form.optional('Status');
  if (status && !STATUSES.includes(status))
    throw new TwilioError(400, 20001, `Status must be one of ${STATUSES.join(', ')}`);
  if (status && target.sid === call.account.sid) throw notFound(call.path);
  const changes = { ...(friendlyName && { friendlyName }), ...(status && { status: status as AccountStatus }) };
  return { status: 200, body: accountJson(call.world.update('accounts', target, changes)) };
}
