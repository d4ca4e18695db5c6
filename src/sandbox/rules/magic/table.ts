import type { Bundle } from '../../entities/bundle.js';
import { CaseFile } from '../case-file.js';
import type { Effect, MagicValue } from './matchers.js';
import { PRODUCT_VALUES } from './products.js';
import { PROFILE_VALUES } from './profiles.js';
import type { World } from '../../world.js';

/**
 * The table; docs/sandbox.md is rendered from it. All rejections that fit are given, and they win over a review that waits
 * for a person.
 */
export const MAGIC_VALUES: readonly MagicValue[] = [...PROFILE_VALUES, ...PRODUCT_VALUES];

/** Codes of TRUSTHUB 6 that need no magic: the rules of the sandbox give them. */
export const RULED_CODES: readonly { readonly code: number; readonly when: string }[] = [
  { code: 11005, when: 'a Voice Integrity product is submitted while its profile is not approved' },
  { code: 11006, when: 'a CNAM product is submitted while its profile is not approved' },
  { code: 18607, when: 'a bundle that is not approved, or is itself a copy, is copied (HTTP 400)' },
  { code: 18608, when: 'a bundle that has a copy under way is copied again (HTTP 400)' },
  { code: 18610, when: 'a bundle is copied and an address of its documents was deleted (HTTP 400)' },
  { code: 22404, when: 'a starter profile is created while the switch `starterProfiles` is off (HTTP 400)' },
];

/** What the magic values say of a bundle, as it is now. */
export function effectsOn(world: World, bundle: Bundle): readonly Effect[] {
  const file = new CaseFile(world, bundle);
  return MAGIC_VALUES.filter((row) => decides(row, bundle) && row.matches(file)).map((row) => row.effect);
}

export function hasEffect(effects: readonly Effect[], kind: Effect['kind']): boolean {
  return effects.some((effect) => effect.kind === kind);
}

/** The codes that a review ends with, each once. */
export function rejectionCodes(effects: readonly Effect[]): readonly number[] {
  return [...new Set(effects.flatMap((effect) => (effect.kind === 'reject' ? effect.code : [])))];
}

function decides({ of }: MagicValue, bundle: Bundle): boolean {
  if (of === 'everything') return true;
  if (bundle.kind === 'customer-profile') return of.includes('profiles');
  if (bundle.kind === 'registration') return of.includes('registrations');
  return of.some((policySid) => policySid === bundle.policySid);
}
