import { describe, expect, test } from 'vitest';
import { CallerError } from '../../../src/domain/errors.js';
import { metaPage, profileRow } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { ACCOUNT_SID, sid } from '../support/trust-hubs.js';

const twilio = startedForEachTest(new StubTwilio());
const BUNDLE = { kind: 'TrustProduct', sid: sid('BU') } as const;

describe('a bundle', () => {
  test('as documented', async () => {
    twilio.answer(
      profileRow(1, {
        status: 'twilio-rejected',
        status_callback: 'https://callback.example/',
        valid_until: '2027-01-01T00:00:00Z',
        errors: [{ code: 18601 }],
      }),
    );
    expect(await twilio.hub.customerProfiles.load(sid('BU'))).toMatchObject({
      bundleKind: 'CustomerProfile',
      sid: sid('BU'),
      accountSid: ACCOUNT_SID,
      friendlyName: 'Profile 1',
      status: 'twilio-rejected',
      rawStatus: 'twilio-rejected',
      statusCallback: 'https://callback.example/',
      validUntil: new Date('2027-01-01T00:00:00Z'),
      rejections: [{ code: 18601, field: 'business.websiteUrl' }],
      createdAt: new Date('2026-01-02T03:04:05Z'),
      updatedAt: new Date('2026-01-02T03:04:06Z'),
    });
  });

  test.each([
    [{ status: 'TWILIO_APPROVED' }, { status: 'twilio-approved', rawStatus: 'TWILIO_APPROVED' }],
    [{ status: 'on-the-moon' }, { status: 'unknown', rawStatus: 'on-the-moon' }],
    [{ status: null }, { status: 'unknown', rawStatus: '' }],
    [
      { email: null, friendly_name: null },
      { email: null, friendlyName: '' },
    ],
    [{ status_callback: '' }, { statusCallback: null }],
    [{ status_callback: 'no URL' }, { statusCallback: 'no URL' }],
    [{ valid_until: 'never' }, { validUntil: null }],
    [
      { date_created: 'yesterday', date_updated: null },
      { createdAt: new Date(0), updatedAt: new Date(0) },
    ],
    [{ errors: 'Error 18602: number 123456789' }, { rejections: [{ code: 18602 }] }],
    [{ errors: [{ code: 18601, text: 'x' }, null, 'y'] }, { rejections: [{ code: 18601 }, { code: 0 }] }],
    [{ errors: 17 }, { rejections: [{ code: 17 }] }],
    [
      { policy_sid: null, account_sid: 5 },
      { policySid: '', accountSid: '5' },
    ],
  ])('with %j', async (over, expected) => {
    twilio.answer(profileRow(1, over));
    expect(await twilio.hub.customerProfiles.load(sid('BU'))).toMatchObject(expected);
    twilio.answer(metaPage([profileRow(1, over)]));
    expect(await twilio.hub.trustProducts.list({})).toMatchObject([{ bundleKind: 'TrustProduct', ...expected }]);
  });
});

describe('end users and documents', () => {
  const row = (prefix: string, over: object) => ({
    sid: sid(prefix),
    account_sid: ACCOUNT_SID,
    friendly_name: 'x',
    type: 't',
    date_created: '2026-01-02T03:04:05Z',
    date_updated: '2026-01-02T03:04:05Z',
    ...over,
  });

  test.each([
    [
      { a: '1', b: [2] },
      { a: '1', b: [2] },
    ],
    ['{"a": 1}', { a: 1 }],
    ['not JSON', {}],
    ['[1]', {}],
    [null, {}],
    [[1, 2], {}],
    [7, {}],
  ])('attributes %j', async (attributes, expected) => {
    twilio.answer(row('IT', { attributes }));
    expect((await twilio.hub.endUsers.load(sid('IT')))?.attributes).toEqual(expected);
  });

  test.each([
    ['DRAFT', 'draft'],
    ['PENDING_REVIEW', 'pending-review'],
    ['approved', 'approved'],
    ['SOMETHING', 'unknown'],
    [null, 'unknown'],
  ])('document status %j', async (status, expected) => {
    twilio.answer(row('RD', { status, mime_type: null, attributes: {} }));
    expect(await twilio.hub.supportingDocuments.load(sid('RD'))).toMatchObject({ status: expected, mimeType: null });
  });
});

describe('api 2010', () => {
  test('dates of RFC 2822, missing parts of an address', async () => {
    twilio.answer({
      addresses: [{ sid: sid('AD'), date_created: 'Tue, 18 Aug 2015 17:07:30 +0000', validated: null, verified: true }],
      next_page_uri: null,
    });
    expect(await twilio.hub.addresses.list({ friendlyName: 'x' })).toMatchObject([
      {
        sid: sid('AD'),
        createdAt: new Date('2015-08-18T17:07:30Z'),
        street: '',
        streetSecondary: null,
        validated: null,
        verified: true,
      },
    ]);
    expect(twilio.requests[0]?.query.get('FriendlyName')).toBe('x');
  });

  test('what a number can do, in either case; null where Twilio does not say', async () => {
    twilio.answer({
      incoming_phone_numbers: [
        { sid: sid('PN', 1), capabilities: { voice: true, sms: false, mms: 'yes' }, address_sid: '', origin: 'hosted' },
        { sid: sid('PN', 2), capabilities: { Voice: true, SMS: true, MMS: true }, status: null },
        { sid: sid('PN', 3), capabilities: null },
      ],
      next_page_uri: null,
    });
    const { edges } = await twilio.hub.incomingPhoneNumbers.page({}, { first: 10 });
    expect(edges.map(({ node }) => node)).toMatchObject([
      { capabilities: { voice: true, sms: false, mms: false, fax: false }, addressSid: null, origin: 'hosted' },
      { capabilities: { voice: true, sms: true, mms: true, fax: false }, status: null },
      { capabilities: null },
    ]);
  });

  test('types, with fields that are none', async () => {
    twilio.answer({
      end_user_types: [
        { sid: sid('OY'), machine_name: 'm', friendly_name: 'M', fields: [{ machine_name: 'f' }, null] },
      ],
      meta: { key: 'end_user_types', next_page_url: null },
    });
    expect(await twilio.hub.endUserTypes.list()).toEqual([
      {
        sid: sid('OY'),
        machineName: 'm',
        friendlyName: 'M',
        fields: [{ machineName: 'f', friendlyName: '', constraint: null }],
      },
    ]);
  });
});

describe('numbers on a bundle', () => {
  test('are asked for by SID, a hundred in one call', async () => {
    twilio.answer(metaPage([]));
    const sids = Array.from({ length: 150 }, (_, index) => sid('PN', index));
    expect(await twilio.hub.channelEndpointAssignments.list(BUNDLE, sids)).toEqual([]);
    expect(twilio.requests.map(({ query }) => query.get('ChannelEndpointSids')?.split(',').length).sort()).toEqual([
      100, 50,
    ]);
    expect(await twilio.hub.channelEndpointAssignments.list(BUNDLE, [])).toEqual([]);
    expect(twilio.requests).toHaveLength(2);
    const tooMany = () =>
      twilio.hub.channelEndpointAssignments.page(BUNDLE, { channelEndpointSids: sids }, { first: 1 });
    expect(tooMany).toThrow(CallerError);
    expect(tooMany).toThrow('Give at most 100 SIDs at a time.');
  });
});
