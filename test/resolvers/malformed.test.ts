import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startAlteringProxy, type AlteringProxy } from '../support/altering-proxy.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';
import { evaluateBoth, plantSmallGraph, type SmallGraph } from './support/small-graph.js';

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let proxy: AlteringProxy;
let app: ServerOverHttp;
let graph: SmallGraph;

beforeAll(async () => {
  sandbox = await startSandbox();
  proxy = await startAlteringProxy(sandbox.url);
  app = await startAppOver({ url: proxy.url, accountSid: sandbox.accountSid, authToken: sandbox.authToken });
  graph = plantSmallGraph(sandbox.control);
  await evaluateBoth(app, graph);
});
afterAll(async () => {
  await app.close();
  await proxy.close();
  await sandbox.close();
});
beforeEach(() => {
  proxy.alter(undefined);
  app.app.trustHubs.clear(sandbox.accountSid);
});

const BUNDLE = `id sid accountSid friendlyName email status rawStatus statusCallback validUntil createdAt updatedAt policySid
  kind policy { sid friendlyName kind requirements } rejections { code message remedy field moreInfoUrl }
  requirements { readyToSubmit pendingReview currentlyDue { name friendlyName acceptedTypes missingFields }
    satisfied { name } warnings { field message likelyCode } }
  entityAssignments { nodes { id sid objectSid createdAt object { __typename } } }
  channelEndpointAssignments { nodes { id sid channelEndpointSid channelEndpointType createdAt phoneNumber { phoneNumber } } }
  endUsers { ...User } supportingDocuments { ...Document } supportingProfiles { sid } phoneNumbers { ...Number }
  evaluations { nodes { ...Verdict } } latestEvaluation { ...Verdict }`;
const FRAGMENTS = `
  fragment User on EndUser { id sid accountSid friendlyName type attributes createdAt updatedAt details { __typename
    ... on BusinessInformation { businessName businessType businessRegionsOfOperation socialMediaProfileUrls }
    ... on VoiceIntegrityInformation { useCase businessEmployeeCount averageBusinessDayCallVolume notes } } }
  fragment Document on SupportingDocument { id sid accountSid friendlyName type status mimeType attributes createdAt
    updatedAt addresses { ...Place } }
  fragment Place on Address { id sid accountSid customerName friendlyName street streetSecondary city region postalCode
    isoCountry validated verified createdAt updatedAt }
  fragment Number on IncomingPhoneNumber { id sid accountSid phoneNumber friendlyName }
  fragment Verdict on Evaluation { id sid policySid status createdAt results { requirementName requirementFriendlyName
    objectType friendlyName passed failureReason errorCode valid { ...Field } invalid { ...Field } } }
  fragment Field on EvaluationField { objectField friendlyName failureReason errorCode }`;
/** Every field of every type, both as a list and one by one. */
const everything = ({ profile, product, business, document, address, number }: SmallGraph) => `{
  customerProfile(sid: "${profile}") { ${BUNDLE} } trustProduct(sid: "${product}") { ${BUNDLE} }
  endUser(sid: "${business}") { ...User } supportingDocument(sid: "${document}") { ...Document }
  address(sid: "${address}") { ...Place } incomingPhoneNumber(sid: "${number}") { ...Number }
  customerProfiles { nodes { sid friendlyName email status rawStatus statusCallback rejections { code } createdAt } }
  trustProducts { nodes { sid friendlyName email status rawStatus statusCallback rejections { code } createdAt } }
  endUsers { nodes { ...User } } supportingDocuments { nodes { ...Document } } addresses { nodes { ...Place } }
  incomingPhoneNumbers { nodes { ...Number } } policies { nodes { id sid friendlyName kind requirements } }
  endUserTypes { sid machineName friendlyName fields { machineName friendlyName constraint } }
  supportingDocumentTypes { sid machineName friendlyName fields { machineName friendlyName constraint } }
} ${FRAGMENTS}`;

/** What an answer must have, so that it can be addressed; everything else may be as odd as it likes. */
const KEPT = ['sid', 'object_sid', 'channel_endpoint_sid', 'policy_sid'];

async function readEverything(change: (row: Row) => unknown): Promise<Record<string, unknown>> {
  proxy.alter(change);
  // Policies and types are kept for minutes, so that only an explicit wish brings them altered.
  const answer = await app.execute<Record<string, unknown>>(everything(graph), {}, { 'cache-control': 'no-cache' });
  expect(answer.errors).toBeUndefined();
  expect(answer.status).toBe(200);
  return answer.data ?? {};
}

