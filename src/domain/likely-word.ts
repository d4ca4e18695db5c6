import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/**
 * The word of a closed list that somebody most likely meant: the same apart from case, blanks and punctuation, one that
 * differs by a few letters, the only one that contains the whole text, or the one that is abbreviated (LLC). Undefined
 * where none is similar: a wrong guess is worse than none.
 */
export function likelyWord(given: string, words: readonly string[]): string | undefined {
  const wanted = folded(given);
  if (wanted.length < 2) return undefined;
  const same = words.find((word) => folded(word) === wanted);
  if (same !== undefined) return same;
  // Long texts are compared letter by letter: no word of a list is this long.
  const nearest = wanted.length > 60 ? undefined : suggestionList(wanted, words.map(folded))[0];
  const near = words.find((word) => folded(word) === nearest);
  if (near !== undefined) return near;
  const holding = wanted.length < 4 ? [] : words.filter((word) => folded(word).includes(wanted));
  if (holding.length === 1) return holding[0];
  return words.find((word) => initialsOf(word) === wanted);
}

/** ` Did you mean "Survey/Research"?`, to put after a sentence; empty where no word is similar. */
export function didYouMean(given: string, words: readonly string[]): string {
  const word = likelyWord(given, words);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
}

/** `Identify & Verification`, `identify and verification` and `IDENTIFY_AND_VERIFICATION` are one. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** `llc` for Limited Liability Corporation; empty for a single word. */
function initialsOf(word: string): string {
  const parts = word.toLowerCase().match(/[a-z]+/g) ?? [];
  return parts.length < 2 ? '' : parts.map((part) => part.slice(0, 1)).join('');
}
