import { createRequire } from 'node:module';

import { describe, expect, test } from 'vitest';

import { CallerError, ServiceError } from '../../../src/domain/errors.js';
import { productError } from '../../../src/twilio/errors/error-table.js';
import { CODE_RULES } from '../../../src/twilio/errors/refusal-rules.js';
import { TransportError, type TransportFault } from '../../../src/twilio/errors/transport-error.js';
import { sid } from '../support/trust-hubs.js';

const SUBJECT = { noun: 'customer profile' };
const BUNDLE = sid('BU', 7);

/** Live answers that developers published. */
const IMMUTABLE = 'Cannot update end-user. A bundle it belongs to is in an immutable state.';
const NOT_ON_PROFILE = 'Phone number is not assigned to all the required supporting Secondary Customer profile';
const NOT_ON_PRODUCTS = 'Phone number is not assigned to all required supporting SHAKEN/STIR Trust products';

type Exception = new (response: { statusCode: number; body: unknown }) => Error;
// By require: vitest and Node disagree about the default export of these CommonJS files.
const load = (file: string) =>
  (createRequire(import.meta.url)(`twilio/lib/base/${file}.js`) as { default: Exception }).default;
const RestException = load('RestException');
const TwilioServiceException = load('TwilioServiceException');

const rest = (statusCode: number, code: unknown, message: unknown, more: object = {}) =>
  new RestException({ statusCode, body: { code, message, ...more } });

const caller = (error: unknown) => {
  const result = productError(error, SUBJECT);
  expect(result).toBeInstanceOf(CallerError);
  return (result as CallerError).userErrors[0];
};
const service = (error: unknown) => {
  const result = productError(error, SUBJECT);
  expect(result).toBeInstanceOf(ServiceError);
  return result as ServiceError;
};

