import { describe, expect, test } from 'vitest';
import { BundleStatus, isUnderReview, parseBundleStatus } from '../../src/domain/bundle.js';
import { isPublicHttps } from '../../src/domain/callback-address.js';
import { CursorSeal } from '../../src/domain/cursor-seal.js';
import { CallerError } from '../../src/domain/errors.js';
import { fromGlobalId, toGlobalId } from '../../src/domain/global-id.js';
import { isMarkedName, isNamed } from '../../src/domain/marked-name.js';
import { isSid, toSid } from '../../src/domain/sid.js';
import { sid } from './support/records.js';

describe('a SID', () => {
  test('is of the wanted kind, or of any kind where none is wanted', () => {
    expect([isSid(sid('BU')), isSid(sid('BU'), 'BU'), isSid(sid('BU'), 'RN', 'BU')]).toEqual([true, true, true]);
    for (const wrong of [sid('BU').slice(1), `${sid('BU')}0`, sid('bu'), 7, null]) expect(isSid(wrong)).toBe(false);
    expect(isSid(sid('BU'), 'RN')).toBe(false);
  });

  test('gets the spelling of Twilio; what is not a SID stays as it is', () => {
    expect(toSid(` bu${'A'.repeat(32)} `)).toBe(`BU${'a'.repeat(32)}`);
    expect(toSid(`\u200B\uFEFFBU${'a'.repeat(32)}\u2060`)).toBe(`BU${'a'.repeat(32)}`);
    expect(toSid(' nonsense ')).toBe(' nonsense ');
  });
});

test.each([
  ['twilio-approved', BundleStatus.TWILIO_APPROVED],
  ['TWILIO_APPROVED', BundleStatus.TWILIO_APPROVED],
  [' In-Review ', BundleStatus.IN_REVIEW],
  ['pending_review', BundleStatus.PENDING_REVIEW],
  ['provisionally-approved', BundleStatus.UNKNOWN],
  ['', BundleStatus.UNKNOWN],
])('the status "%s" is read as %s', (raw, status) => expect(parseBundleStatus(raw)).toBe(status));

test('two statuses are a review', () => {
  const under = Object.values(BundleStatus).filter(isUnderReview);
  expect(under).toEqual([BundleStatus.PENDING_REVIEW, BundleStatus.IN_REVIEW]);
});

describe('a cursor', () => {
  const seal = new CursorSeal('secret');
  const cursor = seal.seal(sid('AC'), 'list', 'content');

  test('opens where it was given out', () => {
    expect(seal.open(sid('AC'), 'list', cursor)).toBe('content');
    expect(new CursorSeal('secret').open(sid('AC'), 'list', cursor)).toBe('content');
  });

  test.each([
    ['in another account', () => seal.open(sid('AC', 1), 'list', cursor)],
    ['in another list', () => seal.open(sid('AC'), 'other', cursor)],
    ['under another secret', () => new CursorSeal('other').open(sid('AC'), 'list', cursor)],
    ['with one letter changed', () => seal.open(sid('AC'), 'list', `${cursor.slice(0, 3)}-${cursor.slice(4)}`)],
    ['cut short', () => seal.open(sid('AC'), 'list', cursor.slice(0, 10))],
  ])('is refused %s', (_where, open) => expect(open).toThrow(CallerError));
});

describe('an id', () => {
  test('leads back to what it was made of', () => {
    const id = toGlobalId('Evaluation', sid('AC'), `${sid('BU')}/${sid('EL')}`);
    expect(fromGlobalId(id)).toEqual({ type: 'Evaluation', accountSid: sid('AC'), key: `${sid('BU')}/${sid('EL')}` });
  });

  test.each([
    ['another type', `Nothing:${sid('AC')}:key`],
    ['no key', `Policy:${sid('AC')}:`],
    ['no account', 'Policy::key'],
    ['more parts', `Policy:${sid('AC')}:key:more`],
    ['strange letters', `Policy:${sid('AC')}:ke\0y`],
  ])('with %s is none', (_what, text) => expect(fromGlobalId(Buffer.from(text).toString('base64url'))).toBeUndefined());
});

describe('the name of something that an onboarding made', () => {
  const marker = '[onb:0123abcd]';
  const long = 'The Acme Dental Company of San Francisco and Oakland';

  test('is recognised with its marker and without', () => {
    expect([isMarkedName(`Acme ${marker}`), isMarkedName('Acme'), isMarkedName(marker)]).toEqual([true, false, false]);
    expect(isNamed(`Acme ${marker}`, 'Acme')).toBe(true);
    expect(isNamed(`Acme ${marker}`, `Acme ${marker}`)).toBe(true);
    expect(isNamed(`Acme ${marker}`, 'Acme Dental')).toBe(false);
  });

  test('that was cut for the marker is recognised by the whole name, and a short one not by its beginning', () => {
    expect(isNamed(`${long.slice(0, 49)} ${marker}`, long)).toBe(true);
    expect(isNamed(`${long.slice(0, 39)} ${marker}`, long)).toBe(false);
    expect(isNamed(long.slice(0, 49), long)).toBe(false);
  });
});

test.each([
  ['https://acme.example/hook', true],
  ['https://93.184.216.34/', true],
  ['https://[2606:4700::1111]/', true],
  ['http://acme.example/', false],
  ['https://user@acme.example/', false],
  ['https://:password@acme.example/', false],
  ['https://10.1.2.3/', false],
  ['https://172.16.0.1/', false],
  ['https://172.31.255.254/', false],
  ['https://172.32.0.1/', true],
  ['https://169.254.169.254/', false],
  ['https://0x7f.1/', false],
  ['https://[::1]/', false],
  ['https://[fd00::1]/', false],
  ['https://[2002:7f00:1::]/', false],
  ['https://server/', false],
  ['https://server.internal/', false],
  ['nonsense', false],
])('Twilio may call %s: %s', (address, isPublic) => expect(isPublicHttps(address)).toBe(isPublic));
