import { findType, SUPPORTING_DOCUMENT_TYPES } from '../entities/object-types.js';
import type { SupportingDocument } from '../entities/supporting-document.js';
import { unknownDocumentType } from '../errors.js';
import type { Answer, Call, Route } from '../router.js';
import { requireUnassigned, requireUnlocked } from '../rules/deletion.js';
import { supportingDocumentJson } from '../wire/supporting-document.js';
import { metaList } from './lists.js';
import { owned, updatedAttributes } from './owned.js';

const path = '/v1/SupportingDocuments';
const found = (call: Call): SupportingDocument => owned(call, call.world.tables.supportingDocuments);
const json = (call: Call, row: SupportingDocument): object => supportingDocumentJson(row, call.world);

/** The list has no filters at all (spec). Files cannot be uploaded here. */
export const supportingDocumentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    handle: (call) =>
      metaList(call, {
        rows: call.world.tables.supportingDocuments.list('account', call.account.sid),
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
      requireUnassigned(call.world, row.sid, 'Supporting Document', 21645);
      call.world.store.delete('supportingDocuments', row.sid);
      return { status: 204 };
    },
  },
];

/** What the addresses are is not looked at here: a wrong one only shows in an evaluation (TRUSTHUB 3). */
function create(call: Call): Answer {
  const { form, world, account } = call;
  const friendlyName = form.requiredFriendlyName();
  const type = form.required('Type');
  if (findType(SUPPORTING_DOCUMENT_TYPES, type)?.machineName !== type)
    throw unknownDocumentType(world.settings.unknownDocumentType);
  const attributes = form.attributes() ?? {};
  const fields = { friendlyName, type, attributes, status: 'DRAFT' } as const;
  return { status: 201, body: json(call, world.create('supportingDocuments', 'RD', account.sid, fields)) };
}

function update(call: Call): Answer {
  const row = found(call);
  const friendlyName = call.form.friendlyName();
  const attributes = updatedAttributes(call, row);
  requireUnlocked(call.world, row.sid);
  const changes = { ...(friendlyName && { friendlyName }), ...(attributes && { attributes }) };
  return { status: 200, body: json(call, call.world.update('supportingDocuments', row, changes)) };
}
