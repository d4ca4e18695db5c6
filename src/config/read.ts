import type { Secret } from '../domain/secret.js';
import { compose } from './compose.js';
import { ConfigError, type Environment } from './environment.js';
import type { Config } from './config.js';
import { faultsBetween } from './faults.js';
import { misspeltSettings } from './misspelt.js';
import type { Setting } from './kinds.js';
import { SETTINGS, type SettingName, type Values } from './settings.js';

/**
 * Reads the settings. An empty value counts as not set.
 * @throws ConfigError with every fault at once; it never holds the value of a setting
 */
export function readConfig(env: Environment): Config {
  const { values, faults } = parseEach(env);
  const named = (name: SettingName) => (env[name] ?? '').trim() !== '';
  faults.push(...faultsBetween(named, values), ...misspeltSettings(env).faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(compose(values));
}

/**
 * Reads only the settings of a process that works on nothing but the database: the others may be those of another
 * machine.
 * @throws ConfigError also when there is no DATABASE_URL
 */
export function readDatabaseConfig(env: Environment): { readonly databaseUrl: Secret; readonly waitMs: number } {
  const { values, faults } = parseEach(env, ['DATABASE_URL', 'DATABASE_WAIT_SECONDS']);
  const { DATABASE_URL: databaseUrl, DATABASE_WAIT_SECONDS: seconds } = values;
  if (faults.length === 0 && databaseUrl === undefined) {
    faults.push('DATABASE_URL is not set. The embedded PostgreSQL needs no migration by hand: each start does it.');
  }
  if (databaseUrl === undefined || faults.length > 0) throw new ConfigError(faults);
  return { databaseUrl, waitMs: seconds * 1_000 };
}

const ALL = Object.keys(SETTINGS) as SettingName[];

function parseEach(env: Environment, names = ALL): { values: Values; faults: string[] } {
  const faults: string[] = [];
  const entries = names.map((name) => {
    const { parse, fallback }: Setting = SETTINGS[name];
    const given = (env[name] ?? '').trim() || fallback;
    if (given === '') return [name, undefined];
    const result = parse.safeParse(given);
    // Our own messages only: zod's would name what it was given.
    if (!result.success) faults.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}.`);
    return [name, result.data];
  });
  return { values: Object.fromEntries(entries) as Values, faults };
}
