import { compose } from './compose.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import type { Environment } from './environment.js';
import { faultsBetween } from './faults.js';
import type { Setting } from './setting.js';
import { SETTINGS, type SettingName, type Values } from './settings.js';

/**
 * Reads the settings. An empty value counts as not set.
 * @throws ConfigError with every fault at once; it never holds the value of a setting
 */
export function readConfig(env: Environment): Config {
  const { values, faults } = parseEach(env);
  const named = (name: SettingName) => (env[name] ?? '').trim() !== '';
  faults.push(...faultsBetween(named, values));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(compose(values));
}

function parseEach(env: Environment): { values: Values; faults: string[] } {
  const faults: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, { parse, fallback }]: [string, Setting]) => {
    const given = (env[name] ?? '').trim() || fallback;
    if (given === '') return [name, undefined];
    const result = parse.safeParse(given);
    // Our own messages only: zod's would name what it was given.
    if (!result.success) faults.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}.`);
    return [name, result.data];
  });
  return { values: Object.fromEntries(entries) as Values, faults };
}
