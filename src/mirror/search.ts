import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { isSid, toSid, type Sid } from '../domain/sid.js';
import { LONGEST, partsOf, plain, SHORTEST } from './words.js';

/** What a search asks for: a customer must have every word, in one of its spellings, and everything with these SIDs. */
export interface SearchedFor {
  readonly words: readonly (readonly string[])[];
  readonly sids: readonly Sid[];
}

const MOST_SEARCHED = 8;

/** Digits with what people write between them. */
const DIGITS = /^[+(]*\d[\d().\-/]*$/;
/** What only a phone number begins with. */
const SIGN = /^[+(]/;
/** Fewer digits are the beginning of a phone number, or a part of a name; so many in one piece are a whole number. */
const FEWEST_DIGITS = 7;
const WHOLE_NUMBER = 9;
const EXTENSION = /(?<=\d{4})\s*(?:;ext=|ext\.?|extension|x)\s*\d{1,6}(?![\p{L}\p{N}])/giu;

/** A zero that is only dialled within the country, as in +44 (0)20. */
const TRUNK_ZERO = /\(\s*0\s*\)/;
/** What is dialled before the number of another country; 011 in North America, and the beginning of numbers elsewhere. */
const EXIT_CODES = /^(?:00|011)/;

/**
 * Reads a search. Words that are too short to be found by are left out as long as there are others, so that a name may be
 * typed, or pasted as it is shown.
 * @throws CallerError INVALID_INPUT for a search without words, with nothing but short ones, or with too many
 */
export function searchedFor(search: string): SearchedFor {
  const { numbers, chunks } = takenApart(search);
  const words = numbers.map(spellingsOf);
  const sids: Sid[] = [];
  let areShort = false;
  for (const chunk of chunks) {
    const sid = toSid(chunk);
    const word = partsOf(plain(chunk)).join('');
    if (isSid(sid)) sids.push(sid);
    else if ([...word].length >= SHORTEST) words.push([word]);
    else areShort ||= word !== '';
  }
  if (words.length + sids.length === 0) {
    throw refused(
      areShort ? `At least one word of a search needs ${SHORTEST} letters or digits.` : 'Search for at least one word.',
    );
  }
  if (words.length + sids.length > MOST_SEARCHED) throw refused(`Search for at most ${MOST_SEARCHED} words.`);
  const beginning = (word: string): string => [...word].slice(0, LONGEST).join('');
  return { words: words.map((spellings) => spellings.map(beginning)), sids };
}

/** Phone numbers, which may be written in several pieces, and all other words. */
function takenApart(search: string): { readonly numbers: readonly string[]; readonly chunks: readonly string[] } {
  const numbers: string[] = [];
  const chunks: string[] = [];
  let pieces: string[] = [];
  const end = (): void => {
    const digits = digitsIn(pieces.join(''));
    const isNumber = digits >= FEWEST_DIGITS || (SIGN.test(pieces[0] ?? '') && digits >= SHORTEST);
    if (isNumber) numbers.push(pieces.join(' '));
    else chunks.push(...pieces);
    pieces = [];
  };
  for (const chunk of chunksOf(search)) {
    if (!DIGITS.test(chunk)) {
      end();
      chunks.push(...chunk.split('/'));
      continue;
    }
    const isWhole = digitsIn(chunk) >= WHOLE_NUMBER;
    // Before a whole number stands at most what is dialled before it: "666 4157770008" is a word and a number.
    if (chunk.startsWith('+') || (isWhole && !/^[+(0]/.test(pieces[0] ?? ''))) end();
    pieces.push(chunk);
    if (isWhole) end();
  }
  end();
  return { numbers, chunks };
}

function chunksOf(search: string): readonly string[] {
  return search
    .normalize('NFKC')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(EXTENSION, '')
    .replaceAll(/(?<![\p{L}\p{N}])tel:/giu, '')
    .split(/[\s,;]+/)
    .filter((chunk) => chunk !== '');
}

function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}

/** Of digits that people write: as they are, and without what is not part of the number as it is kept. */
function spellingsOf(typed: string): readonly string[] {
  const spellings = [typed, typed.replace(TRUNK_ZERO, '')].map((text) => text.replaceAll(/\D/g, ''));
  const all = new Set(spellings.flatMap((digits) => [digits, digits.replace(EXIT_CODES, '')]));
  return [...all].filter((digits) => digits.length >= SHORTEST);
}

function refused(message: string): CallerError {
  return new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['search'] }));
}
