import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/client/index.js';
import { UserErrorCode } from '../../src/domain/errors.js';
import { ERROR_CODES as SERVER_CODES } from '../../src/server/error-codes.js';

test('the client knows every code that the server answers, and no other but its own', () => {
  const own = ['NO_ANSWER', 'NOT_GRAPHQL', 'TIMEOUT', 'UNKNOWN'];
  const all = new Set([...SERVER_CODES, ...Object.values(UserErrorCode), ...own]);
  expect([...ERROR_CODES].sort()).toEqual([...all].sort());
});
