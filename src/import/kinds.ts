import { BATCH_PARTS } from '../domain/onboarding-batch.js';
import { CUSTOMER_KINDS, type CustomerKind } from '../domain/onboarding-kind.js';

/** A kind of onboarding as people and the schema name it. */
export interface KindNames {
  /** As in `onboard voice-integrity`. */
  readonly word: string;
  readonly mutation: string;
  readonly plan: string;
  readonly inputType: string;
  /** The list of its rows in the input of a batch. */
  readonly batchPart: string;
}

/** The words for kinds. */
export const KIND_WORDS: readonly string[] = CUSTOMER_KINDS.map(wordOf);

/** Undefined for a word that is none. */
export function kindNamed(word: string): KindNames | undefined {
  const kind = CUSTOMER_KINDS.find((one) => wordOf(one) === word);
  if (kind === undefined) return undefined;
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
