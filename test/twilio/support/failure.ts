import { expect } from 'vitest';

import { ServiceError } from '../../../src/domain/errors.js';

/** The error of a call that must fail. */
export async function failure(call: unknown): Promise<ServiceError> {
  const error: unknown = await Promise.resolve(call).then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return error as ServiceError;
}

/** The error of a call; undefined where it succeeds. */
export function failureOf(call: unknown): Promise<ServiceError | undefined> {
  return Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error as ServiceError,
  );
}
