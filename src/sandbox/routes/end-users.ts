import type { EndUser } from '../entities/end-user.js';
import { END_USER_TYPES, findType } from '../entities/object-types.js';
import { invalidParameter } from '../errors.js';
import type { Answer, Call, Route } from '../router.js';
import { requireUnassigned, requireUnlocked } from '../rules/deletion.js';
import { endUserJson } from '../wire/end-user.js';
import { metaList } from './lists.js';
import { owned, updatedAttributes } from './owned.js';

const path = '/v1/EndUsers';
const found = (call: Call): EndUser => owned(call, call.world.tables.endUsers);
const json = (call: Call, row: EndUser): object => endUserJson(row, call.world.trusthubBase);

/** The list has no filters at all (spec). `Type` is fixed once given. */
export const endUserRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    handle: (call) =>
      metaList(call, {
        rows: call.world.tables.endUsers.list('account', call.account.sid),
        key: 'results',
        toJson: (row) => json(call, row),
      }),
  },
  { method: 'POST', path, parameters: ['FriendlyName', 'Type', 'Attributes'], handle: create },
  { method: 'GET', path: `${path}/{Sid}`, handle: (call) => ({ status: 200, body: json(call, found(call)) }) },
  { method: 'POST', path: `${path}/{Sid}`, parameters: ['FriendlyName', 'Attributes'], handle: update },
  {
    method: 'DELETE',
    path: `${path}/{Sid}`,
    handle: (call) => {
      const row = found(call);
      requireUnassigned(call.world, row.sid, 'End-User', 21644);
      call.world.store.delete('endUsers', row.sid);
      return { status: 204 };
    },
  },
];

function create(call: Call): Answer {
  const { form, world, account } = call;
  const friendlyName = form.requiredFriendlyName();
  const type = form.required('Type');
  // 22206 "invalid object type", of regulatory bundles.
  if (findType(END_USER_TYPES, type)?.machineName !== type)
    throw invalidParameter('Type is not a known End-User type', 22206);
  const attributes = form.attributes() ?? {};
  return {
    status: 201,
    body: json(call, world.create('endUsers', 'IT', account.sid, { friendlyName, type, attributes })),
  };
}

function update(call: Call): Answer {
  const row = found(call);
  const friendlyName = call.form.friendlyName();
  const attributes = updatedAttributes(call, row);
  requireUnlocked(call.world, row.sid);
  const changes = { ...(friendlyName && { friendlyName }), ...(attributes && { attributes }) };
  return { status: 200, body: json(call, call.world.update('endUsers', row, changes)) };
}
