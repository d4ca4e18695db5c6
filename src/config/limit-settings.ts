import { whole } from './kinds.js';
import type { Setting } from './setting.js';

/** A limit of what a caller may ask for: a setting, and what a caller sees who goes beyond it. */
export interface LimitSetting extends Setting {
  readonly seen: string;
}

/** Every limit, in the order of docs/limits.md, which is made from this table. */
export const LIMIT_SETTINGS = {
  LIMIT_OPERATION_COST: {
    parse: whole(100, 1_000_000),
    // In the worst case 100 profiles with 20 things each on four edges, if no read were shared.
    fallback: '10000',
    about: 'Requests to Twilio that an operation may cost by the estimate made before it runs, if no read were shared.',
    seen: '400, `QUERY_TOO_COMPLEX`, with the estimate; nothing has run.',
  },
  LIMIT_OPERATION_CALLS: {
    parse: whole(10, 1_000_000),
    fallback: '2000',
    about:
      'Requests to Twilio that one operation may really make, whatever was estimated. A mutation whose estimate is above it does not begin.',
    seen: '`QUERY_TOO_COMPLEX` in the place of each field that needed one request more; the other fields are answered.',
  },
  LIMIT_OPERATION_SECONDS: {
    parse: whole(1, 600),
    fallback: '30',
    about: 'Seconds that one operation may take; then its requests to Twilio are broken off. Onboardings go on.',
    seen: '`UPSTREAM_TIMEOUT` in the place of what was not there yet. A mutation that waits for an onboarding answers it as it is then.',
  },
  LIMIT_CALLER_POINTS: {
    parse: whole(100, 10_000_000),
    // Twenty-five operations of the greatest cost at once.
    fallback: '50000',
    about:
      'What a caller may spend at once, over all processes. A point is a request to Twilio; an operation that makes none costs one. The estimate is held while it runs, and what was not needed is given back.',
    seen: '429, `RATE_LIMITED`, with `Retry-After` and `retryAfterSeconds`; nothing has run. `extensions.cost` of every answer says what is left.',
  },
  LIMIT_CALLER_POINTS_PER_SECOND: {
    parse: whole(1, 1_000_000),
    fallback: '2000',
    about: 'How many of these points come back each second.',
    seen: 'As above.',
  },
} as const satisfies Record<string, LimitSetting>;
