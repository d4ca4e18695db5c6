import { describe, expect, it } from 'vitest';
import { BusinessIndustry } from '../../src/schema/business.enum.js';
import { useTestApp } from '../support/use-test-app.js';

// cspell:ignore Helthcare AGRI

const app = useTestApp({ LIMIT_CALLER_POINTS: '1000000' });

const nodeId = (key: string, type = 'OnboardingBatch') =>
  Buffer.from(`${type}:${app.accountSid}:${key}`).toString('base64url');
describe('input that nobody should send is refused, and is no fault of the server', () => {
  it('21 bad variables', async () => {
    const names = Array.from({ length: 25 }, (_, n) => `v${n}`);
    const query = `query (${names.map((name) => `$${name}: Int`).join(' ')}) { ${names
      .map((name) => `${name}: customerProfiles(first: $${name}) { __typename }`)
      .join(' ')} }`;
    const { errors } = await app.execute(query, Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(errors).toHaveLength(21);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('a node id that holds a NUL', async () => {
    const keys = ['\0', 'a\0b', '\ud800', ' ', 'é'];
    const ids = keys.flatMap((key) => [nodeId(key), nodeId(key, 'Onboarding')]);
    expect(await app.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: ids.map(() => null),
    });
  });

  it('attributes and lists of thousands of levels, as variables and as literals', async () => {
    const create = 'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { userErrors { message } } }';
    // Written by hand, because JSON.stringify runs out of stack itself.
    const attributes = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const body = `{"query":${JSON.stringify(create)},"variables":{"input":{"friendlyName":"x","type":"y","attributes":${attributes}}}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(app.graphqlUrl, { method: 'POST', headers, body });
    const { errors } = (await answer.json()) as { errors: { message: string }[] };
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]?.message).toContain('100 levels');
    const list = `${'['.repeat(1_990)}1${']'.repeat(1_990)}`;
    const literal = await app.execute(`{ nodes(ids: ${list}) { id } }`);
    expect(literal.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(literal.errors?.[0]?.message).toContain('100 levels');
  });

  it('says that there are more faults in a document than are listed', async () => {
    const fields = Array.from({ length: 25 }, (_, n) => `a${n}: customerProfile(sid: "x${n}") { sid }`);
    const { errors } = await app.execute(`{ ${fields.join(' ')} }`);
    expect(errors?.at(-1)?.message).toBe('Too many validation errors, error limit reached. Validation aborted.');
  });
});

describe('an error of coercion', () => {
  const plan = (input: object) =>
    app.execute('query ($input: OnboardCnamInput!) { planCnam(input: $input) { callCount } }', { input });
  const typed = 'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { userErrors { message } } }';

  it.each([
    ['LLC', 'LIMITED_LIABILITY_CORPORATION'],
    ['Limited Liability Company', 'LIMITED_LIABILITY_CORPORATION'],
    ['Partnershp', 'PARTNERSHIP'],
  ])('names the words, the likely one for %s, and the place', async (businessType, likely) => {
    const business = { businessType };
    const { errors = [] } = await plan({ customerProfile: { secondary: { business } } });
    const path = ['input', 'customerProfile', 'secondary', 'business', 'businessType'];
    const found = errors.find(({ extensions }) => JSON.stringify(extensions?.['path']) === JSON.stringify(path));
    expect(found?.message).toMatch(/Expected a value of the enum "BusinessType": \w+, .*/);
    expect(found?.message).toContain(`Did you mean ${likely}?`);
    expect(found?.message).not.toContain(businessType);
  });

  it('of a long enum names the likely word, and all words beside a message that is too short for them', async () => {
    const industryOf = async (businessIndustry: unknown) => {
      const { errors = [] } = await plan({ customerProfile: { secondary: { business: { businessIndustry } } } });
      return errors.find(({ extensions }) => (extensions?.['path'] as unknown[]).at(-1) === 'businessIndustry');
    };
    const allowed = Object.values(BusinessIndustry);
    expect(allowed.length).toBeGreaterThan(30);
    const found = await industryOf('Helthcare');
    expect(found?.message).toContain(
      ': Did you mean HEALTHCARE? Expected a value of the enum "BusinessIndustry": AUTOMOTIVE, AGRI',
    );
    expect(found?.message).toHaveLength(300);
    expect(found?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', allowed });
    for (const industry of ['CONSTRUCTION', 7, ['x']]) {
      const other = await industryOf(industry);
      expect(other?.message).toContain('Expected a value of the enum "BusinessIndustry": AUTOMOTIVE, AGRI');
      expect(other?.extensions?.['allowed']).toEqual(allowed);
      expect(JSON.stringify(other)).not.toMatch(/CONSTRUCTION|Did you mean/);
    }
  });

  it('says where a faulty SID stands in the document, and which variable is missing', async () => {
    const literal = await app.execute('{ address(sid: "AD1") { sid } endUser(sid: "+14155550100") { sid } }');
    expect(literal.errors).toMatchObject([
      {
        locations: [{ line: 1, column: 16 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', path: ['address', 'sid'] },
      },
      {
        locations: [{ line: 1, column: 44 }],
        message: expect.stringContaining('looks like a phone number') as unknown,
      },
    ]);
    expect(JSON.stringify(literal.errors)).not.toMatch(/AD1|\+1415/);
    const deep = await app.execute(`mutation { made: createEndUser(input: { friendlyName: "x", type: [7] }) {
      endUser { sid } } many: nodes(ids: ["a", 7.5]) { id } }`);
    expect(deep.errors?.map(({ extensions }) => extensions?.['path'])).toContainEqual(['made', 'input', 'type']);
    const word = await app.execute('{ policy(kind: VOICE_INTEGRITYY) { sid } }');
    expect(word.errors).toMatchObject([{ extensions: { path: ['policy', 'kind'] } }]);
    const query = 'query ($sid: Sid!) { address(sid: $sid) { sid } }';
    for (const variables of [{}, { sid: null }]) {
      const { errors } = await app.execute(query, variables);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['sid'] } }]);
    }
  });

  it('of the type of an end user that Twilio does not know says where the types are listed', async () => {
    const { data } = await app.execute(typed, { input: { friendlyName: 'x', type: 'nobody' } });
    const message = expect.stringMatching(/type of end user or document.* endUserTypes/) as unknown;
    expect(data).toEqual({ createEndUser: { userErrors: [{ message }] } });
  });

  it('names a missing field in its path, and where in a list a value is', async () => {
    const missing = await app.execute(typed, { input: {} });
    const paths = missing.errors?.map(({ extensions }) => extensions?.['path']);
    expect(paths).toContainEqual(['input', 'friendlyName']);
    const listed = await app.execute('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', {}] });
    expect(listed.errors).toMatchObject([{ extensions: { path: ['ids', 1] } }]);
  });

  it('says how to find the SID of a phone number that was given in its place', async () => {
    for (const sid of ['+14155550100', '(415) 555-0100']) {
      const query = 'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { sid } }';
      const { errors } = await app.execute(query, { sid });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['sid'] } }]);
      expect(errors?.[0]?.message).toContain('incomingPhoneNumbers(filter: { phoneNumber:');
      expect(errors?.[0]?.message).not.toContain(sid);
    }
  });

  it('says which finding is about which field where a query has several', async () => {
    const query = 'query ($first: Int!) { customerProfiles(first: $first, after: "") { totalCount: __typename } }';
    const { errors } = await app.execute(query, { first: 0 });
    expect(errors?.[0]?.message).toContain('first: Give a whole number');
    expect(errors?.[0]?.message).toContain('after: This is not a cursor.');
  });
});
