import { createHash } from 'node:crypto';

/**
 * The text in friendly names by which a run finds what it made: 8 characters of base 36 from the run's id (41 bits, so
 * that two of an account's runs practically never share one), readable in Twilio's Console.
 */
export function markerOf(runId: string): string {
  const digest = createHash('sha256').update(runId).digest();
  const text = digest.readBigUInt64BE().toString(36).padStart(8, '0').slice(-8);
  return `[onb:${text}]`;
}

/** Twilio takes 64 characters for an address's friendly name, the shortest limit of the things that a run makes. */
const LONGEST = 64;

/**
 * A friendly name with the run's marker at its end. Where the whole would be too long, the caller's name is
 * shortened, and never the part that says what is named: otherwise everything that is made for a long name would have
 * the same name.
 * @param what such as `business`, written after the name
 */
export function marked(name: string, marker: string, what?: string): string {
  const end = what === undefined ? ` ${marker}` : ` ${what} ${marker}`;
  return cut(name, LONGEST - end.length) + end;
}

/**
 * True for the name of something that the run made, also where a correction has renamed it since.
 * @param what only of this part, as it was given to `marked`
 */
export function isMarked(name: string | null, marker: string, what?: string): boolean {
  return name?.endsWith(what === undefined ? ` ${marker}` : ` ${what} ${marker}`) ?? false;
}

/** Never in the middle of a surrogate pair, such as that of an emoji. */
function cut(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/\p{Surrogate}$/u, '')
    .trimEnd();
}
