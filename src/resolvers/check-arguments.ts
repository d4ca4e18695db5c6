import { validate } from 'class-validator';
import { CallerError } from '../domain/errors.js';
import { toText, type Surroundings } from '../domain/normal-form/normal-form.js';
import { normalFormOf } from '../schema/validators/in-normal-form.js';
import { isPlain } from './plain-input.js';
import { toUserErrors } from './validation-errors.js';

/**
 * What every argument goes through before anything sees it: validators, hashes and Twilio get the same text, however it
 * was typed. `group` picks the checks of an input type that serves several resources.
 * @throws CallerError INVALID_INPUT with everything that is wrong, each with its path
 */
export async function checkArgument(value: unknown, group?: string): Promise<void> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  normalise(value, []);
  const findings = await validate(value, {
    ...(group === undefined ? {} : { groups: [group] }),
    // Otherwise findings carry the rejected input, registration numbers and all (TOOLCHAIN trap 3).
    validationError: { target: false, value: false },
    // A nested input that was not made an instance of its class would pass unchecked.
    forbidUnknownValues: true,
    // Optional fields say so with IsOptional; the default would skip "kind or policySid is needed".
    skipMissingProperties: false,
  });
  const [first, ...more] = toUserErrors(findings, value);
  if (first !== undefined) throw new CallerError(first, ...more);
}

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
