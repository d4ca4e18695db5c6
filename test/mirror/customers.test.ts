import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { contentsOf } from './support/contents.js';
import { CUSTOMERS, find, MIRRORED, namesFound, statusOf, untilReadSince } from './support/mirrored.js';

/** The sandbox's own primary profile is a customer too. */
const PRIMARY = 'Sandbox Communications LLC';

const app = useTestApp(MIRRORED);
let sids: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  // Dates have no milliseconds: what the sandbox starts with is to be older than the rest.
  const second = () => Math.floor(Date.now() / 1_000);
  const started = second();
  await vi.waitFor(() => expect(second()).toBeGreaterThan(started), { timeout: 5_000, interval: 20 });
  sids = app.sandbox.seed(
    contentsOf([
      {
        ref: 'acme',
        friendlyName: 'Folder of Acme [onb:hb3fls5q]',
        businessName: 'Acme Dental',
        firstName: 'Ada',
        lastName: "O'Brien",
        representativeEmail: 'ada.obrien@acme-dental.example',
        email: 'office@acme.example',
        phoneNumber: '+14155550142',
        product: 'Signing for Acme',
      },
      { ref: 'zoe', friendlyName: 'Zoë Ångström AB', phoneNumber: '+442079460958', status: 'twilio-approved' },
      { ref: 'bolt', friendlyName: 'bolt & nut', businessName: 'bolt & nut', firstName: 'Ada' },
      { ref: 'shell', friendlyName: 'Shell Label [onb:aaaa1111]', firstName: 'Łukasz', lastName: 'Strauß-Sørensen' },
    ]),
  );
  await untilReadSince(app);
});

describe('a search finds', () => {
  it.each([
    ['the business name', 'Acme Dental', ['Acme Dental']],
    ['the beginnings of its words, in any order and case', 'DENT acm', ['Acme Dental']],
    ['the friendly name', 'Folder', ['Acme Dental']],
    ['the marker of an onboarding', '[onb:hb3fls5q]', ['Acme Dental']],
    ["a representative's name", "o'brien", ['Acme Dental']],
    ["a representative's first name", 'Ada', ['Acme Dental', 'bolt & nut']],
    ["a representative's email", 'ada.obrien@acme-dental.example', ['Acme Dental']],
    ['a part of it', 'obrien', ['Acme Dental']],
    ["the profile's email", 'office@acme.example', ['Acme Dental']],
    ['a number from abroad', '+14155550142', ['Acme Dental']],
    ['a number as people write it', '(415) 555-0142', ['Acme Dental']],
    ['a number with dots', '415.555.0142', ['Acme Dental']],
    ['the beginning of a number', '4155550', ['Acme Dental']],
    ['a number with a slash', '+1 415/555-0142', ['Acme Dental']],
    ['a number with other dashes', '(415) 555\u20130142', ['Acme Dental']],
    ['a number with its extension', '415 555 0142 ext. 5', ['Acme Dental']],
    ['a number as a link', 'tel:+14155550142', ['Acme Dental']],
    ['a number while it is typed', '+1 415', ['Acme Dental']],
    ['a number with its area while it is typed', '(415) 55', ['Acme Dental']],
    ['a number after another word of digits', 'dental 415 4155550142', ['Acme Dental']],
    ['the same number twice', '4155550142 +14155550142', ['Acme Dental']],
    ['words with a comma between them', 'acme,dental', ['Acme Dental']],
    ['words with a slash between them', 'acme/dental', ['Acme Dental']],
    ['short words beside longer ones', 'folder of a c me acme', ['Acme Dental']],
    ['a number with another exit code', '0044 20 7946 0958', ['Zoë Ångström AB']],
    ['a number within its country', '020 7946 0958', ['Zoë Ångström AB']],
    ['a number with the zero that is dialled at home', '+44 (0)20 7946 0958', ['Zoë Ångström AB']],
    ['a number with the exit code of North America', '011 44 20 7946 0958', ['Zoë Ångström AB']],
    ['letters that are more than an accent', 'lukasz strauss-sorensen', ['Shell Label']],
    ['the letters themselves', 'ŁUKASZ Strauß', ['Shell Label']],
    ['a name without its accents', 'zoe angstrom', ['Zoë Ångström AB']],
    ['a name with them', 'ångström', ['Zoë Ångström AB']],
    ['words around a sign', 'bolt & nut', ['bolt & nut']],
    ['only what has every word', 'acme bolt', []],
    ['no words within words', 'cme', []],
    ["not by a product's own name", 'signing', []],
  ])('%s: %s', async (_what, search, names) => {
    expect(await namesFound(app, search)).toEqual(names);
  });

  it('any SID: of the profile, its product, an end user or a number', async () => {
    const acme = ['acme', 'product-acme', 'business-acme', 'person-acme', 'number-acme'];
    for (const ref of acme) expect(await namesFound(app, sids[ref]!)).toEqual(['Acme Dental']);
    expect(await namesFound(app, `${sids['number-acme']}, dental`)).toEqual(['Acme Dental']);
    expect(await namesFound(app, `BU${'0'.repeat(32)}`)).toEqual([]);
  });
});

