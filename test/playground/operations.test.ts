import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getVariableValues, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { pageModules } from './support/page-modules.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, 'playground/src');
const FOLDER = path.join(SOURCES, 'operations');
const schema = buildSchema(readFileSync(path.join(ROOT, 'schema.graphql'), 'utf8'));
const { THEMES, EXAMPLE_THEMES, examplesThatFill, searchExamples, fillTokens, unfilledTokens } = await pageModules();

const examples = THEMES.flatMap((theme) => theme.examples);
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const headersFile = (document: string) => `${document}.headers.json`;

/** The texts of an example in which tokens stand. */
function jsonOf({ document, variables }: (typeof examples)[number]): readonly string[] {
  const headers = headersFile(document);
  return [`${variables}.json`, ...(existsSync(path.join(FOLDER, headers)) ? [headers] : [])].map(read);
}

function operationsOf(document: string): readonly OperationDefinitionNode[] {
  return parse(document).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
}

describe.each(examples)('playground/src/operations/$document', (example) => {
  const document = read(`${example.document}.graphql`);

  it('is valid against schema.graphql', () => {
    expect(validate(schema, parse(document))).toEqual([]);
    expect(operationsOf(document).length).toBeGreaterThan(0);
  });

  it('begins with a title, by which the guide knows it', () => {
    expect(document).toMatch(/^# \S.*\n#\n# \S/);
  });

  it('has variables that fit, each of them declared by an operation', () => {
    const variables = JSON.parse(read(`${example.variables}.json`)) as Record<string, unknown>;
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
    for (const text of jsonOf(example)) {
      const placeholders = [...new Set(text.match(/\$\w+/g) ?? [])];
      // The key is made up when the page opens.
      expect(placeholders.filter((token) => token !== '$FRESH_KEY')).toEqual(unfilledTokens(text));
      expect(fillTokens(text, Object.fromEntries(placeholders.map((token) => [token, 'SID'])))).not.toContain('$');
    }
  });

  it('needs nothing but what an example answers, or the page itself asks for', () => {
    const unanswered = jsonOf(example)
      .flatMap(unfilledTokens)
      .filter((token) => token !== '$PRIMARY_PROFILE_SID' && examplesThatFill(token).length === 0);
    expect(unanswered).toEqual([]);
  });
});

it('lists every file in a theme, no two titles alike, and no two operations of the same name', () => {
  const listed = examples.flatMap(({ document, variables }) => [
    `${document}.graphql`,
    `${variables}.json`,
    headersFile(document),
  ]);
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.'));
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  const documents = examples.map(({ document }) => read(`${document}.graphql`));
  expect(new Set(documents.map((document) => document.split('\n', 1)[0])).size).toBe(examples.length);
  const operations = documents.flatMap((document) => operationsOf(document).map(({ name }) => name?.value));
  expect(new Set(operations).size).toBe(operations.length);
});

it('gives each onboarding, and the steps, phone numbers of their own, because a number can be on one profile only', () => {
  const inputs = [...new Set(examples.map(({ variables }) => variables))];
  const isStep = (input: string) => input.startsWith('steps/');
  const groups = [inputs.filter(isStep), ...inputs.filter((input) => !isStep(input)).map((input) => [input])];
  const given = groups.flatMap((group) => {
    const tokens = group.flatMap((input) => read(`${input}.json`).match(/\$\w+_NUMBER_SID/g) ?? []);
    return [...new Set(tokens)];
  });
  expect(given).toHaveLength(9);
  expect(new Set(given).size).toBe(given.length);
});

describe('the search of the guide', () => {
  const found = (words: string) => searchExamples(words).flatMap((theme) => theme.examples.map(({ title }) => title));

  it.each([
    ['x-account-sid', ['Accounts', 'Create a subaccount', 'Work in a subaccount']],
    ['cancelOnboarding', ['Cancel an onboarding']],
    ['BATCH counts', ['Onboard many customers', 'Batch progress', 'Batch, one by one', 'One bad row among many']],
    ['no such thing anywhere', []],
  ])('finds what speaks of "%s"', (words, titles) => {
    expect(found(words)).toEqual(titles);
  });

  it('shows all of them while nothing is looked for', () => {
    expect(found(' ')).toHaveLength(examples.length);
  });
});

it('leaves the explanations to the guide: in the editor only the title stands above an operation', () => {
  for (const { title, about, query } of EXAMPLE_THEMES.flatMap((theme) => theme.examples)) {
    expect(about, title).toMatch(/^[^#\s]/);
    expect(query).toMatch(new RegExp(`^# .+\\n(query|mutation|subscription) `));
    expect(query.startsWith(`# ${title}\n`)).toBe(true);
  }
});

it('asks a valid question when the page opens', () => {
  const [, query = ''] = /GraphQL \*\/ `([^`]+)`/.exec(readFileSync(path.join(SOURCES, 'opening.ts'), 'utf8')) ?? [];
  expect(validate(schema, parse(query))).toEqual([]);
});
