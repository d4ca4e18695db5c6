import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** What settings are read from: names and texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Lets libraries leave out what is for their developers: checks that take a part of every query. They look at it when they
 * are loaded, so this comes first, whatever the user's shell says.
 */
export function useProductionLibraries(): void {
  process.env['NODE_ENV'] = 'production';
}

/** The process's environment, with the `.env` file of the working folder behind it where there is one. */
export function environment(): Environment {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}

/** The settings are wrong, or something that they name is; `message` lists every fault. Ends the process with 78. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings need a correction:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
