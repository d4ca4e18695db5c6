import { InvalidArgumentError } from 'commander';
import { kindNamed, KIND_WORDS, type KindNames } from '../import/kinds.js';

/** @throws InvalidArgumentError for an unknown word */
export function kindOf(word: string): KindNames {
  const kind = kindNamed(word);
  if (kind === undefined) throw new InvalidArgumentError(`It must be one of ${KIND_WORDS.join(', ')}.`);
  return kind;
}
