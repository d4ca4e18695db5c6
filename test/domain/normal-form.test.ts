import fc from 'fast-check';
import { isISO31661Alpha2, isISO31661Alpha3 } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { toCountryCode, toPostalCode, toRegion } from '../../src/domain/normal-form/places.js';
import { toText, type NormalForm } from '../../src/domain/normal-form/normal-form.js';
import {
  toEmailAddress,
  toPhoneNumber,
  toPhoneNumberPattern,
  toWebAddress,
} from '../../src/domain/normal-form/contacts.js';
import { toFormRegistrationNumber, toRegistrationNumber } from '../../src/domain/normal-form/registration-number.js';
import { toSid } from '../../src/domain/sid.js';
import { isZipOfOtherState, stateOf } from '../../src/domain/us-states.js';
import { toVoiceIntegrityUseCase } from '../../src/domain/voice-integrity.js';

/** Each: what was typed, what it means, and the object around it. */
type Row = readonly [typed: string, meant: string, beside?: object];

const US = { isoCountry: 'USA' };
const IN_US = { address: { create: { isoCountry: 'us' } } };

const FORMS: Readonly<Record<string, { readonly form: NormalForm; readonly rows: readonly Row[] }>> = {
  text: {
    form: toText,
    rows: [
      ['  Acme Dental \n', 'Acme Dental'],
      ['\u200BAcme\u00A0', 'Acme'],
      ['Cafe\u0301', 'Café'],
      ['Two  blanks', 'Two  blanks'],
    ],
  },
  'phone number': {
    form: toPhoneNumber,
    rows: [
      ['+1 (415) 555-2671', '+14155552671'],
      ['(415) 555-0100', '+14155550100', IN_US],
      ['1-415-555-0100', '+14155550100', IN_US],
      ['011 44 20 7183 8750', '+442071838750', IN_US],
      ['020 7183 8750', '+442071838750', { address: { isoCountry: 'UK' } }],
      ['(415) 555-0100', '(415) 555-0100'],
      ['415-555-0100 ext 7', '415-555-0100 ext 7', IN_US],
      ['call 415-555-0100', 'call 415-555-0100', IN_US],
      ['+1415', '+1415'],
      ['none', 'none', IN_US],
    ],
  },
  'part of a phone number': {
    form: toPhoneNumberPattern,
    rows: [
      ['(415) 555-****', '415555****'],
      [' +1 415 ', '+1415'],
      ['Front desk', 'Front desk'],
    ],
  },
  country: {
    form: toCountryCode,
    rows: [
      ['us', 'US'],
      ['USA', 'US'],
      ['U.S.A.', 'US'],
      ['United States', 'US'],
      ['the United States of America'.replace('the ', ''), 'US'],
      ['deu', 'DE'],
      ["côte d'ivoire", 'CI'],
      ['Bosnia and Herzegovina', 'BA'],
      ['UK', 'GB'],
      ['XX', 'XX'],
      ['Ruritania', 'Ruritania'],
      ['', ''],
    ],
  },
  region: {
    form: toRegion,
    rows: [
      ['California', 'CA', US],
      [' new   york', 'NY', US],
      ['ca', 'CA', US],
      ['D.C.', 'DC', US],
      ['Bavaria', 'Bavaria', US],
      ['California', 'California', { isoCountry: 'GB' }],
      ['California ', 'California'],
    ],
  },
  'postal code': {
    form: toPostalCode,
    rows: [
      ['941051234', '94105-1234', US],
      ['94105 1234', '94105-1234', US],
      [' 94105 ', '94105', US],
      ['941051234', '941051234', { isoCountry: 'TR' }],
    ],
  },
  email: {
    form: toEmailAddress,
    rows: [
      [' Dana @ Acme-Dental.COM ', 'Dana@acme-dental.com'],
      ['a@bücher.example', 'a@xn--bcher-kva.example'],
      ['a@BÜCHER.example', 'a@xn--bcher-kva.example'],
      ['dana reyes@acme.com', 'dana reyes@acme.com'],
      ['nobody', 'nobody'],
    ],
  },
  website: {
    form: toWebAddress,
    rows: [
      ['www.shop.example', 'https://www.shop.example'],
      ['Shop.example/About?x=1', 'https://shop.example/About?x=1'],
      ['HTTP://Shop.Example/', 'http://shop.example'],
      ['https://shop.example:8443/', 'https://shop.example:8443'],
      ['https://bücher.example/ä', 'https://xn--bcher-kva.example/ä'],
      ['acme', 'acme'],
      ['javascript:alert(1)', 'javascript:alert(1)'],
      ['ftp://shop.example', 'ftp://shop.example'],
      ['dana@shop.example', 'dana@shop.example'],
      ['https://u:p@shop.example', 'https://u:p@shop.example'],
    ],
  },
  'registration number': {
    form: toRegistrationNumber,
    rows: [
      ['12-3456789', '123456789', { businessRegistrationIdentifier: 'EIN' }],
      ['12 – 345.67/89', '123456789', { businessRegistrationIdentifier: 'EIN' }],
      ['12-345-6789', '123456789', { businessRegistrationIdentifier: 'DUNS' }],
      ['12.345.6789', '123456789', { businessRegistrationIdentifier: 'DUNS' }],
      ['123 456 789.', '123456789', { businessRegistrationIdentifier: 'ACN' }],
      ['12-34567', '12-34567', { businessRegistrationIdentifier: 'EIN' }],
      ['l17110mh1973plc019786', 'L17110MH1973PLC019786', { businessRegistrationIdentifier: 'CIN' }],
      ['HRB 86.891', 'HRB86.891', { businessRegistrationIdentifier: 'Other' }],
    ],
  },
  'registration number of a form': {
    form: toFormRegistrationNumber,
    rows: [
      ['12-3456789', '123456789', { registrationAuthority: ' ein' }],
      ['12-3456789', '12-3456789', { registrationAuthority: 'CRO' }],
    ],
  },
  'use case': {
    form: toVoiceIntegrityUseCase,
    rows: [
      ['appointment REMINDERS ', 'Appointment Reminders'],
      ['Selling', 'Selling'],
    ],
  },
  SID: {
    form: toSid,
    rows: [
      [` bu${'AB'.repeat(16)} `, `BU${'ab'.repeat(16)}`],
      ['BU12', 'BU12'],
    ],
  },
};

