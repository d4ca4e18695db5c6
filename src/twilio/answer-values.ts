import type { Attributes } from '../domain/end-user.js';

/*
 * How single values of an answer are read. Trust Hub's schema makes nearly everything nullable, and what is live differs
 * from it; one odd value must not cost the whole page, so none of these throws.
 */

/** The text, or the empty string for what is no text. */
export function textOf(value: unknown): string {
  return optionalText(value) ?? '';
}

/** The text, or null for what is missing, empty or no text. */
export function optionalText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A time without a zone, which JavaScript takes for local time and the package for UTC. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ][\d:.]+$/;

/** The date, or null. The package answers dates, and texts where it can't read them; a list has texts. */
export function optionalDate(value: unknown): Date | null {
  const date = value instanceof Date ? value : typeof value === 'string' ? dateOfText(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function dateOfText(text: string): Date {
  return new Date(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
}

/** The date; 1970 for one that cannot be read, which nobody takes for true. */
export function dateOf(value: unknown): Date {
  return optionalDate(value) ?? new Date(0);
}

export function optionalBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** What GraphQL's Int can hold: a larger number would be an error of ours instead of an odd value of Twilio's. */
const LARGEST_INT = 2 ** 31 - 1;

/** A whole number, also as text; null for anything else, and for what is too large to be a code or a count. */
export function optionalInteger(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= LARGEST_INT ? number : null;
}

/** A JSON object, also as JSON text (attributes come back as they were sent); the empty object for anything else. */
export function objectOf(value: unknown): Attributes {
  const parsed = typeof value === 'string' ? parse(value) : value;
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Attributes) : {};
}

/** The entries of a list that are objects. */
export function objectsOf(value: unknown): readonly Attributes[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Attributes => typeof entry === 'object' && entry !== null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
