import type { SupportingDocument } from '../entities/supporting-document.js';
import type { World } from '../world.js';
import { isoDate } from './dates.js';
import { documentStatus } from './spelling.js';

/** `mime_type` is null unless the document is a file, and files are not emulated. */
export function supportingDocumentJson(row: SupportingDocument, { trusthubBase, settings }: World): object {
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
