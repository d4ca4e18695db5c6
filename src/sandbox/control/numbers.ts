import type { IncomingPhoneNumber } from '../entities/rows.js';
import { notFound } from '../http/errors.js';
import { moveNumber, releaseNumber } from '../rules/numbers.js';
import { seedPhoneNumbers } from '../seed.js';
import type { World } from '../world.js';

/** What happens to numbers elsewhere than by API. What names a number or an account that is not there throws a 404. */
export interface NumberControl {
  /** Gives an account (the first, unless it is named) so many further numbers that are free. Their SIDs. */
  addPhoneNumbers(count: number, accountSid?: string): readonly string[];
  /** Releases a number. Its assignments go or stay by the switch `releasedNumbers`. */
  releasePhoneNumber(sid: string): void;
  /** Gives a number to any other account; by API it must be of the same family. Its assignments go or stay likewise. */
  movePhoneNumber(sid: string, accountSid: string): void;
}

/** @param firstAccount the SID of the account that gets numbers where none is named */
export function numberControl(world: World, firstAccount: string): NumberControl {
  return {
    addPhoneNumbers(count, accountSid = firstAccount) {
      requireAccount(world, accountSid);
      const sids = seedPhoneNumbers(world, accountSid, count);
      world.commit();
      return sids;
    },
    releasePhoneNumber(sid) {
      releaseNumber(world, numberOf(world, sid));
      world.commit();
    },
    movePhoneNumber(sid, accountSid) {
      requireAccount(world, accountSid);
      moveNumber(world, numberOf(world, sid), accountSid);
      world.commit();
    },
  };
}

function numberOf(world: World, sid: string): IncomingPhoneNumber {
  const number = world.tables.incomingPhoneNumbers.get(sid);
  if (number === undefined) throw notFound(sid);
  return number;
}

function requireAccount(world: World, sid: string): void {
  if (world.tables.accounts.get(sid) === undefined) throw notFound(sid);
}