const CASES = Object.entries(FORMS).flatMap(([name, { form, rows }]) =>
  rows.map(([typed, meant, beside]) => ({ name, form, typed, meant, beside })),
);

test.each(CASES)('$name: "$typed" is "$meant"', ({ form, typed, meant, beside }) => {
  const around = beside === undefined ? [] : [beside as Readonly<Record<string, unknown>>];
  expect(form(typed, around)).toBe(meant);
  expect(form(meant, around)).toBe(meant);
});

test.each(Object.entries(FORMS))(
  '%s: applying it twice changes nothing more, whatever was typed',
  (_name, { form, rows }) => {
    const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...rows.map(([text]) => text)));
    fc.assert(
      fc.property(typed, fc.constantFrom({}, US, IN_US), (text, beside) => {
        const once = form(text, [beside]);
        expect(form(once, [beside])).toBe(once);
      }),
      { numRuns: 300 },
    );
  },
);

describe('the tables', () => {
  test('every country has its two letters and its three', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const three = alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => `${a}${b}${c}`)));
    const countries = three.filter((code) => isISO31661Alpha3(code));
    expect(countries.length).toBeGreaterThan(240);
    const codes = countries.map((code) => toCountryCode(code));
    expect(codes.filter((code) => !isISO31661Alpha2(code))).toEqual([]);
    expect(new Set(codes).size).toBe(countries.length);
  });

  test('no ZIP lacks a state only because a range was forgotten', () => {
    // One well-known place of each corner.
    const places = 'MA 02139,NY 10001,NY 00501,PA 15001,DE 19801,VA 22201,FL 33101,TN 37201,OH 43001,MN 55401,IL 60601';
    const more = 'TX 73301,TX 75001,TX 88510,CO 80201,ID 83201,NV 89101,CA 90001,HI 96801,OR 97201,WA 98101,AK 99501';
    const wrong = `${places},${more}`.split(',').filter((place) => {
      const [state = '', zip = ''] = place.split(' ');
      return stateOf(state) !== state || isZipOfOtherState(zip, state);
    });
    expect(wrong).toEqual([]);
    expect(isZipOfOtherState('90210', 'NY')).toBe(true);
  });
});
