import { HALVES } from './floods/index.js';
import { areHeld } from './support/held.js';

areHeld(HALVES[1]);
