import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ResolverContext } from '../resolvers/context.js';
import type { Limits } from '../config.js';
import { withinLimits } from './answer-errors.js';
import { answerExtensions, asOf } from './answer-extensions.js';
import type { CreateContext } from './context.js';
import { LIMITS, RequestErrorCode } from './error-codes.js';
import { documentPlugin } from './documents/apollo-plugin.js';
import type { Documents } from './documents/documents.js';
import { keptAnswersPlugin, type WriteStamps } from './kept-answers-plugin.js';
import { KeptAnswers } from './kept-answers.js';
import { KeptParts } from './kept-parts.js';
import { answerKept } from './kept-requests.js';
import type { MaskError } from './mask-error.js';
import type { Metrics } from './metrics.js';
import { admitOperation, awaitTurn, estimateCost } from './operation-cost.js';
import { checkVariableNesting } from './nesting.js';
import { beginOperationSpan } from './operation-span.js';
import type { OperationTurns } from './operation-turns.js';
import type { CallerRates } from './rates/caller-rates.js';
import { contextOf } from './request-context.js';
import { currentScope, runInScope, scopeOf } from './request-scope.js';
import { withReadableRows } from './unreadable-rows.js';

interface GraphqlHttpParts {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly createContext: CreateContext;
  readonly mirror: WriteStamps;
  readonly documents: Documents;
  readonly mask: MaskError;
  readonly log: Logger;
  readonly limits: Limits;
  readonly rates: CallerRates;
  readonly turns: OperationTurns;
  readonly metrics: Metrics;
  /** Milliseconds, by the clock by which what is read is kept. */
  readonly now: () => number;
  /** Aborts when the server can wait for running operations no longer. */
  readonly stopping: AbortSignal;
}

/** Queries and mutations over HTTP: request handlers, behind authentication and the JSON parser. */
export interface GraphqlHttp {
  /** Answers what is kept; it comes before the other. */
  readonly keptHandler: RequestHandler;
  readonly handler: RequestHandler;
  stop(): Promise<void>;
}

export async function createGraphqlHttp(parts: GraphqlHttpParts): Promise<GraphqlHttp> {
  const answers = new KeptAnswers(parts.metrics);
  const keptParts = new KeptParts(parts.schema, parts.metrics);
  const apollo = new ApolloServer<ResolverContext>({
    schema: parts.schema,
    introspection: true, // The document rules forbid it where it is off, and the mask hides what messages say of the schema.
    formatError: (_formatted, error) => parts.mask(error, currentScope()?.requestId ?? 'unknown'),
    plugins: [
      ...[
        ...SILENT,
        partialPlugin(parts.mask),
        documentPlugin(parts),
        keptAnswersPlugin({ ...parts, answers, parts: keptParts }),
      ],
      ...[operationPlugin(parts), statusPlugin],
    ],
    documentStore: null, // The plugin of documents brings what is kept.
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    maxRecursiveSelections: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    stringifyResult: (result) => answers.textOf(result), // Apollo would write it for people to read.
    logger: apolloLogger(parts.log),
  });
  await apollo.start();
  const middleware = expressMiddleware(apollo, {
    context: ({ req, res }) => Promise.resolve(contextOf(req, res, parts)),
  });
  return {
    keptHandler: answerKept({ ...parts, answers }),
    handler: (req, res, next) => {
      const scope = scopeOf(res);
      const span = beginOperationSpan(req.headers['traceparent']);
      res.once('close', () => span.end({ ...scope, outcome: scope.outcome ?? unspoken(res) }));
      return span.run(() => runInScope(scope, () => middleware(req, res, next)));
    },
    stop: () => apollo.stop(),
  };
}

/**
 * Apollo's own extras: a landing page from a CDN, reports to Apollo, cache hints. All are off, whatever the environment
 * says.
 */
const SILENT: readonly ApolloServerPlugin[] = [
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginCacheControlDisabled(),
];

