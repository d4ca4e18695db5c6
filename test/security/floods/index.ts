import type { Flood } from '../support/flood.js';
import { ANSWERS } from './answers.js';
import { CONNECTIONS } from './connections.js';
import { KEYS } from './keys.js';
import { SOCKETS } from './sockets.js';
import { UPSTREAM } from './upstream.js';

/**
 * Two parts that tests play at once. What costs a server most comes first in the one and last in the other, so that the
 * two seldom want both processors.
 */
export const HALVES: readonly [readonly Flood[], readonly Flood[]] = [
  [...ANSWERS, ...KEYS],
  [...CONNECTIONS, ...SOCKETS, ...UPSTREAM],
];

/** Every attack that goes on for a while. */
export const FLOODS: readonly Flood[] = HALVES.flat();
