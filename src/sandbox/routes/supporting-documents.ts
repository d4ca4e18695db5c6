import { findType, SUPPORTING_DOCUMENT_TYPES } from '../entities/object-types.js';
import type { SupportingDocument } from '../entities/rows.js';
import { unknownDocumentType } from '../http/errors.js';
import { attributedRoutes } from './attributed.js';
import { documentStatus, isoDate } from '../wire/spelling.js';
import type { World } from '../world.js';

/**
 * Files cannot be uploaded here. The addresses of a document are not checked: a wrong one only shows in an evaluation
 * (TRUSTHUB 3).
 */
export const supportingDocumentRoutes = attributedRoutes<SupportingDocument>({
  path: '/v1/SupportingDocuments',
  table: 'supportingDocuments',
  noun: 'Supporting Document',
  attachedCode: 21645,
  rowsOf: ({ tables }) => tables.supportingDocuments,
  toJson: supportingDocumentJson,
  requireType: (type, { settings }) => {
    if (findType(SUPPORTING_DOCUMENT_TYPES, type)?.machineName !== type)
      throw unknownDocumentType(settings.unknownDocumentType);
  },
  create: ({ world, account }, fields) =>
    world.create('supportingDocuments', 'RD', account.sid, { ...fields, status: 'DRAFT' }),
  update: (world, row, changes) => world.update('supportingDocuments', row, changes),
});

/** `mime_type` is null unless the document is a file, and files are not emulated. */
function supportingDocumentJson(row: SupportingDocument, { trusthubBase, settings }: World): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    friendly_name: row.friendlyName,
    mime_type: null,
    status: documentStatus(row.status, settings),
    type: row.type,
    attributes: row.attributes,
    date_created: isoDate(row.createdAt),
    date_updated: isoDate(row.updatedAt),
    url: `${trusthubBase}/v1/SupportingDocuments/${row.sid}`,
  };
}
