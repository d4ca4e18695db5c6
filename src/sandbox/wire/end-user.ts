import type { EndUser } from '../entities/end-user.js';
import { isoDate } from './dates.js';

/** An end user has neither a status nor links (TRUSTHUB 1.3). */
export function endUserJson(row: EndUser, base: string): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    friendly_name: row.friendlyName,
    type: row.type,
    attributes: row.attributes,
    date_created: isoDate(row.createdAt),
    date_updated: isoDate(row.updatedAt),
    url: `${base}/v1/EndUsers/${row.sid}`,
  };
}
