import { isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { likelyWord } from '../domain/likely-word.js';

/** An error names no more words of an enum than these. */
const WORDS_AT_MOST = 100;

/** What graphql-js says about a value that is not in an enum; the value is read, and never repeated. */
const NOT_OF_ENUM = /^Value "([\s\S]*)" does not exist in "(\w+)" enum\./;
const NO_WORD = /^Enum "(\w+)" cannot represent non-(?:string value|enum value): ([\s\S]*?)\.(?: Did you mean|$)/;
const NO_FIELD = /^Field "([\s\S]*)" is not defined by type "(\w+)"\./;

/**
 * A sentence in words of the schema for graphql-js' message about a value, or undefined where it is about something
 * else. The words of an enum are named also where introspection is off: whoever sends it a value has its place already,
 * and a value can only be corrected by the words that are allowed there.
 */
export function coercionAdvice(message: string, schema: GraphQLSchema): string | undefined {
  const refused = refusedEnumValue(message);
  if (refused !== undefined) return enumAdvice(refused, schema);
  const [, field, typeName] = NO_FIELD.exec(message) ?? [];
  return typeName === undefined ? undefined : fieldAdvice(typeName, field ?? '', schema);
}

/** The words that are allowed where graphql-js says that a value is none of an enum's; undefined for other messages. */
export function allowedWords(message: string, schema: GraphQLSchema): readonly string[] | undefined {
  const refused = refusedEnumValue(message);
  return refused && wordsOf(refused.enumName, schema)?.slice(0, WORDS_AT_MOST);
}

interface RefusedEnumValue {
  readonly enumName: string;
  readonly given: string;
}

function refusedEnumValue(message: string): RefusedEnumValue | undefined {
  const [, given = '', enumName] = NOT_OF_ENUM.exec(message) ?? [];
  if (enumName !== undefined) return { enumName, given };
  const [, otherEnum, other = ''] = NO_WORD.exec(message) ?? [];
  return otherEnum === undefined ? undefined : { enumName: otherEnum, given: other };
}

function wordsOf(enumName: string, schema: GraphQLSchema): readonly string[] | undefined {
  const type = schema.getType(enumName);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : undefined;
}

function enumAdvice({ enumName, given }: RefusedEnumValue, schema: GraphQLSchema): string {
  const words = wordsOf(enumName, schema) ?? [];
  // The likely word first: a list that is too long for a message is cut.
  const likely = didYouMean(likelyWord(given, words)).trimStart();
  const list = words.slice(0, WORDS_AT_MOST).join(', ');
  return `${likely === '' ? '' : `${likely} `}Expected a value of the enum "${enumName}": ${list}.`;
}

/** The name of a field is the caller's text as well: one that is long or holds a number may be made of data. */
function fieldAdvice(name: string, given: string, schema: GraphQLSchema): string {
  const type = schema.getType(name);
  const fields = isInputObjectType(type) || isObjectType(type) ? Object.keys(type.getFields()) : [];
  const sane = /^[_A-Za-z]\w{0,59}$/.test(given) && !/\d{4}/.test(given);
  const subject = sane ? `Field "${given}"` : 'A field';
  return `${subject} is not defined by type "${name}".${didYouMean(likelyWord(given, fields))}`;
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean ${word}?`;
}
