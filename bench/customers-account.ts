import type { BundleRecord, BundleStatus } from '../src/domain/bundle.js';
import type { MirroredAssignment, MirroredKind, MirroredRecord } from '../src/domain/mirror.js';
import type { Sid } from '../src/domain/sid.js';

const accountSid = `AC${'1'.repeat(32)}`;
const sidOf = (prefix: string, at: number): Sid => `${prefix}${at.toString(16).padStart(32, '0')}`;
const START = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;
const POLICIES = [
  'RN7a97559effdf62d00f4298208492a5ea',
  'RN5b3660f9598883b1df4e77f77acefba0',
  'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
];
const STATUSES: readonly BundleStatus[] = [
  'twilio-approved',
  'twilio-approved',
  'twilio-rejected',
  'in-review',
  'draft',
];
const REJECTION = { message: '', remedy: '', field: null, moreInfoUrl: null };

function bundle(kind: BundleRecord['bundleKind'], sid: Sid, policySid: Sid, at: number): BundleRecord {
  const status = STATUSES[at % STATUSES.length] ?? 'draft';
  const createdAt = new Date(START + (at % 2_000) * HOUR);
  return {
    bundleKind: kind,
    sid,
    accountSid,
    policySid,
    friendlyName: `Label ${at}`,
    email: `desk${at}@example.com`,
    status,
    rawStatus: status,
    statusCallback: null,
    validUntil: status === 'twilio-approved' ? new Date(createdAt.getTime() + 4_000 * HOUR) : null,
    rejections: status === 'twilio-rejected' ? [{ ...REJECTION, code: 18601 + (at % 7) }] : [],
    createdAt,
    updatedAt: createdAt,
  };
}

/** An account with so many customers: each with its business, a representative, a document, three numbers and a product. */
export function accountOf(customers: number) {
  const things: Partial<Record<MirroredKind, MirroredRecord[]>> = {};
  const assignments: MirroredAssignment[] = [];
  const add = (kind: MirroredKind, record: object): Sid => {
    (things[kind] ??= []).push(record as MirroredRecord);
    return (record as MirroredRecord).sid;
  };
  const put = (kind: BundleRecord['bundleKind'], bundleSid: Sid, objectSid: Sid, at: number): void => {
    const isNumber = objectSid.startsWith('PN');
    const sid = sidOf(isNumber ? 'RA' : 'BV', assignments.length);
    const shared = {
      sid,
      accountSid,
      bundleRef: { kind, sid: bundleSid },
      createdAt: new Date(START + (at % 2_000) * HOUR),
    };
    const object = isNumber ? { channelEndpointSid: objectSid, channelEndpointType: 'phone-number' } : { objectSid };
    assignments.push({ ...shared, ...object });
  };
  const primary = bundle('CustomerProfile', sidOf('BU', 0), 'RN6433641899984f951173ef1738c3bdd0', 0);
  add('CustomerProfile', primary);
  for (let at = 1; at <= customers; at += 1) {
    const dates = { createdAt: new Date(START), updatedAt: new Date(START + at) };
    const profile = add(
      'CustomerProfile',
      bundle('CustomerProfile', sidOf('BU', at), 'RNdfbf3fae0e1107f8aded0e7cead80bf5', at),
    );
    const endUser = (number: number, type: string, attributes: object) =>
      add('EndUser', { sid: sidOf('IT', at * 2 + number), accountSid, friendlyName: type, type, attributes, ...dates });
    const name = `Business${String(at).padStart(5, '0')} of Town${String(at % 100).padStart(3, '0')}`;
    const attributes = {
      business_name: name,
      business_type: 'Corporation',
      business_industry: 'HEALTHCARE',
      website_url: 'https://example.com',
    };
    const business = endUser(0, 'customer_profile_business_information', attributes);
    const person = endUser(1, 'authorized_representative_1', {
      first_name: 'Kim',
      last_name: `Lee${at}`,
      email: `kim${at}@example.com`,
    });
    const document = add('SupportingDocument', {
      sid: sidOf('RD', at),
      accountSid,
      friendlyName: 'Address',
      type: 'customer_profile_address',
      status: 'approved',
      mimeType: null,
      attributes: { address_sids: sidOf('AD', at) },
      ...dates,
    });
    const product = add('TrustProduct', bundle('TrustProduct', sidOf('BU', customers + at), POLICIES[at % 3]!, at + 1));
    for (const object of [primary.sid, business, person, document]) put('CustomerProfile', profile, object, at);
    put('TrustProduct', product, profile, at);
    for (let number = 0; number < 3; number += 1) {
      const phoneNumber = `+1415${String(at * 3 + number).padStart(7, '2')}`;
      const sid = add('IncomingPhoneNumber', {
        sid: sidOf('PN', at * 3 + number),
        accountSid,
        phoneNumber,
        friendlyName: phoneNumber,
      });
      put('CustomerProfile', profile, sid, at);
      put('TrustProduct', product, sid, at);
    }
  }
  return { accountSid, things, assignments };
}
