import type { SandboxRow } from '../../chaos/support/rows.js';
import { SINGLE } from './traffic.js';

/**
 * What is wrong with the end users that were made by themselves: of each that a server has said was made there is
 * exactly one, and of one whose answer was lost at most one.
 */
export function singlesProblems(rows: readonly SandboxRow[], made: ReadonlyMap<string, string>): readonly string[] {
  const sids = new Map<string, string[]>();
  for (const { row } of rows) {
    const name = row.friendlyName ?? '';
    if (name.startsWith(SINGLE)) sids.set(name, [...(sids.get(name) ?? []), row.sid]);
  }
  const lost = [...made].filter(([name, sid]) => sids.get(name)?.includes(sid) !== true);
  const doubled = [...sids].filter(([, own]) => own.length > 1);
  return [...lost.map(([name]) => `lost: ${name}`), ...doubled.map(([name]) => `doubled: ${name}`)];
}
