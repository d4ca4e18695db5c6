import type { Logger } from 'pino';

/** DBOS logs its steps' errors; they may hold what Twilio answered, so only its own warnings' first words pass. */
export function quietLogger(log: Logger) {
  const first = (entry: unknown): string =>
    entry instanceof Error ? entry.name : (String(entry).split('\n')[0] ?? '');
  const debug = (entry: unknown): void => log.trace({ dbos: first(entry) }, 'dbos');
  return {
    debug,
    info: debug,
    warn: (entry: unknown) => log.debug({ dbos: first(entry) }, 'dbos'),
    error: (entry: unknown) => log.warn({ dbos: first(entry) }, 'dbos'),
  };
}
