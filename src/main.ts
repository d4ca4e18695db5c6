import { constants } from 'node:os';
import type { Logger } from 'pino';
import type { App } from './app.js';
import {
  ConfigError,
  environment,
  misspeltSettings,
  readConfig,
  useProductionLibraries,
  type Config,
} from './config.js';
import { greeting } from './server/greeting.js';
import { createLog, heldOutput, logWriter } from './server/log.js';

/** sysexits.h: EX_CONFIG. */
const EXIT_CONFIG = 78;
/** Milliseconds for the whole stop: 10 s for running requests, the rest for onboardings and the database. */
const STOP_MS = 25_000;

// The log goes to standard output, after the text for people. At debug it is shown from the start.
const output = heldOutput(await logWriter(process.stdout));

async function main(): Promise<void> {
  const config = settings();
  if (config === undefined) return;
  const log = createLog(config.logLevel, output);
  if (['debug', 'trace'].includes(config.logLevel)) output.release();
  guard(log);
  for (const warning of misspeltSettings(environment()).warnings) {
    console.error(`Warning: ${warning}`);
    log.warn(warning);
  }
  try {
    useProductionLibraries();
    // Loaded only now, so that wrong settings are reported at once.
    const { startApp } = await import('./app.js');
    const app = await startApp(config, { log, onWait: (sentence) => console.error(sentence) });
    stopOnSignals(app, log);
    // Without a file to read again the signal keeps its meaning: the terminal has gone.
    if (app.reload) process.on('SIGHUP', app.reload);
    const locked =
      config.access.apiKeys.length > 0 || config.access.tenantsFile !== undefined || config.access.jwt !== undefined;
    process.stdout.write(await greeting({ ...app, locked }));
    output.release();
    log.info({ url: app.url }, 'started');
  } catch (error) {
    output.release();
    fail(error, config);
  }
}

function settings(): Config | undefined {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    fail(error);
    return undefined;
  }
}

/** Says what to do, on standard error, and ends the process. */
function fail(error: unknown, config?: Config): void {
  console.error(adviceFor(error, config) ?? (error instanceof Error ? error.message : 'The server could not start.'));
  process.exitCode = error instanceof ConfigError ? EXIT_CONFIG : 1;
  // What a failed start left open (a timer, a socket) must not keep the process.
  setTimeout(() => process.exit(), 1_000).unref();
}

function adviceFor(error: unknown, config: Config | undefined): string | undefined {
  const { code, port, syscall } = error as Readonly<Record<'code' | 'port' | 'syscall', unknown>>;
  if (syscall !== 'listen') return undefined;
  const name = port === config?.port ? 'PORT' : 'SANDBOX_PORT';
  const taken = String(port);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${taken} is in use. Stop what uses it, or start with another: ${name}=${Number(port) + 1} npm start (${name}=0 takes a free one).`;
    case 'EACCES':
      return `Port ${taken} may not be used by this user. Start with one above 1023: ${name}=4000 npm start.`;
    case 'EADDRNOTAVAIL':
      return `HOST is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`;
    default:
      return undefined;
  }
}

/**
 * A rejection that nobody handled is logged and survived: drivers emit them when the database dies, and runs must go on
 * when it comes back. An exception leaves the process in an unknown state; onboardings survive a restart.
 */
function guard(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'an unhandled rejection'));
  process.on('uncaughtException', (error) => {
    output.release();
    log.fatal({ err: error }, 'an uncaught exception; the process ends');
    process.exit(1);
  });
}

function stopOnSignals(app: App, log: Logger): void {
  let stopping = false;
  const stop = (signal: 'SIGTERM' | 'SIGINT'): void => {
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    log.info({ signal }, 'stopping; once more to stop at once');
    setTimeout(() => {
      log.error('the server did not stop in time');
      process.exit(1);
    }, STOP_MS).unref();
    void app.close().then(() => {
      log.info('stopped');
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

await main();
