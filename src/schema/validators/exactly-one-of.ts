import { ValidateBy } from 'class-validator';

/** `a and b`; `a, b and c`. */
const inASentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/**
 * Exactly one member of the object must be given. It stands on the property that holds the object, because
 * class-validator has no check of a whole class, and its finding is about the object as a whole.
 */
export function ExactlyOneOf(...keys: readonly [string, string, ...string[]]): PropertyDecorator {
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
