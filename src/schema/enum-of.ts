/** The object that type-graphql needs for an enum whose words are their own names. */
export function enumOf<Word extends string>(words: readonly Word[]): { readonly [Key in Word]: Key } {
  return Object.fromEntries(words.map((word) => [word, word])) as { readonly [Key in Word]: Key };
}

/** Descriptions for a long word list whose words explain themselves: `OIL_AND_GAS` is described as "oil and gas". */
export function describeEach<Word extends string>(
  words: readonly Word[],
  sentence: (plain: string) => string,
): Record<Word, { description: string }> {
  const entries = words.map((word) => [word, { description: sentence(word.toLowerCase().replaceAll('_', ' ')) }]);
  return Object.fromEntries(entries) as Record<Word, { description: string }>;
}
