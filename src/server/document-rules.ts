import { GraphQLError, Kind, type DocumentNode, type ValidationRule } from 'graphql';
import type { AnswerLimits, Limits } from '../config.js';
import { LIMIT_MARK } from './value-free-message.js';

interface DocumentRuleSettings {
  readonly introspection: boolean;
  readonly limits: Pick<Limits, 'answers'>;
}

/** What a document may contain here, beside graphql-js' own rules and the limits of its size. */
export function documentRules({ introspection, limits }: DocumentRuleSettings): readonly ValidationRule[] {
  return [shortAliases(limits.answers), ...(introspection ? [] : [noIntrospection])];
}

/** An alias is repeated with each item of a list, so a long one turns a short query into a long answer. */
function shortAliases({ aliasCharacters }: AnswerLimits): ValidationRule {
  return (context) => ({
    Field: ({ alias }) => {
      if (alias === undefined || alias.value.length <= aliasCharacters) return;
      const message = `An alias has more than ${aliasCharacters} characters.`;
      context.reportError(new GraphQLError(message, { nodes: alias, extensions: { [LIMIT_MARK]: true } }));
    },
  });
}

/**
 * The name of an operation is repeated in each error about its variables. It is looked at before all other rules, which
 * would do so.
 */
export function faultsOfNames({ definitions }: DocumentNode, { aliasCharacters }: AnswerLimits): GraphQLError[] {
  const names = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name ?? []) : []));
  const long = names.find(({ value }) => value.length > aliasCharacters);
  if (long === undefined) return [];
  const message = `An operation's name has more than ${aliasCharacters} characters.`;
  return [new GraphQLError(message, { nodes: long, extensions: { [LIMIT_MARK]: true } })];
}

const noIntrospection: ValidationRule = (context) => ({
  Field: (field) => {
    if (field.name.value !== '__schema' && field.name.value !== '__type') return;
    const message =
      'This server does not show its schema, because introspection is off. Its operator can set INTROSPECTION=on.';
    context.reportError(new GraphQLError(message, { nodes: field }));
  },
});

/** True for a query's text that is not even parsed. */
export function isTooLong(query: string, { queryBytes }: AnswerLimits): boolean {
  return Buffer.byteLength(query) > queryBytes;
}

export function queryTooLong({ queryBytes }: AnswerLimits): string {
  return `The query has more than ${queryBytes} bytes. Send long values as variables.`;
}
