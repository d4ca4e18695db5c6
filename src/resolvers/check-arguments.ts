import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { CallerError, userError, UserErrorCode, type UserErrorRecord } from '../domain/errors.js';
import { toText, type Surroundings } from '../domain/normal-form/normal-form.js';
import { isCallbackProperty } from '../schema/validators/callback-url.js';
import type { EachContext } from '../schema/validators/members.js';
import { normalFormOf } from '../schema/validators/text.js';
import type { ResolverContext } from './context.js';
import { isPlain } from './plain-input.js';

/** What the checks need to know of the server. */
type CheckContext = Pick<ResolverContext, 'callbackProblem'>;

/**
 * What every argument goes through first: validators, hashes and Twilio get the same text, however it
 * was typed. `group` picks the checks of an input type that serves several resources.
 * @throws CallerError INVALID_INPUT with everything that is wrong, each with its path
 */
export function checkArgument(value: unknown, context: CheckContext, group?: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  throwAll(findingsOf(value, context, group));
}

/** Brings an input into its normal form, and returns everything that is wrong with it. */
export function findingsOf(
  input: object,
  { callbackProblem }: CheckContext,
  group?: string,
): readonly UserErrorRecord[] {
  const found = fieldFindings(input, group);
  return [...found, ...callbackFindings(input, found, callbackProblem)];
}

/**
 * Checks a part of an input whose callback was checked with the whole.
 * @param path the part's place in what the caller sent
 * @param around what the part belongs to, and was not sent with it
 * @throws CallerError INVALID_INPUT
 */
export function checkPart(input: object, path: readonly string[], around: Surroundings): void {
  normalise(input, around);
  throwAll(toUserErrors(validateSync(input, optionsOf()), input, path));
}

function fieldFindings(input: object, group?: string): readonly UserErrorRecord[] {
  normalise(input, []);
  return toUserErrors(validateSync(input, optionsOf(group)), input);
}

function throwAll([first, ...more]: readonly UserErrorRecord[]): void {
  if (first !== undefined) throw new CallerError(first, ...more);
}

const optionsOf = (group?: string): ValidatorOptions => ({
  ...(group === undefined ? {} : { groups: [group] }),
  // Otherwise findings carry the rejected input, registration numbers and all (TOOLCHAIN trap 3).
  validationError: { target: false, value: false },
  // A nested input that was not made an instance of its class would pass unchecked.
  forbidUnknownValues: true,
  // Optional fields say so with IsOptional; the default would skip "kind or policySid is needed".
  skipMissingProperties: false,
});

/** In place: the instances were made for this call. Plain objects are free-form JSON, which is the caller's own. */
function normalise(input: object, around: Surroundings): void {
  if (isPlain(input)) return;
  const members = input as Record<string, unknown>;
  const here = [members, ...around];
  for (const [property, value] of Object.entries(members)) {
    members[property] = normalised(value, here, (text) => (normalFormOf(input, property) ?? toText)(text, here));
  }
}

function normalised(value: unknown, around: Surroundings, form: (text: string) => string): unknown {
  if (typeof value === 'string') return form(value);
  if (Array.isArray(value)) return value.map((item: unknown) => normalised(item, around, form));
  if (typeof value === 'object' && value !== null) normalise(value, around);
  return value;
}

/**
 * class-validator's tree of findings as one flat list, each with its path into what was checked. `checked` is only
 * walked to find which items of a list are wrong; none of its values gets into a message.
 */
function toUserErrors(
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

/**
 * What is wrong with the addresses of status callbacks in an input: the server decides which may be called. Values that
 * are no address at all have been found already.
 */
function callbackFindings(
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
