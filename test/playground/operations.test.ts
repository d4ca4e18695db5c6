import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getVariableValues, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, 'playground/src');
const FOLDER = path.join(SOURCES, 'operations');
const schema = buildSchema(readFileSync(path.join(ROOT, 'schema.graphql'), 'utf8'));
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

/** The page's own module; it is written for the browser, so its types are not part of this program. */
interface Tokens {
  readonly fillTokens: (text: string, values: Readonly<Record<string, string>>) => string;
  readonly unfilledTokens: (text: string) => readonly string[];
}
const { fillTokens, unfilledTokens } = (await import(path.join(SOURCES, 'tokens.ts'))) as Tokens;

function operationsOf(document: string): readonly OperationDefinitionNode[] {
  return parse(document).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
}

function variablesOf(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(read(name.replace(/graphql$/, 'json'))) as Record<string, unknown>;
}

describe.each(names)('playground/src/operations/%s', (name) => {
  const document = read(name);

  it('is valid against schema.graphql', () => {
    expect(validate(schema, parse(document))).toEqual([]);
    expect(operationsOf(document).length).toBeGreaterThan(0);
  });

  it('begins with a title, by which the guide knows it', () => {
    expect(document).toMatch(/^# \S.*\n#\n# \S/);
  });

  it('has variables that fit, each of them declared by an operation', () => {
    const variables = variablesOf(name);
    const operations = operationsOf(document);
    for (const { name: operation, variableDefinitions = [] } of operations) {
      const values = getVariableValues(schema, variableDefinitions, variables);
      expect(values.errors, operation?.value).toBeUndefined();
    }
    const declared = operations.flatMap(({ variableDefinitions = [] }) =>
      variableDefinitions.map(({ variable }) => variable.name.value),
    );
    expect(Object.keys(variables).filter((variable) => !declared.includes(variable))).toEqual([]);
  });

  it('has only placeholders that an answer can fill', () => {
    const text = read(name.replace(/graphql$/, 'json'));
    const placeholders = [...new Set(text.match(/\$\w+/g) ?? [])];
    expect(placeholders).toEqual(unfilledTokens(text));
    expect(fillTokens(text, Object.fromEntries(placeholders.map((token) => [token, 'SID'])))).not.toContain('$');
  });
});

it('has variables beside every document, no two titles alike, and no two operations of the same name', () => {
  expect(names.filter((name) => !existsSync(path.join(FOLDER, name.replace(/graphql$/, 'json'))))).toEqual([]);
  const titles = names.map((name) => read(name).split('\n', 1)[0]);
  expect(new Set(titles).size).toBe(names.length);
  const operations = names.flatMap((name) => operationsOf(read(name)).map((operation) => operation.name?.value));
  expect(new Set(operations).size).toBe(operations.length);
});

it('gives the steps and the composite different phone numbers, because a number can be on one profile only', () => {
  const numbersOf = (name: string): readonly string[] => read(name).match(/\$\w+_NUMBER_SID/g) ?? [];
  const ofSteps = names.filter((name) => name.includes('-step-')).map((name) => name.replace(/graphql$/, 'json'));
  const shared = numbersOf('03-onboard-voice-integrity.json').filter((token) =>
    ofSteps.some((name) => numbersOf(name).includes(token)),
  );
  expect(shared).toEqual([]);
});

it('asks a valid question when the page opens', () => {
  const [, query = ''] = /GraphQL \*\/ `([^`]+)`/.exec(readFileSync(path.join(SOURCES, 'opening.ts'), 'utf8')) ?? [];
  expect(validate(schema, parse(query))).toEqual([]);
});
