import { ValidateBy } from 'class-validator';

/** Kept with the finding, so that its message can name the items of the list that are wrong. */
export interface EachContext {
  readonly isGood: (item: unknown) => boolean;
}

/** Checks every item of a list; the error's path then names the item, which class-validator's own `each` does not. */
export function EachIs(isGood: (item: unknown) => boolean, message: string): PropertyDecorator {
  const context: EachContext = { isGood };
  return ValidateBy(
    {
      name: 'eachIs',
      validator: {
        validate: (list) => Array.isArray(list) && list.every(isGood),
        defaultMessage: () => message,
      },
    },
    { context },
  );
}

/** `a and b`; `a, b and c`. */
const inASentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/**
 * Exactly one member of the object must be given. It stands on the property that holds the object, because
 * class-validator has no check of a whole class, and its finding is about the object as a whole.
 */
export function ExactlyOneOf(...keys: readonly string[]): PropertyDecorator {
  return ValidateBy({
    name: 'exactlyOneOf',
    validator: {
      validate: (value) => {
        if (typeof value !== 'object' || value === null) return false;
        const members = value as Readonly<Record<string, unknown>>;
        return keys.filter((key) => members[key] !== undefined && members[key] !== null).length === 1;
      },
      defaultMessage: () => `Give exactly one of ${inASentence.format(keys)}.`,
    },
  });
}
