import { readFileSync } from 'node:fs';
import { buildSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/sandbox/index.js';
import type { Operation } from '../sandbox/contract/description.js';
import { useTestApp } from '../support/use-test-app.js';
import { stageIn } from '../support/stage.js';
import { OPERATIONS_DOCUMENT } from './document.js';
import { TRUST_HUB_OPERATIONS, WAYS, waysTo } from './table.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** The coordinates of all fields that a document asks for, such as `Query.customerProfile`. */
function fieldsOf(document: string): readonly string[] {
  const types = new TypeInfo(schema);
  const fields: string[] = [];
  const note = () => void fields.push(`${types.getParentType()?.name}.${types.getFieldDef()?.name}`);
  visit(parse(document), visitWithTypeInfo(types, { Field: note }));
  return fields;
}

/** A fragment on an interface counts for what it is spread on. */
function asksFor(document: string, field: string): boolean {
  const [, name = ''] = field.split('.');
  const fields = fieldsOf(document);
  return fields.includes(field) || (!/^(Query|Mutation)\./.test(field) && fields.includes(`Bundle.${name}`));
}

/** Whether a journal entry is a request of an operation that was answered as it should be. */
function isRequestOf({ method, path, success }: Operation, entry: JournalEntry): boolean {
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return entry.method === method && pattern.test(entry.path) && entry.status === success;
}

/** Every finding of `userErrors`, and of single outcomes, wherever it stands in an answer. */
function findingsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(findingsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (key === 'userErrors') return member;
    return key === 'error' && member !== null ? [member] : findingsIn(member);
  });
}

const app = useTestApp();

const ROWS = TRUST_HUB_OPERATIONS.flatMap((operation) =>
  waysTo(operation).map((way) => [way.field, operation.id, way, operation] as const),
);

describe('the way from GraphQL to Trust Hub', () => {
  it.each(ROWS)('%s makes the request of %s', async (field, _id, { document, given }, operation) => {
    app.sandbox.reset();
    const variables = await given(stageIn(app));
    const since = (app.sandbox.journal({ limit: 1 })[0]?.index ?? -1) + 1;

    // What earlier rows have read must not stand in for the request.
    const answer = await app.execute(document, { ...variables }, { 'cache-control': 'no-cache' });

    expect(asksFor(document, field)).toBe(true);
    expect(answer.errors).toBeUndefined();
    expect(findingsIn(answer.data)).toEqual([]);
    const requests = app.sandbox.journal({ since });
    expect(
      requests.filter((entry) => isRequestOf(operation, entry)),
      requests.map(({ method, path, status }) => `${status} ${method} ${path}`).join('\n'),
    ).not.toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('has a way to every operation, and no others', () => {
    expect(TRUST_HUB_OPERATIONS).toHaveLength(61);
    expect(TRUST_HUB_OPERATIONS.filter((operation) => waysTo(operation).length === 0).map(({ id }) => id)).toEqual([]);
    const known = new Set(TRUST_HUB_OPERATIONS.map(({ id }) => id));
    expect(Object.keys(WAYS).filter((id) => !known.has(id))).toEqual([]);
  });

  it('is what the table says', () => {
    const { file, render } = OPERATIONS_DOCUMENT;
    const committed = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(committed, 'run `npx tsx scripts/operations.ts write`').toBe(render(committed));
  });
});

describe('a way that does not lead there is noticed:', () => {
  const fetchProfile = TRUST_HUB_OPERATIONS.find(({ id }) => id === 'FetchCustomerProfile')!;
  const request = { method: 'GET', path: `/v1/CustomerProfiles/BU${'a'.repeat(32)}`, status: 200 } as JournalEntry;

  it('another request', () => {
    expect(isRequestOf(fetchProfile, request)).toBe(true);
    expect(isRequestOf(fetchProfile, { ...request, status: 404 })).toBe(false);
    expect(isRequestOf(fetchProfile, { ...request, path: '/v1/CustomerProfiles' })).toBe(false);
    expect(isRequestOf(fetchProfile, { ...request, path: `${request.path}/Evaluations` })).toBe(false);
  });

  it('a document that asks for something else', () => {
    expect(asksFor('{ customerProfile(sid: "x") { policy { sid } } }', 'CustomerProfile.policy')).toBe(true);
    expect(asksFor('{ customerProfile(sid: "x") { policy { sid } } }', 'TrustProduct.policy')).toBe(false);
    expect(asksFor('{ customerProfile(sid: "x") { sid } }', 'Query.customerProfiles')).toBe(false);
  });

  it('a refusal', () => {
    expect(findingsIn({ a: { userErrors: [{ code: 'NOT_FOUND' }] } })).toHaveLength(1);
    expect(
      findingsIn({ a: { results: [{ error: { code: 'CONFLICT' } }, { error: null }], userErrors: [] } }),
    ).toHaveLength(1);
  });
});
