import { kindOf } from '../entities/bundle.js';
import type { Bundle, BundleKind } from '../entities/bundle.js';
import type { Answer, Call, Route } from '../http/router.js';
import { ownedBundle } from './owned.js';
import { copyOf, createCopy } from '../rules/provisional-copy.js';
import { bundleStatus, isoDate } from '../wire/spelling.js';
import type { World } from '../world.js';

/** The copy under which an approved bundle is edited. */
export function provisionalCopyRoutes(kind: BundleKind): readonly Route[] {
  const path = `/v1/${kind.collection}/{BundleSid}/ProvisionalCopy`;
  const shown = (call: Call, status: number, original: Bundle, copy: Bundle): Answer => ({
    status,
    body: provisionalCopyJson(copy, original, call.world),
  });
  return [
    {
      method: 'GET',
      path,
      handle: (call) => {
        const original = ownedBundle(call, kind, 'BundleSid');
        return shown(call, 200, original, copyOf(call.world, original, call.path));
      },
    },
    {
      method: 'POST',
      path,
      handle: (call) => {
        const original = ownedBundle(call, kind, 'BundleSid');
        return shown(call, 201, original, createCopy(call.world, original));
      },
    },
  ];
}

/**
 * A provisional copy. It has no `sid` of its own in the description: here the bundle's key carries the copy's SID, since
 * nothing else would say where to edit it, and `url` is that of the original.
 */
function provisionalCopyJson(copy: Bundle, original: Bundle, { trusthubBase, settings }: World): object {
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
