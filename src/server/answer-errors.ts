import type { GraphQLFormattedError } from 'graphql';
import type { AnswerLimits } from '../config.js';

/** Longer names are cut in messages: an operation's name is as long as its caller likes. */
const NAME_CHARACTERS = 80;
const LONG_NAME = new RegExp(`\\w{${NAME_CHARACTERS + 1},}`, 'g');
/** A message about fields in conflict names the place of each of them. */
const LOCATIONS = 10;

/** The message within its limit, and no name in it so long that the rest could not be read. */
export function shortened(message: string, characters: number): string {
  const text = message.replace(LONG_NAME, (name) => `${name.slice(0, NAME_CHARACTERS / 2)}...`);
  if (text.length <= characters) return text;
  return `${text.slice(0, characters - 3).replace(/[\uD800-\uDBFF]$/, '')}...`;
}

/** The message without graphql-js' proposals of what else the schema has. */
export function withoutSuggestions(message: string): string {
  const begin = message.endsWith('?') ? message.lastIndexOf('Did you mean ') : -1;
  return begin === -1 ? message : message.slice(0, begin).trimEnd();
}

/** The errors of one answer, within its limits. The last one counts those that are left out. */
export function withinLimits(
  errors: readonly GraphQLFormattedError[],
  { errors: most, errorBytes }: Pick<AnswerLimits, 'errors' | 'errorBytes'>,
): readonly GraphQLFormattedError[] {
  const shown: GraphQLFormattedError[] = [];
  let bytes = 0;
  for (const error of errors) {
    if (shown.length === most) break;
    const next = fitting(error, errorBytes);
    bytes += bytesOf(next);
    if (bytes > errorBytes && shown.length > 0) break;
    shown.push(next);
  }
  const omitted = errors[shown.length];
  return omitted === undefined ? shown : [...shown, countOf(errors.length - shown.length, omitted)];
}

function fitting({ locations, ...error }: GraphQLFormattedError, most: number): GraphQLFormattedError {
  const whole = { ...error, ...(locations && { locations: locations.slice(0, LOCATIONS) }) };
  if (bytesOf(whole) <= most) return whole;
  return { message: error.message, extensions: coreOf(error) };
}

function countOf(omitted: number, first: GraphQLFormattedError): GraphQLFormattedError {
  const message = omitted === 1 ? '1 more error is not listed.' : `${omitted} more errors are not listed.`;
  return { message, extensions: coreOf(first) };
}

function coreOf({ extensions }: GraphQLFormattedError): Record<string, unknown> {
  return { code: extensions?.['code'], requestId: extensions?.['requestId'] };
}

function bytesOf(error: GraphQLFormattedError): number {
  return Buffer.byteLength(JSON.stringify(error));
}
