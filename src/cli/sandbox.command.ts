import { randomBytes } from 'node:crypto';
import { ConfigError } from '../config/environment.js';
import { requireDataDir } from '../config/data-dir.js';
import type { Sandbox } from '../sandbox/index.js';
import { endOnSignal } from './signals.js';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly reviewDelay: number;
  readonly latency: number;
  readonly phoneNumbers: number;
  readonly dataDir?: string;
  readonly seed: string;
  readonly controlToken?: string;
  /** Default: this machine's. */
  readonly callbackOrigin?: readonly string[];
  /** Behaviours other than the default, as they were typed. */
  readonly switch: Readonly<Record<string, string>>;
  readonly json?: true;
}

/** Runs a sandbox until SIGINT or SIGTERM. */
export async function runSandbox(options: SandboxCommandOptions): Promise<void> {
  const { startSandbox, readSwitches } = await import('../sandbox/index.js');
  const { port, host, reviewDelay, latency, phoneNumbers, dataDir, seed, controlToken, callbackOrigin } = options;
  try {
    if (dataDir !== undefined) requireDataDir(dataDir, '--data-dir');
    const sandbox = await startSandbox({
      ...readSwitches(options.switch),
      port,
      host,
      seed,
      reviewDelayMs: reviewDelay,
      latencyMs: latency,
      phoneNumbers,
      ...(dataDir !== undefined && { dataDir }),
      ...(controlToken !== undefined && { controlToken }),
      ...(callbackOrigin !== undefined && { callbackOrigins: callbackOrigin }),
    });
    const { json } = options;
    process.stdout.write(json === true ? asJson(sandbox) : sandboxGreeting(sandbox, options));
    endOnSignal(() => sandbox.close());
  } catch (error) {
    console.error(adviceFor(error, port));
    process.exitCode = 1;
  }
}

/** With which a server uses it. */
function settingsFor({ url, accountSid, authToken }: Sandbox): Readonly<Record<string, string>> {
  return {
    TWILIO_BASE_URL: url,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    API_KEYS: randomBytes(16).toString('hex'),
    PUBLIC_BASE_URL: 'http://127.0.0.1:4000',
    REVIEW_POLL_SECONDS: '5',
    PLAYGROUND: 'on',
    INTROSPECTION: 'on',
  };
}

function asJson(sandbox: Sandbox): string {
  return `${JSON.stringify({ url: sandbox.url, settings: settingsFor(sandbox) }, null, 2)}\n`;
}

/** What is printed for a person, with the settings as lines for a shell or a .env file. */
function sandboxGreeting(sandbox: Sandbox, { dataDir }: SandboxCommandOptions): string {
  const { url, accountSid, authToken } = sandbox;
  const settings = Object.entries(settingsFor(sandbox)).map(([name, value]) => `${name}=${value}`);
  return `
  Trust Hub sandbox  ${url}
  Account SID        ${accountSid}
  Auth token         ${authToken}
  State              ${dataDir ?? 'in memory; --data-dir keeps it'}
  Journal            ${url}/_sandbox/journal

  A server uses it with these settings (in .env, or before npm start):

${settings.join('\n')}

  API_KEYS was made up just now: callers send it as "Authorization: Bearer KEY".
  PUBLIC_BASE_URL is where the sandbox calls that server back.
  Ctrl-C stops it.

`;
}

function adviceFor(error: unknown, port: number): string {
  if (error instanceof ConfigError) return error.faults.join('\n');
  const { code, syscall } = error as Readonly<Record<'code' | 'syscall', unknown>>;
  // The same codes come from files, where they mean something else.
  switch (syscall === 'listen' ? code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Give another with --port; 0 takes a free one.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Give one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
      return '--host is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.';
    default:
      return error instanceof Error ? error.message : 'The sandbox could not start.';
  }
}
