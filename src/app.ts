import type { Logger } from 'pino';
import { requireDataDir, type Config } from './config.js';
import { customerEdgesIn } from './customer-edges.js';
import type { Mirror, MirrorOptions } from './mirror/index.js';
import type { OnboardingsOptions } from './onboarding/index.js';
import type { Sandbox } from './sandbox/index.js';
import { openListener, type Listener } from './server/listener.js';
import type { UpstreamCheck } from './server/upstream-check.js';
import { realTiming, type Timing } from './twilio/transport/timing.js';
import type { TrustHubFactory } from './twilio/trust-hub.js';
import { openUpstream, type Upstream } from './upstream.js';

/** A whole server in this process. */
export interface App {
  readonly url: string;
  readonly graphqlUrl: string;
  readonly consoleUrl?: string;
  readonly playgroundUrl?: string;
  readonly trustHubs: TrustHubFactory;
  /** The built-in sandbox, where there are no Twilio credentials. */
  readonly sandbox?: Sandbox;
  /** The check of Twilio's credentials, where there are any. */
  readonly upstream?: UpstreamCheck;
  readonly reload?: () => void; // Reads TENANTS_FILE again; undefined without one.
  /** Stops in order: no new work, running requests, onboardings, Twilio, sandbox, database. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly log: Logger;
  /** Time and chance of the calls to Twilio, their caches, and the waits for a Twilio that is out; for tests. */
  readonly timing?: Timing;
  /** False: Twilio's credentials are not checked at start, for tests that count requests. */
  readonly checkCredentials?: boolean;
  /** Milliseconds that running requests get to finish when the server stops. */
  readonly drainMs?: number;
  /** Called with a sentence for people when the start has to wait for the database. */
  readonly onWait?: (sentence: string) => void;
  /** Called when another process carries on this one's onboardings, so that this one must end; by default it exits. */
  readonly onLeaseLost?: () => void;
}

/** What is open, in the order in which it is closed: nothing is closed while it is still used. */
const CLOSING_ORDER = [
  'upstreamCheck',
  'server',
  'onboardings',
  'mirror',
  'trustHubs',
  'sandbox',
  'tables',
  'database',
  'tracing',
  'listener',
] as const;
type MirrorParts = Omit<MirrorOptions, 'sweepMs' | 'callsPerMinute'>;
type Closers = Partial<Record<(typeof CLOSING_ORDER)[number], () => Promise<void> | void>>;

/**
 * Puts the server together: settings, storage, sandbox, Twilio, onboarding, server. A start that fails closes what it
 * had opened.
 * @throws ConfigError, and Error with the code of the operating system where the port can't be had
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const closers: Closers = {};
  const close = () => closeAll(closers, options.log);
  try {
    if (config.upstream.kind === 'sandbox' || config.databaseUrl === undefined) {
      requireDataDir(config.dataDir, 'DATA_DIR');
    }
    const listener = await openListener(config, config.limits.connections);
    closers.listener = () => listener.close();
    return { ...(await compose(config, options, listener, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(config: Config, options: AppOptions, listener: Listener, closers: Closers) {
  const { log } = options;
  // They take about a second together and need nothing of each other. Their modules are loaded here, and not at the
  // top, so that PostgreSQL starts while the rest is still being loaded.
  const [database, upstream, schema, { createRates, createAuthenticator, createCallbacks, createServer }] =
    await allOrFirstError(
      openStorage(config, options, closers),
      openUpstream(config, options, closers, listener.url),
      import('./resolvers/build-schema.js').then(({ buildGraphQLSchema }) => buildGraphQLSchema()),
      import('./server/index.js'),
      openTracing(config, log, closers),
    );
  const { trustHubs, credentials, sandbox } = upstream;
  const { defaultAccountSid } = trustHubs;
  const publicBaseUrl = config.publicBaseUrl ?? (sandbox && listener.url);
  const secret = 'authToken' in credentials ? credentials.authToken : credentials.apiSecret;
  const authenticator = await createAuthenticator(config.access, defaultAccountSid);
  const callbacks = createCallbacks(
    { defaultAccountSid, authToken: upstream.signingToken, tokenSecret: secret, sandbox: sandbox !== undefined },
    trustHubs,
    () => publicBaseUrl,
  );
  const rates = createRates(config.limits);
  const encryptionKeys = config.encryptionKeys.map((key) => Buffer.from(key.reveal(), 'base64'));
  const { openTables } = await import('./onboarding/index.js');
  const sql = await openTables(database.url, log);
  closers.tables = () => sql.pool.end();
  const shared = { sql, trustHubs, encryptionKeys, cursorSecret: secret, log };
  // Before the onboardings, whose writes it is shown.
  const mirror = await openMirror(config, shared, closers);
  const onboardings = await openOnboardings(config, options, closers, {
    ...shared,
    databaseUrl: database.url,
    ...customerEdgesIn(mirror),
    channels: mirror.channels,
    statusCallbackUrl: (accountSid) => callbacks.url(accountSid),
    onProcesses: (processes) => {
      for (const part of [trustHubs, rates]) part.share(processes);
    },
  });
  const check = await openUpstreamCheck(upstream, options, closers);
  const server = await createServer(listener, {
    schema,
    trustHubs,
    onboardings,
    mirror,
    authenticator,
    callbacks,
    rates: rates.callers,
    addresses: rates.addresses,
    sandbox: sandbox !== undefined,
    ...(sandbox && { sandboxUrl: sandbox.url }),
    upstream: check,
    now: () => (options.timing ?? realTiming).now(),
    settings: { ...config, publicBaseUrl, drainMs: options.drainMs },
    log,
  });
  closers.server = () => server.close();
  // Nobody waits for this.
  void trustHubs.prepareCalls();
  const { url, graphqlUrl, consoleUrl, playgroundUrl, reload } = server;
  return { url, graphqlUrl, consoleUrl, playgroundUrl, reload, trustHubs, sandbox, upstream: check };
}

/** What onboardings are made with beside the settings. */
type OnboardingParts = Pick<
  OnboardingsOptions,
  | 'databaseUrl'
  | 'findProducts'
  | 'findSharers'
  | 'sql'
  | 'trustHubs'
  | 'channels'
  | 'encryptionKeys'
  | 'cursorSecret'
  | 'statusCallbackUrl'
  | 'onProcesses'
  | 'log'
