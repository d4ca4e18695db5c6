const DAY_MS = 86_400_000;

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

let relativeFormat: Intl.RelativeTimeFormat | undefined;

/** `3 days ago`, `in 2 hours`. */
export function relative(moment: string, now = Date.now()): string {
  const ms = Date.parse(moment) - now;
  const found = UNITS.find(([, size]) => Math.abs(ms) >= size);
  if (found === undefined) return 'just now';
  // Not with the page: the first of its kind takes a browser a twentieth of a second.
  relativeFormat ??= new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return relativeFormat.format(Math.round(ms / found[1]), found[0]);
}

/** `for 3 days`: how long something has lasted. */
export function since(moment: string, now = Date.now()): string {
  const ms = Math.max(0, now - Date.parse(moment));
  const found = UNITS.find(([, size]) => ms >= size);
  if (found === undefined) return 'for a moment';
  const count = Math.floor(ms / found[1]);
  return `for ${count} ${found[0]}${count === 1 ? '' : 's'}`;
}

export function exact(moment: string): string {
  return EXACT.format(new Date(moment));
}

export function clock(moment: string): string {
  return CLOCK.format(new Date(moment));
}

export function daysUntil(moment: string, now = Date.now()): number {
  return Math.ceil((Date.parse(moment) - now) / DAY_MS);
}

/** The moment from which an approval ends soon, rounded so that a query stays the same for an hour. */
export function inDays(days: number, now = Date.now()): string {
  const hour = 3_600_000;
  return new Date(Math.ceil((now + days * DAY_MS) / hour) * hour).toISOString();
}
