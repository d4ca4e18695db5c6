import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import type { World } from '../world.js';
import { isoDate } from './dates.js';
import { bundleStatus } from './spelling.js';

/**
 * A provisional copy. It has no `sid` of its own in the description: here the bundle's key carries the copy's SID, since
 * nothing else would say where to edit it, and `url` is that of the original.
 */
export function provisionalCopyJson(copy: Bundle, original: Bundle, { trusthubBase, settings }: World): object {
  const { collection, sidKey } = kindOf(copy.kind);
  return {
    [sidKey]: copy.sid,
    account_sid: copy.accountSid,
    policy_sid: copy.policySid,
    friendly_name: copy.friendlyName,
    status: bundleStatus(copy.status, settings),
    email: copy.email,
    status_callback: copy.statusCallback,
    valid_until: copy.validUntil === null ? null : isoDate(copy.validUntil),
    date_created: isoDate(copy.createdAt),
    date_updated: isoDate(copy.updatedAt),
    url: `${trusthubBase}/v1/${collection}/${original.sid}/ProvisionalCopy`,
  };
}
