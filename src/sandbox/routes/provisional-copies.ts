import type { Bundle, BundleKind } from '../entities/bundle.js';
import type { Answer, Call, Route } from '../http/router.js';
import { copyOf, createCopy } from '../rules/provisional-copy.js';
import { provisionalCopyJson } from '../wire/provisional-copy.js';
import { ownedBundle } from './owned.js';

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
