/** The objects of an input that contain a text, from the innermost outwards. */
export type Surroundings = readonly Readonly<Record<string, unknown>>[];

/**
 * The one form of a text that a person has typed, whose meaning is certain; anything else is answered as it is, for the
 * validators to judge. Applied twice it changes nothing more.
 */
export type NormalForm = (text: string, around: Surroundings) => string;

/**
 * Blanks at both ends, and the invisible characters that come with text copied from documents: zero-width characters,
 * marks of direction.
 */
const UNSEEN = '[\\s\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]+';
const ENDS = new RegExp(`^${UNSEEN}|${UNSEEN}$`, 'gu');

/** What holds for every text: nothing at its ends, and letters with accents as one character each. */
export function toText(text: string): string {
  return text.replaceAll(ENDS, '').normalize('NFC');
}

/** For what a program gives and has back unchanged, such as a key. */
export const verbatim: NormalForm = (text) => text;
