import { readFileSync } from 'node:fs';
import {
  astFromValue,
  BreakingChangeType,
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  introspectionFromSchema,
  lexicographicSortSchema,
  print,
  printSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';

const schema = buildGraphQLSchema();
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const withoutComments = (sdl: string) => sdl.replace(/^(#.*\n|\n)+/, '').trimEnd();

/** Of the contract, what a later issue builds. The list shrinks: an entry that exists after all fails the test. */
const NOT_YET: readonly string[] = [];

function exists(in_: GraphQLSchema, name: string): boolean {
  const [typeName = '', fieldName] = name.split('.');
  const type = in_.getType(typeName);
  if (type === undefined || fieldName === undefined) return type !== undefined;
  return (isObjectType(type) || isInterfaceType(type)) && fieldName in type.getFields();
}

/** The default of every argument and input field, as it is written in SDL. */
function defaultsOf(of: GraphQLSchema): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const note = (at: string, { defaultValue, type }: GraphQLArgument | GraphQLInputField) => {
    const literal = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
    if (literal) found[at] = print(literal);
  };
  for (const type of Object.values(of.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const arg of field.args) note(`${type.name}.${field.name}.${arg.name}`, arg);
    }
  }
  return found;
}

describe('schema.graphql', () => {
  it('is what the code says (npm run schema:emit writes it)', () => {
    expect(withoutComments(read('../../schema.graphql'))).toBe(printSchema(lexicographicSortSchema(schema)));
  });

  it('says what it is, and lists its types by name as explorers show them', () => {
    const { __schema } = introspectionFromSchema(schema, { schemaDescription: true });
    expect(__schema.description).toMatch(/^Twilio's Trust Hub as one graph/);
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const named = [...(__schema.description ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const ofTypes = ['requirements', 'userErrors'];
    expect(named.filter((name) => !fields.includes(name) && !ofTypes.includes(name))).toEqual([]);
    const names = __schema.types.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it('keeps the contract, but for what is not built yet', () => {
    const contract = buildSchema(read('./contract.graphql'));
    const broken = findBreakingChanges(contract, schema).filter(({ type, description }) => {
      const removed = type === BreakingChangeType.TYPE_REMOVED || type === BreakingChangeType.FIELD_REMOVED;
      return !(removed && NOT_YET.some((name) => description.startsWith(`${name} was removed`)));
    });
    expect(broken).toEqual([]);
    // Nothing in the list that the contract does not ask for, or that is there by now.
    expect(NOT_YET.filter((name) => !exists(contract, name))).toEqual([]);
    expect(NOT_YET.filter((name) => exists(schema, name))).toEqual([]);
  });

  it('has the defaults of the contract', () => {
    const ours = defaultsOf(schema);
    const theirs = Object.entries(defaultsOf(buildSchema(read('./contract.graphql'))));
    const built = theirs.filter(([at]) => !NOT_YET.some((name) => at === name || at.startsWith(`${name}.`)));
    expect(Object.fromEntries(built.map(([at]) => [at, ours[at]]))).toEqual(Object.fromEntries(built));
  });
});

/** The coordinates of everything that has no description. */
function undescribed(type: GraphQLNamedType): readonly string[] {
  const missing = (at: string, thing: { readonly description?: string | null | undefined }) =>
    thing.description?.trim() ? [] : [at];
  const own = missing(type.name, type);
  if (isEnumType(type))
    return [...own, ...type.getValues().flatMap((value) => missing(`${type.name}.${value.name}`, value))];
  if (isInputObjectType(type)) {
    return [
      ...own,
      ...Object.values(type.getFields()).flatMap((field) => missing(`${type.name}.${field.name}`, field)),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const at = `${type.name}.${field.name}`;
    return [...missing(at, field), ...field.args.flatMap((arg) => missing(`${at}(${arg.name})`, arg))];
  });
  return [...own, ...fields];
}

const undescribedIn = (in_: GraphQLSchema) =>
  Object.values(in_.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap(undescribed);

describe('descriptions', () => {
  it('stand at every type, field, argument, input field and enum value', () => {
    expect(undescribedIn(schema)).toEqual([]);
  });

  it('are missed by this test where they are missing', () => {
    const bare = buildSchema('enum E { V } input I { f: Int } interface N { f: Int } type Query { f(a: I): E }');
    expect(undescribedIn(bare)).toEqual(
      expect.arrayContaining(['E', 'E.V', 'I', 'I.f', 'N', 'N.f', 'Query', 'Query.f', 'Query.f(a)']),
    );
  });
});
