import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { EndUserTypeName } from '../domain/end-user.js';
import type { MirroredKind, MirroredRecord, MirroredRecords } from '../domain/mirror.js';
import type { Sid } from '../domain/sid.js';
import { addressSidsOf } from '../domain/supporting-document.js';

/** A word is found by its beginnings from this length on, up to the longest. */
export const SHORTEST = 3;
export const LONGEST = 24;
/** Of one row; Twilio's names have 64 to 255 characters. */
const MOST_TOKENS = 400;

/** Stored words of another version are replaced when their row is read next. To be raised with every change of the words. */
export const WORDS_VERSION = 2;

/** Letters that Unicode does not take apart into one without a mark, as people write them who lack the key. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ĳ: 'ij' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n', ĸ: 'k' },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Small letters without accents, with nothing but letters, digits and what divides words. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(LETTER, (letter) => LETTERS[letter] ?? letter);

const PARTS = /[\p{L}\p{N}]+/gu;
export const partsOf = (text: string): readonly string[] => text.match(PARTS) ?? [];

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
