import { validateSync, type ValidatorOptions } from 'class-validator';
import { CallerError, type UserErrorRecord } from '../domain/errors.js';
import { toText, type Surroundings } from '../domain/normal-form/normal-form.js';
import { normalFormOf } from '../schema/validators/text.js';
import { isPlain } from './plain-input.js';
import { callbackFindings } from './callback-findings.js';
import type { ResolverContext } from './context.js';
import { toUserErrors } from './validation-errors.js';

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
