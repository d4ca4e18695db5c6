import type { SupportingDocument } from '../entities/supporting-document.js';
import { isoDate } from './dates.js';

/** `mime_type` is null unless the document is a file, and files are not emulated. */
export function supportingDocumentJson(row: SupportingDocument, base: string): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    friendly_name: row.friendlyName,
    mime_type: null,
    status: row.status,
    type: row.type,
    attributes: row.attributes,
    date_created: isoDate(row.createdAt),
    date_updated: isoDate(row.updatedAt),
    url: `${base}/v1/SupportingDocuments/${row.sid}`,
  };
}
