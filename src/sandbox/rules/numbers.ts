import type { IncomingPhoneNumber } from '../entities/rows.js';
import type { World } from '../world.js';
import { unassign } from './assignments.js';

/** Releases a number: it is free for everybody, and its SID is gone. */
export function releaseNumber(world: World, number: IncomingPhoneNumber): void {
  leaveBundles(world, number);
  world.store.delete('incomingPhoneNumbers', number.sid);
}

/** Gives a number to another account. It keeps its SID. */
export function moveNumber(world: World, number: IncomingPhoneNumber, accountSid: string): IncomingPhoneNumber {
  if (accountSid === number.accountSid) return number;
  leaveBundles(world, number);
  return world.update('incomingPhoneNumbers', number, { accountSid });
}

/** Takes a number off every bundle that it is on; by the switch it stays assigned, as orphans were seen to. */
function leaveBundles(world: World, { sid }: IncomingPhoneNumber): void {
  if (world.settings.releasedNumbers === 'stay-assigned') return;
  unassign(world, 'channelEndpointAssignments', world.tables.channelEndpointAssignments.list('endpoint', sid));
}
