import { Arg } from 'type-graphql';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { describeSid, isSid, type SidPrefix } from '../domain/sid.js';
import { SidScalar } from '../schema/sid.scalar.js';
import { checkArgument } from './check-arguments.js';
import type { ResolverContext } from './context.js';

/** The argument `sid` of a query: a SID of another kind is refused before any upstream call. */
export function SidArg(prefix: SidPrefix, description: string) {
  return Arg('sid', () => SidScalar, {
    description,
    validateFn: (value) => {
      if (isSid(value, prefix)) return;
      const message = `Give a SID of the form ${describeSid(prefix)}.`;
      throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['sid'] }));
    },
  });
}

/**
 * The one argument of a mutation, and of the query that plans it. `group` picks the checks of an input type that serves
 * several resources.
 */
export function InputArg(type: () => new () => object, description: string, group?: string) {
  return Arg('input', type, {
    description,
    validateFn: (value, _type, { context }) => checkArgument(value, context as ResolverContext, group),
  });
}

/** The same for an input that the mutation itself checks, because some faults refuse only a part of it. */
export function UncheckedInputArg(type: () => new () => object, description: string) {
  return Arg('input', type, { description, validateFn: () => undefined });
}
