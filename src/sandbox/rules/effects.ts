import type { Bundle } from '../entities/bundle.js';
import type { World } from '../world.js';
import { CaseFile } from './case-file.js';
import { MAGIC_VALUES } from './magic/table.js';
import type { Effect, MagicValue } from './magic/matchers.js';

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
