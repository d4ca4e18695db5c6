import { isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { likelyWord } from '../domain/likely-word.js';

/** Nobody would read more; the likely one is named anyway. */
const WORDS_AT_MOST = 30;

/** What graphql-js says about a value that is not in an enum; the value is read, and never repeated. */
const NOT_OF_ENUM = /^Value "([\s\S]*)" does not exist in "(\w+)" enum\./;
const NO_WORD = /^Enum "(\w+)" cannot represent non-(?:string value|enum value): ([\s\S]*?)\.(?: Did you mean|$)/;
const NO_FIELD = /^Field "([\s\S]*)" is not defined by type "(\w+)"\./;

/**
 * A sentence in words of the schema for graphql-js' message about a value, or undefined where it is about something
 * else. Without a schema, which callers may not read then, it names the type only: otherwise faulty values would reveal
 * what introspection may not.
 */
export function coercionAdvice(message: string, schema: GraphQLSchema | undefined): string | undefined {
  const [, given, enumName] = NOT_OF_ENUM.exec(message) ?? [];
  if (enumName !== undefined) return enumAdvice(enumName, given ?? '', schema);
  const [, otherEnum, other] = NO_WORD.exec(message) ?? [];
  if (otherEnum !== undefined) return enumAdvice(otherEnum, other ?? '', schema);
  const [, field, typeName] = NO_FIELD.exec(message) ?? [];
  return typeName === undefined ? undefined : fieldAdvice(typeName, field ?? '', schema);
}

function enumAdvice(name: string, given: string, schema: GraphQLSchema | undefined): string {
  const type = schema?.getType(name);
  if (!isEnumType(type)) return `Expected a value of the enum "${name}".`;
  const words = type.getValues().map((value) => value.name);
  const list = words.length > WORDS_AT_MOST ? `, which has ${words.length} words.` : `: ${words.join(', ')}.`;
  // The likely word first: a long list is cut at the limit of a message.
  const likely = didYouMean(likelyWord(given, words)).trimStart();
  return `${likely === '' ? '' : `${likely} `}Expected a value of the enum "${name}"${list}`;
}

/** The name of a field is the caller's text as well: one that is long or holds a number may be made of data. */
function fieldAdvice(name: string, given: string, schema: GraphQLSchema | undefined): string {
  const type = schema?.getType(name);
  const fields = isInputObjectType(type) || isObjectType(type) ? Object.keys(type.getFields()) : [];
  const sane = /^[_A-Za-z]\w{0,59}$/.test(given) && !/\d{4}/.test(given);
  const subject = sane ? `Field "${given}"` : 'A field';
  return `${subject} is not defined by type "${name}".${didYouMean(likelyWord(given, fields))}`;
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean ${word}?`;
}