/** Adds the errors of what is shown only in part: if they were thrown, the rest of the answer would be lost. */
function partialPlugin(mask: MaskError): ApolloServerPlugin<ResolverContext> {
  const listener: GraphQLRequestListener<ResolverContext> = {
    willSendResponse: ({ contextValue: { partial, requestId }, response: { body } }) => {
      if (body.kind !== 'single' || partial.length === 0) return Promise.resolve();
      const { singleResult } = body;
      singleResult.errors = [...(singleResult.errors ?? []), ...partial.map((error) => mask(error, requestId))];
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

/** Records the operation for the log and the metrics, and refuses one that costs too much. */
function operationPlugin({
  schema,
  introspection,
  limits,
  turns,
}: GraphqlHttpParts): ApolloServerPlugin<ResolverContext> {
  const listener: GraphQLRequestListener<ResolverContext> = {
    didResolveOperation: async ({ document, operation, request, contextValue }) => {
      const scope = currentScope();
      // The name of an invalid document is not logged or traced: it may be any text.
      if (operation === undefined || scope?.faults !== undefined) return;
      if (scope !== undefined) {
        scope.operationType = operation.operation;
        if (operation.name !== undefined) scope.operationName = operation.name.value;
      }
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw notAsJson();
      checkVariableNesting(request.variables);
      const { account, unreadableRows: unreadable } = contextValue;
      const reading = { schema, open: introspection, accountSid: account.sid, unreadable };
      const readable = withReadableRows(operation, request.variables ?? {}, reading);
      request.variables = readable instanceof Promise ? await readable : readable;
      const estimate = estimateCost(schema, document, operation, request.variables);
      // Variables that do not fit cost their reading all the same.
      admitOperation(operation, estimate ?? 1, limits, scope?.cost);
      const { caller, signal } = contextValue;
      if (scope?.cost !== undefined) await awaitTurn(() => turns.enter(caller, signal), scope.cost);
    },
    willSendResponse: ({ response, contextValue }) => {
      const scope = currentScope();
      const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
      if (response.body.kind === 'single' && errors !== undefined)
        response.body.singleResult.errors = withinLimits(errors, limits.answers);
      if (scope !== undefined) scope.outcome = errors?.length ? codeOf(errors[0]) : 'OK';
      if (response.body.kind === 'single' && scope?.cost !== undefined) {
        const { extensions } = response.body.singleResult;
        scope.cost.end();
        const { cost } = scope;
        response.body.singleResult.extensions = {
          ...extensions,
          ...answerExtensions(cost.report(), cost.calls(), asOf(contextValue)),
        };
      }
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

/** Apollo would try to execute it as a query. */
function notAsJson(): GraphQLError {
  const message =
    'A subscription is not answered as JSON. Send it with Accept: text/event-stream to get server-sent events, or over WebSocket (graphql-ws) at the same address.';
  return new GraphQLError(message, { extensions: { code: RequestErrorCode.BAD_REQUEST, http: { status: 400 } } });
}

function codeOf(error: { readonly extensions?: Record<string, unknown> } | undefined): string {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' ? code : RequestErrorCode.BAD_REQUEST;
}

/** How a request ended that never became an operation. */
function unspoken(res: Response): string {
  return res.writableFinished ? RequestErrorCode.BAD_REQUEST : 'CALLER_HUNG_UP';
}

const SPOKEN_OF_IN_200: readonly unknown[] = [
  RequestErrorCode.GRAPHQL_PARSE_FAILED,
  RequestErrorCode.GRAPHQL_VALIDATION_FAILED,
  RequestErrorCode.BAD_USER_INPUT,
];

/**
 * GraphQL over HTTP requires 200 for a well-formed request with a faulty document where the answer is
 * `application/json` (old clients take any other status for a broken proxy), and 400 under
 * `application/graphql-response+json`.
 */
const statusPlugin: ApolloServerPlugin<ResolverContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
        const spoken = errors.some(({ extensions }) => SPOKEN_OF_IN_200.includes(extensions?.['code']));
        if (!modern && spoken && response.http.status === 400) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};

/** Apollo puts the texts of errors into its log lines, so only the fact is logged. */
function apolloLogger(log: Logger) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.warn({ source: 'apollo' }, 'Apollo reported a warning'),
    error: () => log.error({ source: 'apollo' }, 'Apollo reported an error'),
  };
}

/** A browser that opens the API's address gets a page, not "GET query missing". */
export function wantsPage(req: Request): boolean {
  return req.method === 'GET' && req.query['query'] === undefined && req.accepts(['json', 'html']) === 'html';
}
