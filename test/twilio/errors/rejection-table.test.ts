import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rejectionOf, rejectionsOf } from '../../../src/twilio/errors/rejection-table.js';
import { REJECTIONS } from '../../../src/twilio/errors/rejection-texts.js';

describe('a known code', () => {
  test.each([
    [18601, 'business.websiteUrl'],
    [18602, 'business.businessRegistrationNumber'],
    [18603, 'address'],
    [18604, 'authorizedRepresentatives.0'],
    [18605, 'authorizedRepresentatives.1'],
    [18606, 'authorizedRepresentatives.0.email'],
    [18607, null],
    [18608, null],
    [18609, 'business.businessRegistrationIdentifier'],
    [18610, 'address'],
    [11001, 'business.websiteUrl'],
    [11002, 'authorizedRepresentatives.0.phoneNumber'],
    [11003, 'address'],
    [11004, 'business.businessRegistrationNumber'],
    [11005, null],
    [11006, null],
    [11007, 'cnam.cnamDisplayName'],
    [11008, 'cnam.cnamDisplayName'],
    [11009, 'cnam.cnamDisplayName'],
    [11010, null],
    [11011, null],
    [11012, null],
    [11016, null],
    [11020, null],
    [18010, 'business.businessRegistrationNumber'],
    [18014, 'address'],
    [18018, 'address'],
    [18053, 'business.websiteUrl'],
    [18099, null],
    [22215, null],
    [22219, 'address'],
    [22300, null],
    [30915, 'business.businessType'],
  ])('%i is about %s', (code, field) => {
    const rejection = rejectionOf({ code });
    expect(rejection).toMatchObject({ code, field, moreInfoUrl: `https://www.twilio.com/docs/errors/${code}` });
  });

  test('every text is a sentence, and the remedy is another one', () => {
    for (const [code, { message, remedy }] of REJECTIONS) {
      expect(message, String(code)).toMatch(/^[A-Z].*\.$/s);
      expect(remedy, String(code)).toMatch(/^[A-Z].*\.$/s);
      expect(remedy).not.toBe(message);
    }
  });
});

describe('what Twilio may put there', () => {
  test.each<[unknown, number]>([
    [{ code: 18602 }, 18602],
    [{ code: '18602' }, 18602],
    [{ error_code: 18602, message: 'number 123456789 not verified' }, 18602],
    [18602, 18602],
    ['18602', 18602],
    ['Error 18602: number 123456789 of Acme is not verified', 18602],
    ['number 123456789 of Acme is not verified', 0],
    [{ code: 47110, description: 'Acme' }, 47110],
    [{ message: 'Acme' }, 0],
    [{ code: { nested: true } }, 0],
    [{ code: -1 }, 0],
    [[], 0],
    [null, 0],
    [undefined, 0],
    [true, 0],
  ])('%j has code %i', (raw, code) => {
    const rejection = rejectionOf(raw);
    expect(rejection.code).toBe(code);
    expect(JSON.stringify(rejection)).not.toMatch(/Acme|123456789/);
    expect(rejection.remedy.length).toBeGreaterThan(20);
    expect(rejection.moreInfoUrl === null).toBe(code === 0);
  });

  test('an unknown code keeps its number and gets the general remedy', () => {
    expect(rejectionOf({ code: 18999 })).toMatchObject({
      code: 18999,
      field: null,
      message: expect.stringContaining('18999') as string,
    });
  });

  test.each<[unknown, number[]]>([
    [null, []],
    [undefined, []],
    ['', []],
    [[], []],
    [
      [{ code: 18601 }, { code: 18602 }, 18601],
      [18601, 18602],
    ],
    [{ code: 18601 }, [18601]],
    ['18601', [18601]],
  ])('errors %j', (errors, codes) => {
    expect(rejectionsOf(errors).map(({ code }) => code)).toEqual(codes);
  });

  test('nothing makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (raw) => Array.isArray(rejectionsOf(raw))));
  });
});
