import { findType, SUPPORTING_DOCUMENT_TYPES } from '../entities/object-types.js';
import type { SupportingDocument } from '../entities/supporting-document.js';
import { unknownDocumentType } from '../http/errors.js';
import { supportingDocumentJson } from '../wire/supporting-document.js';
import { attributedRoutes } from './attributed.js';

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