>;

async function openOnboardings(config: Config, options: AppOptions, closers: Closers, parts: OnboardingParts) {
  const { createOnboardings } = await import('./onboarding/index.js');
  const onboardings = await createOnboardings({
    ...parts,
    upstreamTimeoutMs: config.upstreamTimeoutMs,
    accountConcurrency: config.accountConcurrency,
    upstreamPatienceMs: config.upstreamPatienceMs,
    timing: options.timing ?? realTiming,
    reviewPollMs: config.reviewPollMs,
    retentionDays: config.retentionDays,
    onLeaseLost: options.onLeaseLost ?? exitAtOnce(parts.log),
    callerRuns: config.limits.callerRuns,
  });
  closers.onboardings = () => onboardings.close();
  return onboardings;
}

/** Without waiting for running work: whatever this process still did would be done twice. */
function exitAtOnce(log: Logger): () => void {
  return () => {
    log.fatal('another process has taken over the onboardings of this one; the process ends');
    process.exit(1);
  };
}

/** OpenTelemetry's packages take some 60 ms to load, so they are loaded only where traces are asked for. */
async function openTracing({ otlpEndpoint }: Config, log: Logger, closers: Closers): Promise<void> {
  if (otlpEndpoint === undefined) return;
  const { startTracing } = await import('./tracing.js');
  const tracing = startTracing(otlpEndpoint, log);
  closers.tracing = () => tracing.close();
}

async function openStorage(config: Config, { log, onWait }: AppOptions, closers: Closers) {
  const { openDatabase } = await import('./onboarding/index.js');
  const { databaseUrl, databaseWaitMs: waitMs, dataDir } = config;
  const database = await openDatabase({ databaseUrl: databaseUrl?.reveal(), waitMs, onWait, dataDir, log });
  closers.database = () => database.stop();
  return database;
}

async function openMirror({ mirror: settings }: Config, parts: MirrorParts, closers: Closers): Promise<Mirror> {
  const { createMirror, NO_MIRROR } = await import('./mirror/index.js');
  if (!settings.isOn) return NO_MIRROR;
  const { sweepMs, callsPerMinute } = settings;
  const mirror = await createMirror({ ...parts, sweepMs, callsPerMinute });
  closers.mirror = () => mirror.close();
  return mirror;
}

/** The sandbox's own credentials need no check. */
async function openUpstreamCheck({ trustHubs, sandbox }: Upstream, options: AppOptions, closers: Closers) {
  if (sandbox !== undefined || options.checkCredentials === false) return undefined;
  const { checkUpstream } = await import('./server/index.js');
  const check = checkUpstream(trustHubs, options.log, options.timing);
  closers.upstreamCheck = () => check.close();
  return check;
}

async function closeAll(closers: Closers, log: Logger): Promise<void> {
  for (const name of CLOSING_ORDER) {
    const close = closers[name];
    delete closers[name]; // A second call finds nothing left to do.
    try {
      await close?.();
    } catch (error) {
      log.error({ part: name, err: error }, 'a part did not close as it should');
    }
  }
}

/** Waits for all of them even when one fails, so that nothing is still opening when the caller closes things. */
async function allOrFirstError<Parts extends readonly unknown[]>(
  ...parts: { readonly [Index in keyof Parts]: Promise<Parts[Index]> }
): Promise<Parts> {
  const outcomes = await Promise.allSettled(parts);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return await Promise.all(parts);
}
