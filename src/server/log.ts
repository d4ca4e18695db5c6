import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config.js';
import { CallerError, ServiceError } from '../domain/errors.js';

/** What a log line says about an error. */
interface LoggedError {
  readonly name: string;
  /** Only for errors whose text is ours; any other text may contain what a customer sent. */
  readonly message?: string;
  /** A system, SQL or service code, such as ECONNREFUSED or 57P01. */
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: LoggedError;
}

const CODE = /^[A-Z0-9_]{2,40}$/;
const MAX_CAUSES = 4;
const MAX_FRAMES = 12;

/**
 * An error without its text: business data travels in messages (of drivers, of validators, of Twilio), so a log line
 * holds the class, the code and the place (refusals have none). Only the messages of our own service errors are kept.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const caller = error instanceof CallerError;
  return {
    name: error.name,
    ...(error instanceof ServiceError && { message: error.message }),
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    ...(!caller && frames.length > 0 && { at: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) }),
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** Where log lines go: at once, or after `release`. */
export interface LogOutput extends DestinationStream {
  release(): void;
}

/** Standard output, held back until `release`, so that the greeting comes before the log. */
export function heldOutput(write: (text: string) => void): LogOutput {
  let held: string[] | undefined = [];
  return {
    write: (line) => {
      if (held === undefined) write(line);
      else held.push(line);
    },
    release: () => {
      if (held !== undefined && held.length > 0) write(held.join(''));
      held = undefined;
    },
  };
}

/**
 * How log lines are written to a stream: for a person at a terminal as text with the time of day, everywhere else as they
 * are. The package that does it is loaded only then.
 */
export async function logWriter(stream: NodeJS.WriteStream): Promise<(text: string) => void> {
  const write = (text: string): void => void stream.write(text);
  if (!stream.isTTY) return write;
  const { prettyFactory } = await import('pino-pretty');
  const colorize = stream.hasColors();
  const readable = prettyFactory({ colorize, translateTime: 'SYS:HH:MM:ss', singleLine: true });
  // What was held back comes as many lines.
  return (text) => text.split('\n').forEach((line) => line !== '' && write(readable(line)));
}

/**
 * The one logger of a process: JSON lines, by default on standard output. Every line is written by naming its fields;
 * the redaction is a second safeguard, for a field that should not have been named.
 */
export function createLog(level: LogLevel, output?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: (error: unknown) => (typeof error === 'string' ? error : describeError(error)) },
    redact: {
      paths: [
        'headers',
        'body',
        'query',
        'variables',
        'authorization',
        'authToken',
        'apiKey',
        'apiSecret',
        'attributes',
      ],
      remove: true,
    },
  };
  return output === undefined ? pino(options) : pino(options, output);
}
