import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { startApp, type App, type AppOptions } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { SandboxControl } from '../../src/sandbox/index.js';
import { createPreparedDatabase } from './database.js';
import { GraphQLOverHttp } from './graphql.js';

/** A whole server, and what tests need to speak with it. */
export interface ServerOverHttp extends GraphQLOverHttp {
  readonly app: App;
  readonly databaseUrl: string;
  /** Every line that the server logged. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

/** The same with its sandbox. */
export interface TestApp extends ServerOverHttp {
  readonly accountSid: string;
  readonly sandbox: SandboxControl;
}

type Environment = Readonly<Record<string, string>>;
type Options = Pick<AppOptions, 'timing' | 'onWait' | 'checkCredentials'>;

/**
 * Starts the shipped composition on a free port, with a database and a data folder of its own. Calls are made with the
 * key in API_KEYS, where there is one.
 */
export async function startTestApp(environment: Environment = {}, options: Options = {}): Promise<TestApp> {
  const key = environment['API_KEYS'];
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` };
  const server = await start(
    { SANDBOX_REVIEW_DELAY_MS: '200', SANDBOX_PHONE_NUMBERS: '25', ...environment },
    options,
    headers,
  );
  const { sandbox } = server.app;
  if (sandbox === undefined) throw new Error('Tests of this kind run against the sandbox.');
  return Object.assign(server, { accountSid: sandbox.accountSid, sandbox: sandbox.control });
}

/** A Trust Hub that the test has started itself, with the credentials of one of its accounts. */
export interface Upstream {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
}

const API_KEY = 'a-key-of-the-tests-0123456789abcdef';

/** Starts the shipped composition as it is with Twilio's credentials, but with this upstream in Twilio's place. */
export function startAppOver(
  upstream: Upstream,
  environment: Environment = {},
  options: Options = {},
): Promise<ServerOverHttp> {
  const credentials = { TWILIO_ACCOUNT_SID: upstream.accountSid, TWILIO_AUTH_TOKEN: upstream.authToken };
  const settings = { ...credentials, TWILIO_BASE_URL: upstream.url, API_KEYS: API_KEY, INTROSPECTION: 'true' };
  return start({ ...settings, ...environment }, options, { authorization: `Bearer ${API_KEY}` });
}

async function start(environment: Environment, options: Options, headers?: Environment): Promise<ServerOverHttp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-app-'));
  const databaseUrl = environment['DATABASE_URL'] ?? (await createPreparedDatabase());
  const logLines: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    REVIEW_POLL_SECONDS: '0.5',
    MIRROR: 'off', // It reads by itself, and many tests count requests.
    LIMIT_EVENT_LOOP_DELAY_MS: '0', // How busy the machine is, is no part of the tests.
    ...environment,
  });
  const app = await startApp(config, { log: recorder(logLines), drainMs: 1_000, checkCredentials: false, ...options });
  return Object.assign(new GraphQLOverHttp(app.graphqlUrl, headers), {
    app,
    databaseUrl,
    logLines,
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

function recorder(lines: string[]): Logger {
  return pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
}
