import { GraphQLError } from 'graphql';
import type { AllowedAge } from '../domain/allowed-age.js';
import { RequestErrorCode } from './error-codes.js';

/** What a caller says of age: everything live, or how old it may be; neither: as the server does by itself. */
export interface CacheControl {
  readonly fresh: boolean;
  readonly age?: AllowedAge;
}

const AS_EVER: CacheControl = { fresh: false };

/** A directive of HTTP, with its value where it has one. What stands between quotes may hold commas. */
const DIRECTIVE = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,]*))?/g;
/** Longer is as good as for ever, and HTTP asks not to refuse it. */
const LONGEST_SECONDS = 365 * 24 * 60 * 60;

const NO_NUMBER = 'Cache-Control: send max-age once, in whole seconds from 0 on, such as max-age=300.';
const CONTRADICTION = 'Cache-Control: only-if-cached needs an age above 0, such as max-age=300, only-if-cached.';

/**
 * Reads `Cache-Control` as it stands in a header, a connection parameter or an extension. Other directives say nothing
 * here, as HTTP wants it.
 * @throws GraphQLError BAD_USER_INPUT with what to send instead; never with the value
 */
export function readCacheControl(text: unknown): CacheControl {
  if (text === undefined || text === null || text === '') return AS_EVER;
  if (typeof text !== 'string') throw refused(NO_NUMBER);
  let seconds: number | undefined;
  let isLive = false;
  let onlyKept = false;
  for (const [, name = '', value] of text.matchAll(DIRECTIVE)) {
    const directive = name.toLowerCase();
    if (directive === 'no-cache') isLive = true;
    if (directive === 'only-if-cached') onlyKept = true;
    if (directive !== 'max-age') continue;
    const stated = secondsOf(value);
    if (seconds !== undefined && seconds !== stated) throw refused(NO_NUMBER);
    seconds = stated;
  }
  isLive ||= seconds === 0;
  if (isLive && onlyKept) throw refused(CONTRADICTION);
  if (isLive) return { fresh: true };
  if (seconds === undefined && !onlyKept) return AS_EVER;
  return { fresh: false, age: { maxAgeMs: (seconds ?? Infinity) * 1_000, onlyKept } };
}

/** For a mutation, which makes requests to Twilio. */
export function noMutation(): GraphQLError {
  return refused('Cache-Control: a mutation makes requests to Twilio; leave only-if-cached out.');
}

function secondsOf(value: string | undefined): number {
  const digits = /^"?(\d+)"?$/.exec(value ?? '')?.[1];
  if (digits === undefined) throw refused(NO_NUMBER);
  return Math.min(Number(digits), LONGEST_SECONDS);
}

/** At most 120 characters, which is what a WebSocket can be closed with. */
function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: RequestErrorCode.BAD_USER_INPUT, http: { status: 400 } } });
}
