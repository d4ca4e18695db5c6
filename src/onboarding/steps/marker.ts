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

/** A friendly name with the run's marker at its end; the name is cut where both would be too long. */
export function marked(name: string, marker: string): string {
  return `${name.slice(0, LONGEST - marker.length - 1).trimEnd()} ${marker}`;
}
