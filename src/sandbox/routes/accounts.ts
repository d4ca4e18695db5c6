import type { Account, AccountStatus } from '../entities/rows.js';
import { notFound, TwilioError } from '../http/errors.js';
import type { Answer, Call, Route } from '../http/router.js';
import { accountInPath } from './owned.js';
import { digest } from '../store/sids.js';
import { filter, list2010 } from '../wire/paging.js';
import { rfc2822Date } from '../wire/spelling.js';

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

const SUBRESOURCES = {
  addresses: 'Addresses',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
} as const;

/** An account's JSON, token included: integrators read a subaccount's token from here (TRUSTHUB 1.5). */
function accountJson(row: Account): object {
  const path = `/2010-04-01/Accounts/${row.sid}`;
  return {
    sid: row.sid,
    owner_account_sid: row.ownerAccountSid,
    friendly_name: row.friendlyName,
    auth_token: row.authToken,
    status: row.status,
    type: 'Full',
    date_created: rfc2822Date(row.createdAt),
    date_updated: rfc2822Date(row.updatedAt),
    subresource_uris: Object.fromEntries(
      Object.entries(SUBRESOURCES).map(([key, name]) => [key, `${path}/${name}.json`]),
    ),
    uri: `${path}.json`,
  };
}
