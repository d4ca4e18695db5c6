/**
 * The word of the schema that somebody probably meant, or undefined. Recognises spellings (`llc ` for a word,
 * "Limited Liability Company"), initials (`LLC`) and typing mistakes. Only ever returns one of the words.
 */
export function likelyWord(words: readonly string[], given: string): string | undefined {
  const wanted = normalised(given.slice(0, 100));
  if (wanted === '') return undefined;
  const same = words.find((word) => normalised(word) === wanted);
  if (same !== undefined) return same;
  const short = words.filter((word) => initials(word) === wanted.replaceAll('_', ''));
  if (short.length === 1) return short[0];
  return (
    best(words, (word) => shared(normalised(word), wanted), 0.5) ??
    best(words, (word) => closeness(normalised(word), wanted), 0.6)
  );
}

/** `limitedLiability` and "Limited liability" alike become LIMITED_LIABILITY. */
function normalised(text: string): string {
  const spaced = text.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return spaced.replace(/[^A-Z0-9]+/g, '_').replace(/^_|_$/g, '');
}

function initials(word: string): string | undefined {
  const parts = normalised(word).split('_');
  return parts.length > 1 ? parts.map((part) => part.charAt(0)).join('') : undefined;
}

function best(words: readonly string[], score: (word: string) => number, least: number): string | undefined {
  let found: { readonly word: string; readonly score: number } | undefined;
  for (const word of words) {
    const own = score(word);
    if (own >= least && own > (found?.score ?? 0)) found = { word, score: own };
  }
  return found?.word;
}

/** The part of their words that two names have in common. */
function shared(one: string, other: string): number {
  const [a, b] = [new Set(one.split('_')), new Set(other.split('_'))];
  const common = [...a].filter((part) => b.has(part)).length;
  return common / new Set([...a, ...b]).size;
}

/** 1 for the same text, 0 for nothing alike: by the letters that must change (Levenshtein). */
function closeness(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[other.length] ?? 0) / Math.max(one.length, other.length);
}
