import { userError, UserErrorCode, type UserErrorRecord } from '../domain/errors.js';
import { isCallbackProperty } from '../schema/validators/callback-url.js';
import type { ResolverContext } from './context.js';
import { isPlain } from './plain-input.js';

/**
 * What is wrong with the addresses of status callbacks in an input: the server decides which may be called. Values that
 * are no address at all have been found already.
 */
export function callbackFindings(
  input: object,
  found: readonly UserErrorRecord[],
  problemOf: ResolverContext['callbackProblem'],
): readonly UserErrorRecord[] {
  const known = new Set(found.map(({ path }) => path?.join('.')));
  return addressesIn(input, []).flatMap(([path, address]) => {
    const problem = known.has(path.join('.')) ? undefined : problemOf(address);
    return problem === undefined ? [] : [userError(UserErrorCode.INVALID_INPUT, problem, { path })];
  });
}

type Addresses = readonly (readonly [path: readonly string[], address: string])[];

function addressesIn(value: unknown, path: readonly string[]): Addresses {
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => addressesIn(item, [...path, String(at)]));
  if (typeof value !== 'object' || value === null || isPlain(value)) return [];
  return Object.entries(value).flatMap(([property, inner]): Addresses => {
    const here = [...path, property];
    return typeof inner === 'string' && isCallbackProperty(value, property)
      ? [[here, inner]]
      : addressesIn(inner, here);
  });
}
