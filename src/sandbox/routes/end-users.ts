import { END_USER_TYPES, findType } from '../entities/object-types.js';
import type { EndUser } from '../entities/rows.js';
import { invalidParameter } from '../http/errors.js';
import { attributedRoutes } from './attributed.js';
import { isoDate } from '../wire/spelling.js';

export const endUserRoutes = attributedRoutes<EndUser>({
  path: '/v1/EndUsers',
  table: 'endUsers',
  noun: 'End-User',
  attachedCode: 21644,
  rowsOf: ({ tables }) => tables.endUsers,
  toJson: (row, { trusthubBase }) => endUserJson(row, trusthubBase),
  requireType: (type) => {
    // 22206 "invalid object type", of regulatory bundles.
    if (findType(END_USER_TYPES, type)?.machineName !== type)
      throw invalidParameter('Type is not a known End-User type', 22206);
  },
  create: ({ world, account }, fields) => world.create('endUsers', 'IT', account.sid, fields),
  update: (world, row, changes) => world.update('endUsers', row, changes),
});

/** An end user has neither a status nor links (TRUSTHUB 1.3). */
function endUserJson(row: EndUser, base: string): object {
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
