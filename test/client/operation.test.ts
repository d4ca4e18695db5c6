import { describe, expect, it } from 'vitest';
import * as client from '../../src/client/index.js';
import { operationIn } from '../../src/client/operation.js';

describe('what a client has to know of a document:', () => {
  it.each([
    ['{ account { sid } }', 'query', ['account']],
    ['query { account { sid } policies { nodes { sid } } }', 'query', ['account', 'policies']],
    [
      'query Named($sid: Sid! = "}{", $filter: F = { a: { b: 1 } }) { x: customer(sid: $sid) { sid } }',
      'query',
      ['customer'],
    ],
    ['# mutation { a }\n"""mutation { b }"""\nquery query { subscription }', 'query', ['subscription']],
    ['fragment mutation on Customer { sid } query { a { ...mutation } }', 'query', ['a']],
    ['fragment query on Customer { mutation } { b }', 'query', ['b']],
    ['{ b } fragment F on Customer { mutation { c } }', 'query', ['b']],
    [
      'mutation M($input: I!) @d(a: "(") { one: addPhoneNumbers(input: $input) @include(if: $b) { onboarding { id } } b }',
      'mutation',
      ['addPhoneNumbers', 'b'],
    ],
    ['mutation{a,b c}', 'mutation', ['a', 'b', 'c']],
    ['mutation { ...All } fragment All on Mutation { deleteAddress }', 'mutation', undefined],
    ['mutation { a ... on Mutation { deleteAddress } }', 'mutation', undefined],
    ['subscription S($id: ID!) { onboardingUpdated(id: $id) { id } }', 'subscription', ['onboardingUpdated']],
  ])('%s', (document, kind, fields) => {
    expect(operationIn(document)).toEqual({ kind, fields });
  });

  it.each(['', 'fragment F on Customer { sid }', 'query A { a } query B { b }', '{ a } { b }', '{ a } mutation { b }'])(
    'not which of several operations, or none, is meant: %s',
    (document) => {
      expect(() => operationIn(document)).toThrow('A document must hold one operation');
    },
  );

  it('the kinds of its own documents', () => {
    const documents = Object.entries(client).filter(([name]) => name.endsWith('Document'));
    expect(documents.length).toBeGreaterThan(40);
    for (const [name, document] of documents) {
      const { kind, fields } = operationIn(String(document));
      expect(`${name} ${kind} ${fields?.length}`).toBe(`${name} ${/^\w+/.exec(String(document))?.[0]} 1`);
    }
  });
});
