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
