import { HALVES } from './floods/index.js';
import { areHeld } from './support/held.js';

// The other half is in `more-floods.test.ts`, so that both are played at once, each on a server of its own.
areHeld(HALVES[0]);
