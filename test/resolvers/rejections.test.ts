import { beforeAll, describe, expect, test } from 'vitest';

import { SECONDARY } from '../support/reference-contents.js';
import { REJECTION_CODES } from '../support/rejection-codes.js';
import { useTestApp } from '../support/use-test-app.js';

/** Of documented ranges without a text of their own, and never heard of. */
const UNKNOWN = [18001, 18064, 30795, 21717, 21741, 21724, 21725, 47110];

interface Rejection {
  readonly code: number;
  readonly message: string;
  readonly remedy: string;
  readonly field: string | null;
  readonly moreInfoUrl: string | null;
}

const app = useTestApp();
let rejections: ReadonlyMap<number, Rejection>;
beforeAll(async () => {
  const codes = [...REJECTION_CODES.map(([code]) => code), ...UNKNOWN];
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

const isSentence = expect.stringMatching(/^[A-Z].{15,}\.$/s) as string;

describe('a rejection', () => {
  test.each(REJECTION_CODES)('%i says what is wrong, what to do, and which field it is about', (code, field) => {
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
