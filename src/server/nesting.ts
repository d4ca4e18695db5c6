import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { RequestErrorCode } from './error-codes.js';
import { LIMIT_MARK } from './value-free-message.js';

/**
 * Levels of lists and objects, in a document and in its variables. What checks and prints them calls itself for each
 * level and runs out of stack at a few thousand; the widest operation of the playground has 15.
 */
export const NESTING_LIMIT = 100;

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L];
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R];

/**
 * To be called before a document is parsed.
 * @param most tokens that the parser accepts; what is beyond them is not checked
 * @throws GraphQLError GRAPHQL_VALIDATION_FAILED
 */
export function checkDocumentNesting(text: string, most: number): void {
  let depth = 0;
  let tokens = 0;
  const lexer = new Lexer(new Source(text));
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.includes(token.kind)) depth += 1;
      else if (CLOSING.includes(token.kind)) depth -= 1;
      tokens += 1;
      if (depth > NESTING_LIMIT || tokens > most) break;
    }
  } catch {
    return; // The parser reports what is wrong with it.
  }
  if (depth > NESTING_LIMIT) throw tooDeep('The document is', RequestErrorCode.GRAPHQL_VALIDATION_FAILED);
}

/** @throws GraphQLError BAD_USER_INPUT */
export function checkVariableNesting(variables: unknown): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > NESTING_LIMIT) throw tooDeep('The variables are', RequestErrorCode.BAD_USER_INPUT);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const within: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      for (const one of within) if (typeof one === 'object' && one !== null) next.push(one);
    }
    level = next;
  }
}

function tooDeep(what: string, code: RequestErrorCode): GraphQLError {
  const message = `${what} nested more than ${NESTING_LIMIT} levels deep. Send lists and objects with fewer levels.`;
  return new GraphQLError(message, { extensions: { code, [LIMIT_MARK]: true, http: { status: 400 } } });
}
