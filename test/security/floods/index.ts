import type { Flood } from '../support/flood.js';
import { ANSWERS } from './answers.js';
import { CONNECTIONS } from './connections.js';
import { KEYS } from './keys.js';
import { SOCKETS } from './sockets.js';
import { UPSTREAM } from './upstream.js';

/** Every attack that goes on for a while. */
export const FLOODS: readonly Flood[] = [...ANSWERS, ...UPSTREAM, ...KEYS, ...SOCKETS, ...CONNECTIONS];
