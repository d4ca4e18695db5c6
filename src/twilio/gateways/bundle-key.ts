import type { BundleRef } from '../../domain/assignment.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';

import { requireSid } from '../reading/readable-resource.js';

/** The key of what is only reached through its bundle. */
export interface BundleKey {
  readonly bundle: BundleRef;
  readonly sid: Sid;
}

/** For errors of a list under a bundle: it is missing when the bundle is. */
export const NOUN_OF_BUNDLE = { CustomerProfile: 'customer profile', TrustProduct: 'trust product' } as const;

/** The path of a bundle's sub-resource in words: part of a cursor's binding and of a loader's key. */
export function underBundle(bundle: BundleRef, name: string): string {
  return `${bundle.kind}/${bundle.sid}/${name}`;
}

/** @throws CallerError INVALID_INPUT for what is no SID of a bundle */
export function requireBundle(bundle: BundleRef): BundleRef {
  requireSid(bundle.sid, 'BU');
  return bundle;
}

/** @throws CallerError INVALID_INPUT for a list of SIDs too long for one URL */
export function requireAtMost(most: number, sids: readonly Sid[], path: readonly string[]): void {
  if (sids.length <= most) return;
  throw new CallerError(userError(UserErrorCode.INVALID_INPUT, `Give at most ${most} SIDs at a time.`, { path }));
}
