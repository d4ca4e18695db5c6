import { expect, test } from 'vitest';
import { omitStackTraces, ServiceError } from '../../src/domain/errors.js';

const framesOf = ({ stack = '' }: Error): number => stack.split('\n').filter((line) => /^\s+at /.test(line)).length;

test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'QUERY_TOO_COMPLEX'] as const)(
  '%s, which may be answered thousands of times a second, has no stack trace',
  (code) => {
    expect(framesOf(new ServiceError(code, 'Too much.'))).toBe(0);
    expect(framesOf(new Error('The next error has one.'))).toBeGreaterThan(0);
  },
);

test('what an operator must find has one', () => {
  expect(framesOf(new ServiceError('INTERNAL_SERVER_ERROR', 'A fault of ours.'))).toBeGreaterThan(0);
});

test('stack traces are omitted until that is ended', () => {
  const traceAgain = omitStackTraces();
  const refused = new Error('Refused.');
  traceAgain();
  expect(framesOf(refused)).toBe(0);
  expect(framesOf(new Error('The next error has one.'))).toBeGreaterThan(0);
});
