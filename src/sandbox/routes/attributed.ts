import type { Collection } from '../store/collection.js';
import type { Attributes, Row } from '../entities/rows.js';
import type { Answer, Call, Route } from '../http/router.js';
import { requireUnassigned, requireUnlocked } from '../rules/deletion.js';
import type { World } from '../world.js';
import { metaList } from '../wire/paging.js';
import { owned, updatedAttributes } from './owned.js';

/** What end users and supporting documents have in common. */
interface AttributedRow extends Row {
  readonly friendlyName: string;
  readonly attributes: Attributes;
}

interface NewFields {
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
}

/** What distinguishes the two. */
export interface AttributedResource<R extends AttributedRow> {
  readonly path: string;
  readonly table: 'endUsers' | 'supportingDocuments';
  /** Twilio's word for it, and the code with which it refuses to delete one that is attached. */
  readonly noun: string;
  readonly attachedCode: number;
  rowsOf(world: World): Collection<R, 'account'>;
  toJson(row: R, world: World): object;
  /** Throws Twilio's refusal of a type that it does not know. */
  requireType(type: string, world: World): void;
  create(call: Call, fields: NewFields): R;
  update(world: World, row: R, changes: Partial<Pick<R, 'friendlyName' | 'attributes'>>): R;
}

/** The five operations of either. The list has no filters at all (spec), and `Type` is fixed once given. */
export function attributedRoutes<R extends AttributedRow>(resource: AttributedResource<R>): readonly Route[] {
  const { path } = resource;
  const found = (call: Call): R => owned(call, resource.rowsOf(call.world));
  const json = (call: Call, row: R): object => resource.toJson(row, call.world);
  const create = (call: Call): Answer => {
    const { form, world } = call;
    const friendlyName = form.requiredFriendlyName();
    const type = form.required('Type');
    resource.requireType(type, world);
    const attributes = form.attributes() ?? {};
    return { status: 201, body: json(call, resource.create(call, { friendlyName, type, attributes })) };
  };
  const update = (call: Call): Answer => {
    const row = found(call);
    const friendlyName = call.form.friendlyName();
    const attributes = updatedAttributes(call, row);
    requireUnlocked(call.world, row.sid, resource.noun.toLowerCase());
    const changes = { ...(friendlyName && { friendlyName }), ...(attributes && { attributes }) };
    return { status: 200, body: json(call, resource.update(call.world, row, changes)) };
  };
  const remove = (call: Call): Answer => {
    const row = found(call);
    requireUnassigned(call.world, row.sid, resource.noun, resource.attachedCode);
    call.world.store.delete(resource.table, row.sid);
    return { status: 204 };
  };
  return [
    {
      method: 'GET',
      path,
      handle: (call) =>
        metaList(call, {
          rows: resource.rowsOf(call.world).list('account', call.account.sid),
          key: 'results',
          toJson: (row) => json(call, row),
        }),
    },
    { method: 'POST', path, parameters: ['FriendlyName', 'Type', 'Attributes'], handle: create },
    { method: 'GET', path: `${path}/{Sid}`, handle: (call) => ({ status: 200, body: json(call, found(call)) }) },
    { method: 'POST', path: `${path}/{Sid}`, parameters: ['FriendlyName', 'Attributes'], handle: update },
    { method: 'DELETE', path: `${path}/{Sid}`, handle: remove },
  ];
}
