import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { Mirror, WriteStamp } from '../mirror/mirror.js';
import type { ResolverContext } from '../resolvers/context.js';
import { keyOf, LONGEST_REQUEST, type KeptAnswers } from './kept-answers.js';
import type { KeptParts } from './kept-parts.js';
import { RepeatedQueries } from './repeated-queries.js';
import { currentScope } from './request-scope.js';
import { numberOf, selectsItems } from './selections.js';

/**
 * Milliseconds. What is asked again sooner is executed as a whole, so that its answer can be kept; later, that answer would hold no
 * longer, and items are used that other queries have read again meanwhile.
 */
const SOON_MS = 10_000;

/** False also for a document with faults, and where it has no operation of the name that was given. */
function mayBeKept(operation: OperationDefinitionNode | undefined): boolean {
  const { faults, bodyBytes = 0 } = currentScope() ?? {};
  return operation?.operation === OperationTypeNode.QUERY && faults === undefined && bodyBytes <= LONGEST_REQUEST;
}

export type WriteStamps = Pick<Mirror, 'written'>;

interface Keeping {
  readonly answers: KeptAnswers;
  readonly parts: KeptParts;
  readonly mirror: WriteStamps;
  /** Milliseconds, by the clock by which what is read is kept. */
  readonly now: () => number;
}

/** Answers queries with what is kept, as a whole or in parts, and keeps what can be. */
export function keptAnswersPlugin({ answers, parts, mirror, now }: Keeping): ApolloServerPlugin<ResolverContext> {
  const repeated = new RepeatedQueries(now);
  const partly = inParts(parts, now);
  const listener = (): GraphQLRequestListener<ResolverContext> => {
    let key: string | undefined;
    let written: WriteStamp | undefined;
    return {
      responseForOperation: async (context) => {
        const { operation, request, source, contextValue } = context;
        const { account, trustHub } = contextValue;
        if (!mayBeKept(operation) || !trustHub.basis.holds()) return null;
        const { operationName, variables } = request;
        const asked = keyOf({ accountSid: account.sid, source, operationName, variables });
        const { age } = currentScope()?.control ?? {};
        const before = repeated.askedBefore(asked);
        const data = answers.dataOf(asked, trustHub.basis, age);
        if (data !== undefined) return answered(data);
        // Who allows age may be answered from the copy of the account.
        const isOfParts = age === undefined && before > SOON_MS;
        const made = isOfParts ? await partly(context) : undefined;
        if (made !== undefined) return answered(made);
        if (before === Infinity) {
          trustHub.basis.giveUp();
          return null;
        }
        key = asked;
        // Before anything is read: what is written after that is not in the answer.
        if (age !== undefined) written = await mirror.written(account.sid).catch(() => undefined);
        return null;
      },
      willSendResponse: ({ contextValue: { trustHub, partial }, response: { body } }) => {
        if (key === undefined || body.kind !== 'single' || partial.length > 0) return Promise.resolve();
        const { data, errors } = body.singleResult;
        if (!data || errors !== undefined) return Promise.resolve();
        const { basis } = trustHub;
        const { operationName, cost } = currentScope() ?? {};
        const facts = { operationName, estimate: cost?.report().requested ?? 1 };
        if (basis.holds()) answers.keep(key, data, basis, facts);
        else if (written !== undefined && basis.isCopied()) answers.keepCopied(key, data, basis, written, facts);
        return Promise.resolve();
      },
    };
  };
  return { requestDidStart: () => Promise.resolve(listener()) };
}

type Operation = Pick<
  GraphQLRequestContextResponseForOperation<ResolverContext>,
  'document' | 'operation' | 'request' | 'contextValue'
>;

/** Data for a query that was asked lately with other variables; undefined where it is to be executed as a whole. */
function inParts(
  parts: KeptParts,
  now: () => number,
): (asked: Operation) => Promise<Record<string, unknown> | undefined> {
  const repeated = new RepeatedQueries(now);
  /** Those that had errors lately: they would be executed twice each time, and what failed asked for twice. */
  const failing = new RepeatedQueries(now);
  return async ({ document, operation, request: { operationName, variables }, contextValue }) => {
    if (!selectsItems(document)) return undefined;
    const key = `${contextValue.account.sid} ${numberOf(operation)}`;
    if (repeated.askedBefore(key) === Infinity || failing.wasAsked(key)) return undefined;
    const data = await parts.dataOf({ document, operationName, variables }, contextValue);
    // Whoever hangs up says nothing of the query.
    if (data === undefined && !contextValue.signal.aborted) failing.askedBefore(key);
    return data;
  };
}

function answered(data: Record<string, unknown>): GraphQLResponse {
  return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
}
