import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rejectionOf, rejectionsOf } from '../../../src/twilio/errors/rejection-table.js';
import { REJECTIONS } from '../../../src/twilio/errors/rejection-texts.js';
import { REJECTION_CODES } from '../../support/rejection-codes.js';

describe('a known code', () => {
  test.each(REJECTION_CODES)('%i is about %s', (code, field) => {
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

  test('a rejection without any reason is one without a code', () => {
    for (const none of [null, undefined, '', []]) {
      expect(rejectionsOf(none, true)).toMatchObject([{ code: 0, field: null, moreInfoUrl: null }]);
    }
    expect(rejectionsOf([{ code: 18602 }], true)).toMatchObject([{ code: 18602 }]);
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