const everyOther =
  (value: unknown) =>
  (row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([key, held]) => [key, KEPT.includes(key) ? held : value]));

describe('whatever Twilio has is shown, or as unknown, and is never an error', () => {
  test('as it is', async () => {
    const data = await readEverything((row) => row);
    expect(data['customerProfile']).toMatchObject({ sid: graph.profile, latestEvaluation: { status: 'NONCOMPLIANT' } });
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['an empty text', ''],
    ['a text', 'TWILIO_APPROVED but odd'],
    ['a number', 17],
    ['a number beyond all', 1e300],
    ['true', true],
    ['a list', [null, 'x', 7, { code: 1e15, error_code: 1e15 }, [['x']]]],
    ['an object', { code: 'x', nested: { deeper: [null] } }],
  ])('all values but SIDs are %s', async (_, value) => {
    const data = await readEverything(everyOther(value));
    expect(data['customerProfile']).toMatchObject({ sid: graph.profile, createdAt: expect.any(String) as string });
    expect(data['endUser']).toMatchObject({ sid: graph.business, attributes: expect.any(Object) as object });
  });

  test('what is shown where all values but SIDs are null', async () => {
    const data = await readEverything(everyOther(null));
    expect(data['customerProfile']).toMatchObject({
      friendlyName: '',
      email: null,
      status: 'UNKNOWN',
      rawStatus: '',
      rejections: [],
      createdAt: '1970-01-01T00:00:00.000Z',
      latestEvaluation: { status: 'UNKNOWN', results: [] },
    });
    expect(data['endUser']).toMatchObject({ attributes: {}, details: null, createdAt: '1970-01-01T00:00:00.000Z' });
    expect(data['supportingDocument']).toMatchObject({ attributes: {}, status: 'UNKNOWN', addresses: [] });
    expect(data['address']).toMatchObject({ street: '', validated: null, createdAt: '1970-01-01T00:00:00.000Z' });
    expect(data['incomingPhoneNumber']).toMatchObject({ phoneNumber: '', friendlyName: null });
  });

  test('all values but SIDs are missing', async () => {
    const data = await readEverything((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => KEPT.includes(key))),
    );
    expect(data['customerProfile']).toMatchObject({ friendlyName: '', status: 'UNKNOWN', rejections: [] });
    expect(data['endUser']).toMatchObject({ attributes: {}, details: null });
  });
});

describe('one odd value of a bundle', () => {
  const shown = async (over: Row) => {
    const data = await readEverything((row) => ('email' in row ? { ...row, ...over } : row));
    for (const field of ['customerProfile', 'trustProduct']) {
      const sid = field === 'customerProfile' ? graph.profile : graph.product;
      const listed = (data[`${field}s`] as { nodes: { sid: string }[] }).nodes.find((node) => node.sid === sid);
      expect(data[field]).toMatchObject({ status: (listed as unknown as { status: string }).status });
    }
    return data['customerProfile'];
  };

  test.each<[Row, object]>([
    [{ status: 'TWILIO_APPROVED' }, { status: 'TWILIO_APPROVED', rawStatus: 'TWILIO_APPROVED' }],
    [{ status: 'In-Review' }, { status: 'IN_REVIEW', rawStatus: 'In-Review' }],
    [{ status: 'on-the-moon' }, { status: 'UNKNOWN', rawStatus: 'on-the-moon' }],
    [{ email: null }, { email: null }],
    [{ status_callback: 'no URL at all' }, { statusCallback: 'no URL at all' }],
    [{ status_callback: 'javascript:alert(1)' }, { statusCallback: 'javascript:alert(1)' }],
    [{ valid_until: 'never' }, { validUntil: null }],
    [{ errors: [{ code: 18602, message: 'number 123456789' }] }, { rejections: [{ code: 18602 }] }],
    [{ errors: 'Error 18602: number 123456789' }, { rejections: [{ code: 18602 }] }],
    [{ errors: { code: '18601' } }, { rejections: [{ code: 18601 }] }],
    [{ errors: [null, 'text', 4e9, [18601]] }, { rejections: [{ code: 0 }] }],
    [{ errors: [{ code: 18999 }] }, { rejections: [{ code: 18999, field: null }] }],
  ])('%j', async (over, expected) => {
    expect(await shown(over)).toMatchObject(expected);
  });
});