describe('refusals that the caller can correct', () => {
  test.each([
    [404, 20404, 'The requested resource was not found', 'NOT_FOUND', 'no customer profile'],
    [404, undefined, undefined, 'NOT_FOUND', 'no customer profile'],
    [409, 20409, 'already there', 'CONFLICT', 'already assigned'],
    [409, 70003, `Phone number is already mapped to a trust_product_sid: ${BUNDLE}`, 'CONFLICT', BUNDLE],
    [409, 20409, `RD is already assigned to Customer Profile ${BUNDLE}`, 'CONFLICT', BUNDLE],
    [409, 99999, `something about ${BUNDLE}`, 'CONFLICT', 'This already exists'],
    [409, 70003, `Phone number is already mapped, ${BUNDLE} is not`, 'CONFLICT', 'assigned to a bundle'],
    [409, 20162, 'Conflicting update', 'CONFLICT', 'Try again'],
    [
      400,
      60711,
      'Bundle is in status TWILIO_APPROVED and cannot be edited',
      'NOT_EDITABLE',
      'under review or approved',
    ],
    [400, undefined, 'Cannot modify a TWILIO_APPROVED bundle', 'NOT_EDITABLE', 'under review or approved'],
    [400, 20422, 'Primary bundle must be in status TWILIO_APPROVED', 'UPSTREAM_REFUSED', 'not approved yet'],
    [
      400,
      20422,
      'Phone number is not assigned to a Customer Profile of it',
      'UPSTREAM_REFUSED',
      'to that profile first',
    ],
    [400, 20422, 'Invalid parameter', 'INVALID_INPUT', 'values'],
    [400, 20001, 'Missing required parameter', 'INVALID_INPUT', 'required field'],
    [400, 22205, 'Invalid object_sid', 'INVALID_INPUT', 'SID'],
    [400, 21647, 'not eligible', 'NOT_EDITABLE', 'depends on it'],
    [400, 22216, 'missing document', 'NOT_COMPLIANT', 'supporting document'],
    [400, '22207', 'Attributes is not valid JSON', 'INVALID_INPUT', 'JSON'],
    [400, 70002, 'Document type not found', 'INVALID_INPUT', 'type of document'],
    [400, 70002, IMMUTABLE, 'NOT_EDITABLE', 'under review or approved'],
    [400, 70002, 'nobody has seen this', 'UPSTREAM_REFUSED', 'in the present status'],
    [400, 20422, NOT_ON_PROFILE, 'UPSTREAM_REFUSED', 'the customer profile that this trust product depends on'],
    [400, undefined, NOT_ON_PRODUCTS, 'UPSTREAM_REFUSED', 'every trust product that this one depends on'],
    [401, 20003, 'Primary compliance profile is not approved', 'UPSTREAM_REFUSED', 'is not approved'],
    [400, 20001, 'Phone number is already mapped', 'CONFLICT', 'already assigned'],
    [400, 54321, 'nobody has seen this', 'UPSTREAM_REFUSED', 'error 54321'],
    [422, undefined, 'nobody has seen this', 'UPSTREAM_REFUSED', 'HTTP 422'],
  ])('%i %s %s', (status, code, message, expected, says) => {
    const found = caller(rest(status, code, message));
    expect(found?.code).toBe(expected);
    expect(found?.message).toContain(says);
    const number = code === undefined ? null : Number(code);
    expect(found?.twilioCode).toBe(number);
    expect(found?.moreInfoUrl).toBe(number === null ? null : `https://www.twilio.com/docs/errors/${number}`);
  });

  test('a secondary profile under a direct customer has its own remedy', () => {
    const text = 'Secondary Customer Profile for direct_customer can only be created through Twilio console.';
    const found = caller(rest(400, 20422, text));
    expect(found).toMatchObject({ code: 'UPSTREAM_REFUSED' });
    expect(found?.message).toMatch(/business identity to ISV, reseller or partner in the Twilio Console/);
  });

  test.each([
    [
      'This operation is restricted via API for Primary Customer Profiles. Use Twilio Console instead.',
      'UPSTREAM_REFUSED',
      'Do it in the Twilio Console',
    ],
    ['User cannot perform this status update', 'NOT_EDITABLE', 'only a draft or a rejected bundle can be submitted'],
    ['nobody has seen this', 'UPSTREAM_REFUSED', 'HTTP 400'],
  ])('a code that repeats the HTTP status is no error code: %s', (text, code, says) => {
    const found = caller(rest(400, 400, text));
    expect(found).toMatchObject({ code, twilioCode: null, moreInfoUrl: null });
    expect(found?.message).toContain(says);
  });

  test('a conflict names what was refused, and the bundle that holds it only where the text says so of the bundle', () => {
    const PRIMARY = sid('BU', 8);
    const refusedOf = (text: string, resourceSid: string) => {
      const error = productError(rest(409, 20409, text), { ...SUBJECT, resourceSid }) as CallerError;
      return error.userErrors[0];
    };
    const twice = refusedOf(`${PRIMARY} is already assigned to Customer Profile ${BUNDLE}`, PRIMARY);
    expect(twice).toMatchObject({ resourceSid: PRIMARY });
    expect(twice?.message).toContain(`${PRIMARY} is already assigned to ${BUNDLE}.`);
    const unnamed = refusedOf(`Already assigned to this bundle: ${PRIMARY}`, PRIMARY);
    expect(unnamed?.message).toContain(`${PRIMARY} is already assigned to a bundle.`);
  });

  test('a 404 says what else may be missing, where the call knows', () => {
    const result = productError(rest(404, 20404, ''), { ...SUBJECT, whenMissing: 'Check both SIDs.' }) as CallerError;
    expect(result.userErrors[0]?.message).toBe('Check both SIDs.');
  });

  test('the RFC 9457 shape is read', () => {
    const body = { type: 't', title: 'Locked', status: 409, code: 20409, detail: `already assigned to ${BUNDLE}` };
    expect(caller(new TwilioServiceException({ statusCode: 409, body }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(BUNDLE) as string,
      twilioCode: 20409,
    });
  });
});

describe('faults that the caller cannot correct', () => {
  test.each([
    [401, 20003, 'UPSTREAM_UNAUTHORIZED'],
    [403, 20403, 'UPSTREAM_UNAUTHORIZED'],
    [405, 20004, 'INTERNAL_SERVER_ERROR'],
    [408, undefined, 'UPSTREAM_TIMEOUT'],
    [429, 20429, 'UPSTREAM_THROTTLED'],
    [500, 20500, 'UPSTREAM_UNAVAILABLE'],
    [503, undefined, 'UPSTREAM_UNAVAILABLE'],
    [504, 20504, 'UPSTREAM_UNAVAILABLE'],
  ])('%i', (status, code, expected) => {
    const error = service(rest(status, code, 'text'));
    expect(error).toMatchObject({ code: expected, notProcessed: status === 429 });
    if (status !== 408) expect(error.twilioCode).toBe(code);
  });

  test.each([
    [500, undefined, true],
    [503, 20503, true],
    [502, undefined, false],
    [504, undefined, false],
  ])('%i with code %s was answered by Twilio itself: %s', (status, code, answered) => {
    expect(service(rest(status, code, 'text')).answered).toBe(answered);
  });

  test.each<[TransportFault, boolean, string]>([
    ['timeout', false, 'UPSTREAM_TIMEOUT'],
    ['timeout', true, 'UPSTREAM_TIMEOUT'],
    ['unavailable', true, 'UPSTREAM_UNAVAILABLE'],
    ['unavailable', false, 'UPSTREAM_UNAVAILABLE'],
    ['throttled', true, 'UPSTREAM_THROTTLED'],
    ['cancelled', true, 'SERVICE_UNAVAILABLE'],
    ['misrouted', true, 'UPSTREAM_UNAVAILABLE'],
  ])('%s, not processed: %s', (fault, notProcessed, expected) => {
    expect(service(new TransportError(fault, { notProcessed }))).toMatchObject({ code: expected, notProcessed });
  });

  test('an answer that cannot be read, and what nobody expected', () => {
    expect(service(new TypeError('x.map is not a function'))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(service(new Error('?'))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(service('a string')).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  test('its own errors pass through', () => {
    const own = new ServiceError('FORBIDDEN', 'no');
    expect(productError(own, SUBJECT)).toBe(own);
  });
});

describe('business data is never in an error', () => {
  const DATA = ['12-3456789', '+14155550100', 'Jo Canary', 'jo@canary.example', '1 Canary Street'];
  const echo = `${DATA.join(' ')} already assigned to ${BUNDLE}, TWILIO_APPROVED, direct_customer`;
  const codes = [undefined, 12345, ...CODE_RULES.keys()];
  const statuses = [400, 401, 403, 404, 405, 409, 422, 429, 500, 503];

  test.each(statuses)('with status %i and every code', (status) => {
    for (const code of codes) {
      for (const message of [echo, DATA.join(', '), { DATA }, null]) {
        const error = productError(rest(status, code, message, { details: { DATA }, more_info: echo }), SUBJECT);
        const said = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
        for (const datum of DATA) expect(said).not.toContain(datum);
        expect(error.message).toMatch(/^[A-Z].*[.]$/);
      }
    }
  });
});
