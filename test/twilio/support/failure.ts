import { expect } from 'vitest';

import { ServiceError } from '../../../src/domain/errors.js';

/** The error of a call that must fail. */
export async function failure(call: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return error as ServiceError;
}

/** The error of a call; undefined where it succeeds. */
export function failureOf(call: Promise<unknown>): Promise<ServiceError | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => error as ServiceError,
  );
}
