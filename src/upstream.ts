import type { Logger } from 'pino';
import { ConfigError, type Config, type TwilioCredentials } from './config.js';
import type { Sandbox } from './sandbox/index.js';
import type { Timing } from './twilio/transport/timing.js';
import type { TrustHubFactory } from './twilio/trust-hub.js';

/** What was opened, for whoever closes it. */
interface Closers {
  trustHubs?: () => Promise<void> | void;
  sandbox?: () => Promise<void> | void;
}

type PlainCredentials =
  | { readonly accountSid: string; readonly authToken: string }
  | { readonly accountSid: string; readonly apiKey: string; readonly apiSecret: string };

export interface Upstream {
  readonly trustHubs: TrustHubFactory;
  readonly credentials: PlainCredentials;
  /** What status callbacks are signed with, where it is known. */
  readonly signingToken?: string;
  readonly sandbox?: Sandbox;
}

/**
 * Twilio, or the built-in sandbox where there are no credentials for it.
 * @param url of the server itself
 * @throws ConfigError for a switch that the sandbox does not know
 */
export async function openUpstream(
  config: Config,
  { log, timing }: { readonly log: Logger; readonly timing?: Timing },
  closers: Closers,
  url: string,
): Promise<Upstream> {
  const { upstream } = config;
  const sandbox = upstream.kind === 'sandbox' ? await openSandbox(config, closers, url) : undefined;
  const { createTrustHubFactory } = await import('./twilio/index.js');
  const credentials =
    upstream.kind === 'twilio'
      ? revealed(upstream.credentials)
      : { accountSid: sandbox?.accountSid ?? '', authToken: sandbox?.authToken ?? '' };
  const trustHubs = createTrustHubFactory({
    credentials,
    ...(upstream.kind === 'twilio' && { authToken: upstream.authToken }),
    baseUrl: upstream.kind === 'twilio' ? upstream.baseUrl : sandbox?.url,
    timeoutMs: config.upstreamTimeoutMs,
    accountConcurrency: config.accountConcurrency,
    callWaitMs: config.limits.operations.callerWaitMs,
    unknownAccountMs: config.limits.unknownAccountMs,
    sandbox: sandbox !== undefined,
    timing,
    log,
  });
  closers.trustHubs = () => trustHubs.close();
  const signingToken = upstream.kind === 'twilio' ? upstream.authToken?.reveal() : sandbox?.authToken;
  return { trustHubs, credentials, signingToken, sandbox };
}

async function openSandbox(config: Config, closers: Closers, url: string): Promise<Sandbox | undefined> {
  const { upstream, dataDir, publicBaseUrl = url } = config;
  if (upstream.kind !== 'sandbox') return undefined;
  const { readSwitches, startSandbox } = await import('./sandbox/index.js');
  const { port, latencyMs, reviewDelayMs, phoneNumbers } = upstream;
  const settings = { port, dataDir, latencyMs, reviewDelayMs, phoneNumbers };
  // It calls from this machine whatever callers of this server name: nobody but the server itself.
  const callbackOrigins = [new URL(publicBaseUrl).origin];
  const switches = switchesOf(() => readSwitches(upstream.switches));
  const sandbox = await startSandbox({ ...switches, ...settings, callbackOrigins });
  closers.sandbox = () => sandbox.close();
  return sandbox;
}

/** An unknown switch, as the sandbox reports it, is a fault of the settings. */
function switchesOf<Switches>(read: () => Switches): Switches {
  try {
    return read();
  } catch (error) {
    throw new ConfigError([`SANDBOX_SWITCHES: ${(error as Error).message}`]);
  }
}

function revealed(credentials: TwilioCredentials): PlainCredentials {
  const { accountSid } = credentials;
  return 'authToken' in credentials
    ? { accountSid, authToken: credentials.authToken.reveal() }
    : { accountSid, apiKey: credentials.apiKey, apiSecret: credentials.apiSecret.reveal() };
}
