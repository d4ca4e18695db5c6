import { ValidateBy } from 'class-validator';
import { describeSid, isSid, type SidPrefix } from '../../domain/sid.js';

/**
 * A well-formed SID of the wrong kind is the caller's mistake, so that it is reported with the rest of the form. With
 * a group, the check only runs where the input is asked to hold that kind (one input type serves several resources).
 */
export function IsSidOf(prefixes: SidPrefix | readonly SidPrefix[], group?: string): PropertyDecorator {
  const wanted = typeof prefixes === 'string' ? [prefixes] : prefixes;
  return ValidateBy(
    {
      name: group === undefined ? 'isSidOf' : `isSidOf${group}`,
      validator: {
        validate: (value) => isSid(value, ...wanted),
        defaultMessage: () => `Give a SID of the form ${describeSid(...wanted)}.`,
      },
    },
    group === undefined ? undefined : { groups: [group] },
  );
}
