import type { Flood } from '../support/flood.js';
import { ANSWERS } from './answers.js';
import { CONNECTIONS } from './connections.js';
import { KEYS } from './keys.js';
import { SOCKETS } from './sockets.js';
import { UPSTREAM } from './upstream.js';

/** Each is much like another that tests play; `npm run security` plays all. */
const LIKE_OTHERS: ReadonlySet<string> = new Set([
  'a faulty query of 95 kB',
  'fields repeated',
  'directives',
  'requests sent ahead',
  'slow headers',
  'callbacks sent again',
]);

/**
 * Two parts that tests play at once. What costs a server most comes first in the one and last in the other, so that the
 * two seldom want both processors.
 */
const PARTS: readonly [readonly Flood[], readonly Flood[]] = [
  [...ANSWERS, ...KEYS],
  [...CONNECTIONS, ...SOCKETS, ...UPSTREAM],
];

const isOfItsOwnKind = ({ name }: Flood): boolean => !LIKE_OTHERS.has(name);
export const HALVES = [PARTS[0].filter(isOfItsOwnKind), PARTS[1].filter(isOfItsOwnKind)] as const;

/** Every attack that goes on for a while. */
export const FLOODS: readonly Flood[] = PARTS.flat();
