import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { startApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { SandboxControl } from '../../src/sandbox/index.js';
import { createTestDatabase } from './database.js';
import { GraphQLOverHttp } from './graphql.js';

/** A whole server with its sandbox, and what tests need to speak with both. */
export interface TestApp extends GraphQLOverHttp {
  readonly app: App;
  readonly accountSid: string;
  readonly sandbox: SandboxControl;
  readonly databaseUrl: string;
  /** Every line that the server logged. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

/** Starts the shipped composition on a free port, with a database and a data folder of its own. */
export async function startTestApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-app-'));
  const databaseUrl = environment['DATABASE_URL'] ?? (await createTestDatabase());
  const logLines: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    REVIEW_POLL_SECONDS: '0.5',
    SANDBOX_REVIEW_DELAY_MS: '200',
    ...environment,
  });
  const app = await startApp(config, { log: recorder(logLines), drainMs: 1_000 });
  if (app.sandbox === undefined) throw new Error('Tests of this kind run against the sandbox.');
  const http = new GraphQLOverHttp(app.graphqlUrl);
  return Object.assign(http, {
    app,
    accountSid: app.sandbox.accountSid,
    sandbox: app.sandbox.control,
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
