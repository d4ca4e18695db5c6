import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig, requireDataDir } from '../config.js';

interface DemoServerOptions {
  readonly dataDir?: string;
  readonly reviewDelay: number;
  readonly latency: number;
}

/** A server of the demo's own. */
export interface DemoServer {
  readonly graphqlUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the whole server on a free port, with the sandbox and the embedded database. The environment and .env are left
 * out on purpose: a demo must never reach a real Twilio account or a shared database through forgotten settings.
 */
export async function startDemoServer({ dataDir, reviewDelay, latency }: DemoServerOptions): Promise<DemoServer> {
  if (dataDir !== undefined) requireDataDir(dataDir, '--data-dir');
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'trusthub-demo-'));
  const clean = (): void => {
    if (dataDir === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    SANDBOX_REVIEW_DELAY_MS: String(reviewDelay),
    SANDBOX_LATENCY_MS: String(latency),
    CONSOLE: 'off',
    PLAYGROUND: 'off',
  });
  try {
    const { startApp } = await import('../app.js');
    const app = await startApp(config, { log: pino({ level: 'silent' }), drainMs: 500 });
    return {
      graphqlUrl: app.graphqlUrl,
      close: async () => {
        await app.close();
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}
