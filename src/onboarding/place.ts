import { foreignCursor, type CursorSeal } from '../domain/cursor-seal.js';
import type { OnboardingFilter } from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import type { RunPlace } from './storage/runs.store.js';

/** The list of an account's runs with its filter. */
export interface RunList {
  readonly accountSid: Sid;
  readonly filter: OnboardingFilter;
}

/** A cursor holds the place of a run: its time and id. */
export function toCursor(cursors: CursorSeal, list: RunList, { createdAt, runId }: RunPlace): string {
  return cursors.seal(list.accountSid, bindingOf(list), JSON.stringify([createdAt, runId]));
}

/** @throws CallerError INVALID_INPUT for what is no cursor of this list of this account */
export function fromCursor(cursors: CursorSeal, list: RunList, cursor: string): RunPlace {
  const [createdAt, runId] = JSON.parse(cursors.open(list.accountSid, bindingOf(list), cursor)) as readonly unknown[];
  if (typeof createdAt !== 'string' || typeof runId !== 'string') throw foreignCursor();
  return { createdAt, runId };
}

function bindingOf({ filter }: RunList): string {
  return JSON.stringify(['onboardings', filter.status ?? null, filter.kind ?? null]);
}
