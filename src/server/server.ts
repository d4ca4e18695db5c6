import { setMaxListeners } from 'node:events';
import cors from 'cors';
import express, { json, type Express } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { AccessSettings, Limits } from '../config.js';
import type { Mirror } from '../mirror/mirror.js';
import type { Onboardings } from '../onboarding/onboardings.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import type { Authenticator } from './access/authenticator.js';
import { reloadTenantsOnChange } from './access/tenant-reload.js';
import { Arrivals, requestsInTurn } from './arrivals.js';
import { bodyCheck, largeBodiesInTurn } from './bodies.js';
import { CALLBACK_PATH, type Callbacks } from './callbacks.js';
import { CONSOLE_PATH, consoleRouter } from './console.js';
import { contextCreator } from './context.js';
import { Documents } from './documents/documents.js';
import { RequestErrorCode } from './error-codes.js';
import { EventScopes } from './event-scopes.js';
import { createExports, type Exports } from './exports/exports.js';
import { exportRouter, isExport } from './exports/router.js';
import { foreignPageWarning, refuseForeignPreflights, type WarnOfForeignPage } from './foreign-pages.js';
import { createGraphqlHttp, wantsPage, type GraphqlHttp } from './graphql-http.js';
import { createGraphqlSse, type GraphqlSse } from './graphql-sse.js';
import { createGraphqlWs, type GraphqlWs } from './graphql-ws.js';
import { healthRouter } from './health.js';
import { jsonErrorHandler, sendError } from './http-errors.js';
import type { Listener } from './listener.js';
import {
  admitToMetrics,
  authenticate,
  bodyWithin,
  limitCallbacks,
  neverStored,
  onlyKnownMethods,
  refuseForeignHosts,
  refuseLongQueries,
  refuseWhileDraining,
} from './request-guards.js';
import { refuseMuchUnderLoad, refuseUnderLoad, watchLoad, type Load } from './load.js';
import { createErrorMask } from './mask-error.js';
import { createMetrics, type Metrics } from './metrics.js';
import { OperationTurns } from './operation-turns.js';
import { PLAYGROUND_PATH, playgroundRouter } from './playground.js';
import type { AddressRates } from './rates/address-rates.js';
import type { CallerRates } from './rates/caller-rates.js';
import { requestLog } from './request-log.js';
import { sandboxControlRouter } from './sandbox-control.js';
import { createSeats } from './seats.js';
import { securityHeaders } from './security-headers.js';
import { createUpgrades, GRAPHQL_PATH, isGraphqlPath } from './upgrades.js';
import type { UpstreamCheck } from './upstream-check.js';
import { webhookRouter } from './webhooks.js';

export interface ServerSettings {
  readonly console: boolean;
  readonly playground: boolean;
  readonly introspection: boolean;
  readonly allowedOrigins: readonly string[];
  /** The file of tenants, which is read again when it changes. */
  readonly access?: Pick<AccessSettings, 'tenantsFile'>;
  readonly publicBaseUrl?: string;
  readonly limits: Limits;
  /** How much there is to do; default this process' event loop. */
  readonly load?: Load;
  /** Milliseconds that running requests get to finish when the server stops; default 10 seconds. */
  readonly drainMs?: number;
}

/** The parts of the server, which are made elsewhere. */
export interface ServerParts {
  readonly schema: GraphQLSchema;
  readonly trustHubs: TrustHubFactory;
  readonly onboardings: Onboardings;
  readonly mirror: Mirror;
  readonly authenticator: Authenticator;
  readonly callbacks: Callbacks;
  readonly rates: CallerRates;
  readonly addresses: AddressRates;
  readonly sandbox: boolean;
  /** Where the built-in sandbox listens, where it is what is worked on. */
  readonly sandboxUrl?: string;
  /** Whether Twilio accepts the credentials, where that is checked. */
  readonly upstream?: UpstreamCheck;
  /** Milliseconds, by the clock by which what is read is kept. */
  readonly now: () => number;
  readonly settings: ServerSettings;
  readonly log: Logger;
}

