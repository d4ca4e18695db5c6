import { ValidateIf } from 'class-validator';
import { Field, getMetadataStorage, InputType } from 'type-graphql';

/** Null means "not given" in every input; an empty text or list removes an optional value. */
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** Leaving a field out means something else here. */
const withoutDefault = (description: string): string =>
  description.replace(/; left out, [^.]+/, '').replace('Left out or true:', 'True:');

/**
 * The input type that corrects what another was made from: the same fields with the same checks, none of which must be
 * given, and none of which has a default.
 * @param unclear by field, the texts whose meaning only the rest of the run's input tells: they are checked with it
 */
export function correctionOf<Part extends object>(
  base: new () => Part,
  name: string,
  description: string,
  unclear: Partial<Record<keyof Part & string, (text: string) => boolean>> = {},
): new () => Partial<Part> {
  const Base = base as new () => object;
  class Correction extends Base {}
  InputType(name, { description })(Correction);
  // Its own, and those that it inherits.
  const fields = getMetadataStorage().fields.filter(
    ({ target }) => target === base || base.prototype instanceof target,
  );
  for (const field of fields) {
    // Asked for first: only then are the options complete.
    const type = field.getType();
    const { array, nullable } = field.typeOptions;
    Field(() => (array === true ? [type] : type) as never, {
      nullable: true,
      description: withoutDefault(field.description ?? ''),
    })(Correction.prototype, field.name);
    const isUnclear = unclear[field.name as keyof Part & string];
    const isChecked = (value: unknown) =>
      isGiven(value) &&
      !(nullable === true && isEmpty(value)) &&
      !(typeof value === 'string' && isUnclear?.(value) === true);
    ValidateIf((_input, value) => isChecked(value))(Correction.prototype, field.name);
  }
  return Correction;
}
