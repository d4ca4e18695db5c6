import { InvalidArgumentError } from 'commander';
import { BATCH_PARTS } from '../domain/onboarding-batch.js';
import { CUSTOMER_KINDS, type CustomerKind } from '../domain/onboarding-kind.js';

/** A kind of onboarding as the command line and the schema name it. */
export interface KindNames {
  /** As in `onboard voice-integrity`. */
  readonly word: string;
  readonly mutation: string;
  readonly plan: string;
  readonly inputType: string;
  /** The list of its rows in the input of a batch. */
  readonly batchPart: string;
}

/** The words for KIND. */
export const KIND_WORDS: readonly string[] = CUSTOMER_KINDS.map(wordOf);

/** @throws InvalidArgumentError for an unknown word */
export function kindOf(word: string): KindNames {
  const kind = CUSTOMER_KINDS.find((one) => wordOf(one) === word);
  if (kind === undefined) throw new InvalidArgumentError(`It must be one of ${KIND_WORDS.join(', ')}.`);
  const name = kind.toLowerCase().replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return {
    word,
    mutation: `onboard${name}`,
    plan: `plan${name}`,
    inputType: `Onboard${name}Input`,
    batchPart: BATCH_PARTS[kind],
  };
}

function wordOf(kind: CustomerKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}
