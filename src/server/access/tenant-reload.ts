import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { ConfigError } from '../../config.js';
import type { Authenticator } from './authenticator.js';

/** Polled, not watched: that also works for mounted and replaced files. */
const LOOK_MS = 2_000;

export interface TenantReload {
  /** Reads the file now; for SIGHUP. */
  readonly now: () => void;
  readonly close: () => void;
}

/**
 * Reads TENANTS_FILE again when it has changed. While it has faults the tenants stay as they were, and the log says
 * what is wrong.
 * @param onRevoked called with the name of each tenant that is gone or changed: its connections must end
 */
export function reloadTenantsOnChange(
  file: string | undefined,
  authenticator: Pick<Authenticator, 'reloadTenants'>,
  onRevoked: (name: string) => void,
  log: Logger,
): TenantReload | undefined {
  if (file === undefined) return undefined;
  const now = (): void => {
    try {
      const revoked = authenticator.reloadTenants();
      log.info({ revoked: revoked.length }, 'TENANTS_FILE was read again');
      for (const name of revoked) onRevoked(name);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      log.error({ faults: error.faults }, 'TENANTS_FILE has faults; the tenants stay as they were');
    }
  };
  watchFile(file, { interval: LOOK_MS, persistent: false }, now);
  return { now, close: () => unwatchFile(file, now) };
}
