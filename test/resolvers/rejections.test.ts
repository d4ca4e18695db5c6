import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { SECONDARY } from '../support/reference-contents.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const NUMBER = 'business.businessRegistrationNumber';
const WEBSITE = 'business.websiteUrl';
const CNAM = 'cnam.cnamDisplayName';

/*
 * Every code that Twilio is known to put on a bundle (https://www.twilio.com/docs/api/errors and the changelog of
 * 2024-04-29), with the field of the onboarding input that it is about. Ranges whose codes say no more than their number
 * (18001 to 18064, the A2P brand and campaign codes) are of the unknown ones below.
 */
const CODES: readonly (readonly [number, string | null])[] = [
  [18601, WEBSITE],
  [18602, NUMBER],
  [18603, 'address'],
  [18604, 'authorizedRepresentatives.0'],
  [18605, 'authorizedRepresentatives.1'],
  [18606, 'authorizedRepresentatives.0.email'],
  [18607, null],
  [18608, null],
  [18609, 'business.businessRegistrationIdentifier'],
  [18610, 'address'],
  [11001, WEBSITE],
  [11002, 'authorizedRepresentatives.0.phoneNumber'],
  [11003, 'address'],
  [11004, NUMBER],
  [11005, null],
  [11006, null],
  [11007, CNAM],
  [11008, CNAM],
  [11009, CNAM],
  [11010, null],
  [11011, null],
  [11012, null],
  [11013, null],
  [11014, null],
  [11015, null],
  [11016, null],
  [11020, null],
  [18010, NUMBER],
  [18014, 'address'],
  [18018, 'address'],
  [18053, WEBSITE],
  [18099, null],
  [22300, null],
  [21216, null],
  [30915, 'business.businessType'],
];
/** Of documented ranges without a text of their own, and never heard of. */
const UNKNOWN = [18001, 18064, 30795, 21717, 21741, 21724, 21725, 47110];

interface Rejection {
  readonly code: number;
  readonly message: string;
  readonly remedy: string;
  readonly field: string | null;
  readonly moreInfoUrl: string | null;
}

let app: TestApp;
let rejections: ReadonlyMap<number, Rejection>;
beforeAll(async () => {
  app = await startTestApp();
  const codes = [...CODES.map(([code]) => code), ...UNKNOWN];
  const profile = { friendlyName: 'Rejected', email: 'a@acme.example', policySid: SECONDARY };
  const { rejected } = app.sandbox.seed({
    customerProfiles: [{ ref: 'rejected', ...profile, status: 'twilio-rejected', codes }],
  });
  const data = await app.data<{ customerProfile: { rejections: Rejection[] } }>(
    `{ customerProfile(sid: "${rejected}") { rejections { code message remedy field moreInfoUrl } } }`,
  );
  expect(data.customerProfile.rejections.map(({ code }) => code)).toEqual(codes);
  rejections = new Map(data.customerProfile.rejections.map((one) => [one.code, one]));
});
afterAll(() => app.close());

const isSentence = expect.stringMatching(/^[A-Z].{15,}\.$/s) as string;

describe('a rejection', () => {
  test.each(CODES)('%i says what is wrong, what to do, and which field it is about', (code, field) => {
    const found = rejections.get(code);
    const moreInfoUrl = `https://www.twilio.com/docs/errors/${code}`;
    expect(found).toEqual({ code, message: isSentence, remedy: isSentence, field, moreInfoUrl });
    // A text of its own, and not the general one of unknown codes.
    expect(found?.message).not.toContain(String(code));
    expect(found?.remedy).not.toBe(rejections.get(47110)?.remedy);
  });

  test.each(UNKNOWN)('%i, of which no more is known, keeps its number and its page', (code) => {
    expect(rejections.get(code)).toEqual({
      code,
      message: `Twilio rejected this with code ${code}.`,
      remedy: isSentence,
      field: null,
      moreInfoUrl: `https://www.twilio.com/docs/errors/${code}`,
    });
  });
});