test('a search that cannot be carried out is refused with a sentence', async () => {
  const messageOf = async (search: string) => (await app.execute(CUSTOMERS, { search })).errors?.[0];
  expect(await messageOf('of')).toMatchObject({
    message: 'At least one word of a search needs 3 letters or digits.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect((await messageOf('&'))?.message).toBe('Search for at least one word.');
  expect((await messageOf('one two three four five six seven eight nine'))?.message).toContain('at most 8 words');
});

test('names are in the order of a dictionary, in whatever case, and times in theirs', async () => {
  const namesIn = async (orderBy?: string) => (await find(app, { orderBy })).nodes.map(({ name }) => name);
  const byName = ['Acme Dental', 'bolt & nut', PRIMARY, 'Shell Label', 'Zoë Ångström AB'];
  expect(await namesIn()).toEqual(byName);
  expect(await namesIn('NAME_DESC')).toEqual([...byName].reverse());
  const created = await namesIn('CREATED_ASC');
  expect([...created].sort()).toEqual([...byName].sort());
  expect(created[0]).toBe(PRIMARY);
  expect(await namesIn('CREATED_DESC')).toEqual([...created].reverse());
  expect((await namesIn('UPDATED_DESC')).at(-1)).toBe(PRIMARY);
});

test.each(['NAME_ASC', 'NAME_DESC', 'CREATED_DESC', 'UPDATED_ASC'])('pages in the order %s join', async (orderBy) => {
  const whole = await find(app, { orderBy });
  const walked: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await find(app, { orderBy, first: 2, after });
    expect(page.totalCount).toBe(whole.totalCount);
    walked.push(...page.nodes.map(({ sid }) => sid));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(walked).toEqual(whole.nodes.map(({ sid }) => sid));
});

test('a cursor of another order, search, filter or account is refused, and none shows a name', async () => {
  const { pageInfo } = await find(app, { first: 1 });
  const after = pageInfo.endCursor!;
  expect(Buffer.from(after, 'base64url').toString('latin1')).not.toMatch(/Acme|BU/);
  const others = [{ orderBy: 'NAME_DESC' }, { search: 'acme' }, { filter: { status: ['DRAFT'] } }];
  for (const variables of [...others.map((one) => ({ ...one, after })), { after: 'nonsense' }]) {
    const { errors } = await app.execute(CUSTOMERS, variables);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('This cursor does not belong to this list') as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
});

test('a filter leaves out what does not fit', async () => {
  const names = async (filter: object) => (await find(app, { filter })).nodes.map(({ name }) => name);
  expect(await names({ status: ['TWILIO_APPROVED'] })).toEqual([PRIMARY, 'Zoë Ångström AB']);
  expect(await names({ status: ['DRAFT'], createdBetween: { to: '2000-01-01T00:00:00Z' } })).toEqual([]);
  expect(await names({ updatedBetween: { from: '2000-01-01T00:00:00Z' } })).toHaveLength(5);
  expect(await names({ updatedBetween: { to: '2000-01-01T00:00:00Z' } })).toEqual([]);
  const { errors } = await app.execute(CUSTOMERS, {
    filter: { createdBetween: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
  });
  expect(errors?.[0]?.message).toBe('The beginning of this range lies after its end.');
});

test('a customer is its profile with its products, without a request to Twilio', async () => {
  const query = `query ($sid: Sid!, $product: Sid!) {
    customer(sid: $sid) {
      id sid name accountSid createdAt updatedAt asOf
      profile { sid friendlyName status email createdAt customer { name } }
      trustProducts { sid friendlyName status }
    }
    profile: customerProfile(sid: $sid) { sid friendlyName status email createdAt }
    product: customer(sid: $product) { sid }
  }`;
  const variables = { sid: sids['acme'], product: sids['product-acme'] };
  const answer = await app.data<Record<string, Record<string, unknown>>>(query, variables);
  const { customer, profile, product } = answer;
  expect(customer).toMatchObject({
    sid: sids['acme'],
    name: 'Acme Dental',
    accountSid: app.accountSid,
    profile: { ...profile, customer: { name: 'Acme Dental' } },
    trustProducts: [{ sid: sids['product-acme'], friendlyName: 'Signing for Acme', status: 'DRAFT' }],
  });
  expect(product).toBeNull();
  const node = await app.data('query ($id: ID!) { node(id: $id) { __typename ... on Customer { sid } } }', {
    id: customer!['id'],
  });
  expect(node).toEqual({ node: { __typename: 'Customer', sid: sids['acme'] } });
});

test('an answer from the mirror is as old as the mirror, and costs no request', async () => {
  type Answer = {
    readonly data: Record<string, { readonly asOf: string }>;
    readonly extensions: { readonly upstream: object };
  };
  for (const query of ['{ found: customers { asOf } }', `{ found: customer(sid: "${sids['acme']}") { asOf } }`]) {
    const { data, extensions } = (await app.execute(query)) as unknown as Answer;
    expect(extensions.upstream).toEqual({ calls: 0, asOf: data['found']?.asOf });
  }
});

test('the mirror says how far it is', async () => {
  const before = new Date();
  await untilReadSince(app, before);
  const status = await statusOf(app);
  expect(status).toMatchObject({ state: 'CURRENT', progress: 1 });
  // 25 numbers, and the sandbox's own profile with two end users, beside what was seeded.
  expect(status.rows).toBeGreaterThanOrEqual(25 + 2 + 5 + 6 + 1);
});

test('a customer has its onboardings and what its profile still needs, and is found by how an onboarding stands', async () => {
  const input = voiceIntegrityInput(await numberDispenser(app)(1));
  const { secondary } = input.customerProfile;
  const business = { ...secondary.business, businessName: 'Quince Rejected', businessRegistrationNumber: '111111111' };
  const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary: { ...secondary, business } } });
  const { customerProfile } = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  await untilReadSince(app);
  const { nodes } = await find(app, { filter: { onboardingStatus: ['ACTION_REQUIRED', 'FAILED'] } });
  expect(nodes).toEqual([{ sid: customerProfile!.sid, name: 'Quince Rejected' }]);
  expect((await find(app, { filter: { onboardingStatus: ['COMPLETED'] } })).totalCount).toBe(0);
  const parts = 'onboardings { nodes { id status } } requirements { readyToSubmit currentlyDue { missingFields } }';
  const query = `query ($sid: Sid!) { customer(sid: $sid) { ${parts} } customerProfile(sid: $sid) { ${parts} } }`;
  const { customer, customerProfile: profile } = await app.data<Record<string, Record<string, object>>>(query, {
    sid: customerProfile!.sid,
  });
  expect(customer).toEqual(profile);
  expect(customer!['onboardings']).toEqual({ nodes: [{ id: onboarding!.id, status: 'ACTION_REQUIRED' }] });
  expect(JSON.stringify(customer!['requirements'])).toContain('job_position');
});

test('onboardings are found by the words of their customer, by key, time and profile, all of them together', async () => {
  const LIST = `query ($filter: OnboardingFilter, $search: OnboardingSearchFilter, $first: Int, $after: String) {
    onboardings(filter: $filter, search: $search, first: $first, after: $after) {
      nodes { idempotencyKey } pageInfo { hasNextPage endCursor }
    }
  }`;
  interface Answer {
    readonly onboardings: {
      readonly nodes: readonly { readonly idempotencyKey: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }
  const number = numberDispenser(app);
  const begin = async (idempotencyKey: string, businessName: string) => {
    const input = voiceIntegrityInput(await number(1));
    const { secondary } = input.customerProfile;
    // The registration number is refused, so that nothing more happens to them.
    const business = { ...secondary.business, businessName, businessRegistrationNumber: '111111111' };
    const customerProfile = { secondary: { ...secondary, business } };
    const { onboarding } = await onboard(app, { ...input, idempotencyKey, customerProfile });
    return until(app, onboarding!.id, 'ACTION_REQUIRED');
  };
  const before = new Date();
  const first = await begin('Search-Larch-1', 'Larch Works');
  await begin('search-larch-2', 'Larch Works East');
  await begin('Search-Maple-1', 'Maple Works');
  const list = async (search: object, more: object = {}) =>
    (await app.data<Answer>(LIST, { search, ...more })).onboardings;
  const keys = async (search: object, more: object = {}) =>
    (await list(search, more)).nodes.map(({ idempotencyKey }) => idempotencyKey);

  expect(await keys({ search: 'larch' })).toEqual(['search-larch-2', 'Search-Larch-1']);
  expect(await keys({ search: 'works maple' })).toEqual(['Search-Maple-1']);
  expect(await keys({ idempotencyKeyPrefix: 'Search-' })).toEqual(['Search-Maple-1', 'Search-Larch-1']);
  expect(await keys({ idempotencyKeyPrefix: '%' })).toEqual([]);
  expect(await keys({ search: 'larch', idempotencyKeyPrefix: 'Search-' })).toEqual(['Search-Larch-1']);
  expect(await keys({ customerProfileSid: first.customerProfile!.sid })).toEqual(['Search-Larch-1']);
  expect(await keys({ customerProfileSid: first.customerProfile!.sid, search: 'maple' })).toEqual([]);
  expect(await keys({ search: 'larch' }, { filter: { status: 'COMPLETED' } })).toEqual([]);
  expect(await keys({ search: 'larch', createdBetween: { to: before } })).toEqual([]);
  expect(await keys({ search: 'larch', createdBetween: { from: before } })).toHaveLength(2);

  const page = await list({ search: 'larch' }, { first: 1 });
  expect(page.pageInfo.hasNextPage).toBe(true);
  const after = page.pageInfo.endCursor;
  expect(await keys({ search: 'larch' }, { first: 1, after })).toEqual(['Search-Larch-1']);
  const refusal = async (search: object, more: object = {}) =>
    (await app.execute(LIST, { search, ...more })).errors?.[0]?.message;
  const { errors } = await app.execute(LIST, { search: { search: 'la' } });
  expect(errors?.[0]?.extensions).toMatchObject({ userErrors: [{ path: ['search', 'search'] }] });
  expect(await refusal({ search: 'maple' }, { after })).toContain('This cursor does not belong to this list');
  expect(await refusal({ search: 'la' })).toBe('At least one word of a search needs 3 letters or digits.');
  expect(await refusal({ createdBetween: { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' } })).toBe(
    'The beginning of this range lies after its end.',
  );
});

test('a business that gets another name takes another place in the order of names', async () => {
  const names = async () => (await find(app, { search: 'renaming' })).nodes.map(({ name }) => name);
  const made = app.sandbox.seed(
    contentsOf([
      { ref: 'one', friendlyName: 'Renaming', businessName: 'Alder' },
      { ref: 'two', friendlyName: 'Renaming', businessName: 'Beech' },
    ]),
  );
  await untilReadSince(app);
  expect(await names()).toEqual(['Alder', 'Beech']);
  const rename = `mutation ($input: UpdateEndUserInput!) { updateEndUser(input: $input) { userErrors { message } } }`;
  const attributes = { business_name: 'Cypress' };
  await app.data(rename, { input: { sid: made['business-one'], attributes, attributesMode: 'MERGE' } });
  expect(await names()).toEqual(['Beech', 'Cypress']);
});
