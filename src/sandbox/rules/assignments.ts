import type { RowOf } from '../store/tables.js';
import type { World } from '../world.js';

/** The two tables of what is on a bundle, with the prefix of their SIDs. */
const PREFIXES = { entityAssignments: 'BV', channelEndpointAssignments: 'RA' } as const;
type AssignmentTable = keyof typeof PREFIXES;

/** What an assignment says besides its SID, account and dates. */
type Fields<N extends AssignmentTable> = Omit<RowOf<N>, 'sid' | 'accountSid' | 'seq' | 'createdAt' | 'updatedAt'>;

/** Puts an object or a number on a bundle. Whether that is allowed is for `attaching.ts` to say. */
export function assign<N extends AssignmentTable>(
  world: World,
  table: N,
  accountSid: string,
  fields: Fields<N>,
): RowOf<N> {
  const row = world.create(table, PREFIXES[table], accountSid, fields);
  moveDate(world, row.bundleSid);
  return row;
}

/** Takes assignments away. */
export function unassign<N extends AssignmentTable>(world: World, table: N, rows: Iterable<RowOf<N>>): void {
  for (const { sid, bundleSid } of [...rows]) {
    world.store.delete(table, sid);
    moveDate(world, bundleSid);
  }
}

/** By the switch, a bundle counts as changed when what is on it does. */
function moveDate(world: World, bundleSid: string): void {
  if (world.settings.bundleDateUpdated === 'own-changes') return;
  const bundle = world.tables.bundles.get(bundleSid);
  if (bundle !== undefined) world.update('bundles', bundle, {});
}
