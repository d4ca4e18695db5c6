import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** What settings are read from: names and texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, with the `.env` file of the working folder behind it where there is one. */
export function environment(): Environment {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
