import type { ValidationError } from 'class-validator';
import { userError, UserErrorCode, type UserErrorRecord } from '../domain/errors.js';
import type { EachContext } from '../schema/validators/members.js';

/**
 * class-validator's tree of findings as one flat list, each with its path into what was checked. `checked` is only
 * walked to find which items of a list are wrong; none of its values gets into a message.
 */
export function toUserErrors(
  findings: readonly ValidationError[],
  checked: unknown,
  path: readonly string[] = [],
): readonly UserErrorRecord[] {
  return findings.flatMap((finding) => {
    // Only the finding "unknown value" has no property: the input as a whole could not be checked.
    const here = (finding.property as string | undefined) === undefined ? path : [...path, finding.property];
    const value = memberOf(checked, finding.property);
    const own = Object.entries(finding.constraints ?? {}).flatMap(([name, message]) => {
      const isGood = (finding.contexts?.[name] as EachContext | undefined)?.isGood;
      const paths = isGood === undefined || !Array.isArray(value) ? [here] : offendersOf(value, isGood, here);
      return paths.map((place) => userError(UserErrorCode.INVALID_INPUT, message, { path: place }));
    });
    return [...own, ...toUserErrors(finding.children ?? [], value, here)];
  });
}

function offendersOf(list: readonly unknown[], isGood: EachContext['isGood'], path: readonly string[]) {
  return list.flatMap((item, index) => (isGood(item) ? [] : [[...path, String(index)]]));
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
