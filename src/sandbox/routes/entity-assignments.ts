import type { BundleKind } from '../entities/bundle.js';
import { findPolicy } from '../entities/policies.js';
import type { EntityAssignment } from '../entities/rows.js';
import type { Call, Route } from '../http/router.js';
import { ownedBundle, ownedUnder } from './owned.js';
import { assign, unassign } from '../rules/assignments.js';
import { checkEntity } from '../rules/attaching.js';
import { requireEditable } from '../rules/status.js';
import type { Tables } from '../store/tables.js';
import { filter, metaList } from '../wire/paging.js';
import { isoDate } from '../wire/spelling.js';

/** What is attached to a bundle. There is no update: a change is a delete and a create. */
export function entityAssignmentRoutes(kind: BundleKind): readonly Route[] {
  const path = `/v1/${kind.collection}/{BundleSid}/EntityAssignments`;
  const one = `${path}/{Sid}`;
  const json = (call: Call, row: EntityAssignment): object => entityAssignmentJson(row, kind, call.world.trusthubBase);
  const bundleOf = (call: Call) => ownedBundle(call, kind, 'BundleSid');
  const found = (call: Call) => ownedUnder(call, bundleOf(call), call.world.tables.entityAssignments);
  return [
    {
      method: 'GET',
      path,
      parameters: ['ObjectType'],
      handle: (call) => {
        const { tables } = call.world;
        const type = filter(call, 'ObjectType');
        return metaList(call, {
          rows: tables.entityAssignments.list('bundle', bundleOf(call).sid),
          where: type === undefined ? undefined : (row) => objectType(tables, row.objectSid) === type,
          key: 'results',
          toJson: (row) => json(call, row),
        });
      },
    },
    {
      method: 'POST',
      path,
      parameters: ['ObjectSid'],
      handle: (call) => {
        const bundle = bundleOf(call);
        const objectSid = call.form.required('ObjectSid');
        checkEntity(call.world, bundle, objectSid);
        const fields = { bundleSid: bundle.sid, objectSid };
        return { status: 201, body: json(call, assign(call.world, 'entityAssignments', call.account.sid, fields)) };
      },
    },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: json(call, found(call)) }) },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        const row = found(call);
        requireEditable(bundleOf(call));
        unassign(call.world, 'entityAssignments', [row]);
        return { status: 204 };
      },
    },
  ];
}

/** The machine name that `ObjectType` filters by. For a bundle it is the name by which policies ask for it (inferred). */
function objectType(tables: Tables, sid: string): string | undefined {
  const own = tables.endUsers.get(sid) ?? tables.supportingDocuments.get(sid);
  return own?.type ?? findPolicy(tables.bundles.get(sid)?.policySid ?? '')?.bundleType;
}

function entityAssignmentJson(row: EntityAssignment, kind: BundleKind, base: string): object {
  return {
    sid: row.sid,
    [kind.sidKey]: row.bundleSid,
    account_sid: row.accountSid,
    object_sid: row.objectSid,
    date_created: isoDate(row.createdAt),
    url: `${base}/v1/${kind.collection}/${row.bundleSid}/EntityAssignments/${row.sid}`,
  };
}