test.each<[string, unknown, object[]]>([
  ['null', null, []],
  ['a text', 'all is well', []],
  ['one object', { requirement_name: 'x' }, []],
  ['entries that are none', [null, 'x', 7], []],
  ['an entry with nothing in it', [{}], [{ requirementName: '', passed: true, valid: [], invalid: [] }]],
  [
    'fields that are none',
    [{ requirement_name: 'x', passed: 'yes', valid: 'y', invalid: [null, { object_field: 7, error_code: 1e12 }] }],
    [{ requirementName: 'x', passed: false, valid: [], invalid: [{ objectField: '7', errorCode: null }] }],
  ],
])('the results of an evaluation are %s', async (_, results, expected) => {
  const data = await readEverything((row) => ('results' in row ? { ...row, results } : row));
  expect(data['trustProduct']).toMatchObject({ latestEvaluation: { results: expected } });
});

describe('the details of an end user', () => {
  const user = async (type: string, attributes: unknown) => {
    const data = await readEverything((row) => ('attributes' in row ? { ...row, type, attributes } : row));
    return data['endUser'] as { attributes: object; details: object };
  };
  const INTEGRITY = 'voice_integrity_information';
  const BUSINESS = 'customer_profile_business_information';

  test.each<[string, object, object]>([
    [
      INTEGRITY,
      { business_employee_count: '12', average_business_day_call_volume: 80, use_case: 'Unheard Of', notes: null },
      { businessEmployeeCount: 12, averageBusinessDayCallVolume: 80, useCase: 'Unheard Of', notes: null },
    ],
    [
      INTEGRITY,
      { business_employee_count: 'a dozen', average_business_day_call_volume: '99999999999', use_case: ['x'] },
      { businessEmployeeCount: null, averageBusinessDayCallVolume: null, useCase: null },
    ],
    [
      BUSINESS,
      { business_regions_of_operation: 'USA_AND_CANADA, MARS', business_type: 'Guild', business_name: 7 },
      { businessRegionsOfOperation: ['USA_AND_CANADA', 'MARS'], businessType: 'Guild', businessName: '7' },
    ],
    [
      BUSINESS,
      { business_regions_of_operation: ['ASIA', null, { a: 1 }, ' EUROPE '], social_media_profile_urls: '' },
      { businessRegionsOfOperation: ['ASIA', 'EUROPE'], socialMediaProfileUrls: [] },
    ],
    [
      BUSINESS,
      { business_regions_of_operation: { ASIA: true }, business_name: { legal: 'Acme' } },
      { businessRegionsOfOperation: null, businessName: null },
    ],
  ])('%s with %j', async (type, attributes, details) => {
    const found = await user(type, attributes);
    expect(found.details).toMatchObject(details);
    expect(found.attributes).toEqual(attributes);
  });

  test.each<[string, unknown, object]>([
    ['null', null, {}],
    ['JSON in a text', '{"business_name":"Acme"}', { business_name: 'Acme' }],
    ['a text that is no JSON', 'Acme', {}],
    ['a list', [1], {}],
  ])('attributes are %s', async (_, attributes, raw) => {
    const found = await user(BUSINESS, attributes);
    expect(found.attributes).toEqual(raw);
    expect(found.details).toMatchObject({ businessName: 'business_name' in raw ? 'Acme' : null });
  });

  test.each(['unheard_of', '__proto__', 'constructor', ''])('type %j has none, but its attributes', async (type) => {
    expect(await user(type, { a: { b: [null] } })).toMatchObject({ details: null, attributes: { a: { b: [null] } } });
  });
});

describe('what cannot be addressed', () => {
  test.each<[string, (row: Row) => unknown]>([
    ['rows that are null', () => null],
    ['rows that are texts', () => 'row'],
    ['rows without a SID', ({ sid: _sid, ...row }) => row],
    ['rows whose SID is odd', (row) => ({ ...row, sid: '../Policies' })],
  ])('%s: an error of the upstream in the place of each, and no fault of this server', async (_, change) => {
    proxy.alter(change);
    const { status, errors, data } = await app.execute(
      everything(graph).replace(/customerProfiles \{[\s\S]*\n\}/, '}'),
      {},
      { 'cache-control': 'no-cache' },
    );
    expect([status, data]).toEqual([200, expect.any(Object)]);
    const lists = await app.execute('{ endUsers { nodes { id sid } } }', {}, { 'cache-control': 'no-cache' });
    for (const error of [...(errors ?? []), ...(lists.errors ?? [])]) {
      expect(error.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    }
    expect(errors?.length).toBeGreaterThan(0);
  });
});