export interface Server {
  readonly url: string;
  readonly graphqlUrl: string;
  /** Undefined when the console is off. */
  readonly consoleUrl?: string;
  /** Undefined when the playground is off. */
  readonly playgroundUrl?: string;
  /** Closes the WebSockets and event streams of a caller whose key is no longer valid, by the caller's name. */
  dismiss(caller: string): void;
  /** Reads TENANTS_FILE again; undefined without one. */
  readonly reload?: () => void;
  /** Accepts no new work, finishes current work (bounded), closes the WebSockets (1001) and ends event streams. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** What listed pages may send, and what they may read of an answer beside its body. Every request header is allowed. */
const CORS = {
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  exposedHeaders: ['x-request-id', 'retry-after', 'x-as-of'],
  maxAge: 600,
};
/** After the drain: for operations to end with an error after their signal has aborted. */
const LAST_WORD_MS = 1_000;

/** The HTTP and WebSocket server, serving on the listener when it resolves. */
export async function createServer(listener: Listener, parts: ServerParts): Promise<Server> {
  const { schema, settings, authenticator, mirror, rates, log } = parts;
  const stopping = new AbortController();
  // Every request in flight listens to it: Node's warning of a leak at eleven is not meant for this.
  setMaxListeners(0, stopping.signal);
  const state = { draining: false };
  const load = settings.load ?? watchLoad(settings.limits.eventLoopDelayMs);
  const metrics = createMetrics(parts);
  const { introspection, limits } = settings;
  const arrivals = new Arrivals(limits.connections.waiting, (ms) => load.noteWait(ms));
  const mask = createErrorMask(log, limits.answers, { schema, open: introspection });
  const createContext = contextCreator(parts);
  const documents = new Documents({ schema, introspection, limits });
  const turns = new OperationTurns(limits.operations, metrics, load.processor);
  const shared = { schema, createContext, mirror, documents, limits, rates, turns, metrics, mask, log };
  const graphqlHttp = await createGraphqlHttp({ ...shared, introspection, now: parts.now, stopping: stopping.signal });
  const subscribing = { ...shared, seats: createSeats(limits.sockets), eventScopes: new EventScopes(shared) };
  const graphqlSse = createGraphqlSse({ ...subscribing, authenticator });
  const graphqlWs = createGraphqlWs({ ...subscribing, authenticator, addresses: parts.addresses, arrivals });
  const { seats } = subscribing;
  const { accountExports } = limits;
  const exports = createExports({ ...shared, accountExports, seats, stopping: stopping.signal });
  const warnOfForeignPage = foreignPageWarning(log);
  const dismiss = (caller: string): void => seats.dismiss(caller);
  const tenants = reloadTenantsOnChange(settings.access?.tenantsFile, authenticator, dismiss, log);
  const app = compose({ parts, metrics, graphqlHttp, graphqlSse, exports, warnOfForeignPage, state, load });
  const upgrades = { ...parts, isDraining: () => state.draining, load, graphqlWs, warnOfForeignPage };
  listener.serve(requestsInTurn(app, arrivals), createUpgrades(upgrades));
  return {
    url: listener.url,
    graphqlUrl: `${listener.url}${GRAPHQL_PATH}`,
    ...(settings.console && { consoleUrl: `${listener.url}${CONSOLE_PATH}` }),
    ...(settings.playground && { playgroundUrl: `${listener.url}${PLAYGROUND_PATH}` }),
    dismiss,
    ...(tenants && { reload: tenants.now }),
    close: async () => {
      state.draining = true;
      tenants?.close();
      graphqlSse.close();
      await drain({ listener, graphqlWs, turns }, stopping, settings.drainMs ?? DRAIN_MS);
      await graphqlHttp.stop();
      load.close();
    },
  };
}

interface Draining {
  readonly listener: Listener;
  readonly graphqlWs: GraphqlWs;
  readonly turns: OperationTurns;
}

/** Waits for the requests, and for the mutations whose callers have hung up; both end with an error when time is up. */
async function drain({ listener, graphqlWs, turns }: Draining, stopping: AbortController, ms: number): Promise<void> {
  const [answered, ended] = await Promise.all([listener.finish(ms), turns.finish(ms), graphqlWs.close()]);
  if (!answered || !ended) {
    stopping.abort(new ServiceError(ServiceErrorCode.SERVICE_UNAVAILABLE, 'The server is stopping.'));
    await Promise.all([listener.finish(LAST_WORD_MS), turns.finish(LAST_WORD_MS)]);
  }
  listener.close();
}

interface Composition {
  readonly parts: ServerParts;
  readonly metrics: Metrics;
  readonly graphqlHttp: GraphqlHttp;
  readonly graphqlSse: GraphqlSse;
  readonly exports: Exports;
  readonly warnOfForeignPage: WarnOfForeignPage;
  readonly state: { readonly draining: boolean };
  readonly load: Load;
}

/** The order matters: what is public comes before authentication, and authentication before any body is read. */
function compose({ parts, metrics, graphqlHttp, graphqlSse, exports, ...rest }: Composition): Express {
  const { warnOfForeignPage, state, load } = rest;
  const { settings, authenticator, onboardings, callbacks, trustHubs, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.use(requestLog(log, metrics));
  app.use(securityHeaders(settings.publicBaseUrl?.startsWith('https:') ?? false));
  app.use(healthRouter(onboardings, () => state.draining, parts.upstream));
  app.use(refuseWhileDraining(state));
  app.use(refuseUnderLoad(load, (path) => isGraphqlPath(path) || isExport(path)));
  app.use(CALLBACK_PATH, bodyWithin(settings.limits.connections.idleMs));
  const repeatMs = settings.limits.callbackRepeatMs;
  app.use(CALLBACK_PATH, limitCallbacks(parts.addresses));
  app.use(webhookRouter({ callbacks, trustHubs, onboardings, repeatMs, metrics, log }));
  if (authenticator.open) app.use(refuseForeignHosts(settings.publicBaseUrl));
  app.use(refuseForeignPreflights(settings, warnOfForeignPage));
  if (settings.allowedOrigins.length > 0) app.use(cors({ ...CORS, origin: [...settings.allowedOrigins] }));
  app.get('/metrics', admitToMetrics(authenticator, parts.addresses), async (_req, res) => {
    res.setHeader('content-type', metrics.contentType).send(await metrics.text());
  });
  if (settings.console) {
    app.use(consoleRouter());
    app.get('/', (_req, res) => res.redirect(302, CONSOLE_PATH));
  }
  if (settings.playground) {
    app.use(playgroundRouter());
    app.get('/', (_req, res) => res.redirect(302, PLAYGROUND_PATH));
    app.get(GRAPHQL_PATH, (req, res, next) => (wantsPage(req) ? res.redirect(302, PLAYGROUND_PATH) : next()));
  }
  const { sandboxUrl } = parts;
  if (sandboxUrl !== undefined) app.use(sandboxControlRouter({ ...parts, sandboxUrl, warnOfForeignPage }));
  app.use(exportRouter({ ...parts, exports, load, warnOfForeignPage }));
  app.all(
    GRAPHQL_PATH,
    neverStored,
    onlyKnownMethods,
    authenticate(authenticator, parts.addresses),
    refuseMuchUnderLoad(load, parts.rates),
    largeBodiesInTurn(),
    json({ limit: settings.limits.bodyBytes, verify: bodyCheck(settings.limits.bodyValues, parts.rates) }),
    refuseLongQueries(settings.limits.answers),
    graphqlSse.handler,
    graphqlHttp.keptHandler,
    graphqlHttp.handler,
  );
  app.use((req, res) =>
    sendError(req, res, RequestErrorCode.BAD_REQUEST, `Nothing is here: the API is ${GRAPHQL_PATH}.`, 404),
  );
  app.use(jsonErrorHandler(log));
  return app;
}
