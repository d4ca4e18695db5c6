import type { EndUser } from '../entities/end-user.js';
import { END_USER_TYPES, findType } from '../entities/object-types.js';
import { invalidParameter } from '../http/errors.js';
import { endUserJson } from '../wire/end-user.js';
import { attributedRoutes } from './attributed.js';

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
