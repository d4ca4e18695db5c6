import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { EndUserTypeName } from '../domain/end-user.js';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import type { MirroredKind, MirroredRecord, MirroredRecords } from '../domain/mirror.js';
import { isSid, toSid, type Sid } from '../domain/sid.js';
import { addressSidsOf } from '../domain/supporting-document.js';

/** What a search asks for: a customer must have every word, in one of its spellings, and everything with these SIDs. */
export interface SearchedFor {
  readonly words: readonly (readonly string[])[];
  readonly sids: readonly Sid[];
}

/** A word is found by its beginnings from this length on, up to the longest. */
const SHORTEST = 3;
const LONGEST = 24;
/** Of one row; Twilio's names have 64 to 255 characters. */
const MOST_TOKENS = 400;
const MOST_SEARCHED = 8;

/** Digits as people write phone numbers; fewer than seven are the beginning of one, or a part of a name. */
const PHONE_NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d[\d().\-\s]{5,22}\d(?![\p{L}\p{N}])/gu;
const FEWEST_DIGITS = 7;

/** Stored words of another version are replaced when their row is read next. To be raised with every change of the words. */
export const WORDS_VERSION = 2;

/** Letters that Unicode does not take apart into one without a mark, as people write them who lack the key. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ĳ: 'ij' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n', ĸ: 'k' },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Small letters without accents, with nothing but letters, digits and what divides words. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(LETTER, (letter) => LETTERS[letter] ?? letter);

const PARTS = /[\p{L}\p{N}]+/gu;
const partsOf = (text: string): readonly string[] => text.match(PARTS) ?? [];

/** Each word by itself, and what is written together as one: "O'Brien" is found as "obrien" and as "brien". */
function wordsIn(text: string): readonly string[] {
  return plain(text)
    .split(/\s+/)
    .flatMap((chunk) => [partsOf(chunk).join(''), ...partsOf(chunk)]);
}

/** As it is dialled from abroad, within its country, and as people there write it. */
function digitsOf(phoneNumber: string): readonly string[] {
  const number = parsePhoneNumberFromString(phoneNumber);
  const spellings = [phoneNumber, number?.nationalNumber ?? '', number?.formatNational() ?? ''];
  return spellings.map((spelling) => spelling.replaceAll(/\D/g, ''));
}

/** A zero that is only dialled within the country, as in +44 (0)20. */
const TRUNK_ZERO = /\(\s*0\s*\)/;
/** What is dialled before the number of another country; 011 in North America, and the beginning of numbers elsewhere. */
const EXIT_CODES = /^(?:00|011)/;

/** Of digits that people write: as they are, and without what is not part of the number as it is kept. */
function spellingsOf(typed: string): readonly string[] {
  const spellings = [typed, typed.replace(TRUNK_ZERO, '')].map((text) => text.replaceAll(/\D/g, ''));
  return [...new Set(spellings.flatMap((digits) => [digits, digits.replace(EXIT_CODES, '')]))];
}

const PEOPLE: readonly string[] = [
  EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1,
  EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2,
];
const texts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string').flatMap(wordsIn);

/** The words of each kind. Products are found by what is on them, not by their own names. */
const WORDS: { readonly [Kind in MirroredKind]: (record: MirroredRecords[Kind]) => readonly string[] } = {
  CustomerProfile: ({ friendlyName, email }) => texts([friendlyName, email]),
  TrustProduct: () => [],
  EndUser: ({ type, attributes }) => {
    if (type === EndUserTypeName.BUSINESS_INFORMATION) return texts([attributes['business_name']]);
    return PEOPLE.includes(type) ? texts([attributes['first_name'], attributes['last_name'], attributes['email']]) : [];
  },
  SupportingDocument: () => [],
  Address: () => [],
  IncomingPhoneNumber: ({ phoneNumber }) => digitsOf(phoneNumber),
  Policy: () => [],
  Evaluation: () => [],
};

/** Addresses that one document names; more are not looked for. */
const MOST_NAMED = 100;

/** What stands among the words of a record for a SID that it names: no word of a search has a colon. */
export const linkTo = (sid: Sid): string => `sid:${sid}`;

function linksOf(kind: MirroredKind, record: MirroredRecord): readonly string[] {
  if (kind !== 'SupportingDocument') return [];
  const { attributes } = record as MirroredRecords['SupportingDocument'];
  return addressSidsOf(attributes).slice(0, MOST_NAMED).map(linkTo);
}

/** Every beginning of every word by which a row is found, and what it names. */
export function tokensOf<Kind extends MirroredKind>(kind: Kind, record: MirroredRecord): readonly string[] {
  const tokens = new Set<string>();
  for (const word of WORDS[kind](record as MirroredRecords[Kind])) {
    const letters = [...word];
    for (let length = SHORTEST; length <= Math.min(letters.length, LONGEST); length += 1) {
      tokens.add(letters.slice(0, length).join(''));
    }
  }
  return [...[...tokens].slice(0, MOST_TOKENS), ...linksOf(kind, record)];
}

/** @throws CallerError INVALID_INPUT for a search without words, with too short ones, or with too many */
export function searchedFor(search: string): SearchedFor {
  const words: (readonly string[])[] = [];
  const sids: Sid[] = [];
  const rest = search.replaceAll(PHONE_NUMBER, (typed) => {
    const spellings = spellingsOf(typed).filter((digits) => digits.length >= FEWEST_DIGITS);
    if (spellings.length === 0) return typed;
    words.push(spellings);
    return ' ';
  });
  for (const chunk of rest.split(/\s+/)) {
    const sid = toSid(chunk);
    const word = partsOf(plain(chunk)).join('');
    if (isSid(sid)) sids.push(sid);
    else if ([...word].length >= SHORTEST) words.push([word]);
    else if (word !== '') throw refused(`Each word of a search needs at least ${SHORTEST} letters or digits.`);
  }
  if (words.length + sids.length === 0) throw refused('Search for at least one word.');
  if (words.length + sids.length > MOST_SEARCHED) throw refused(`Search for at most ${MOST_SEARCHED} words.`);
  const beginning = (word: string): string => [...word].slice(0, LONGEST).join('');
  return { words: words.map((spellings) => spellings.map(beginning)), sids };
}

function refused(message: string): CallerError {
  return new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['search'] }));
}
