import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { checkDataDir, ConfigError, misspeltSettings, readConfig, type Config } from '../config.js';
import { surveyTables } from '../onboarding/tables.js';
import { checkCallbacks } from './callbacks.js';
import type { Finding } from './finding.js';
import { checkTwilio } from './twilio.js';

export type { Finding };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Checks everything that a server with these settings rests on, and changes nothing: no table is made, nothing is written
 * at Twilio. What is wrong in one place keeps no other from being checked.
 * @param onFinding called with each, as it is found
 */
export async function checkAll(
  environment: Environment,
  onFinding: (finding: Finding) => void,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const add = (...some: readonly Finding[]): void => {
    findings.push(...some);
    some.forEach(onFinding);
  };
  add(programOf());
  const config = settingsOf(environment, add);
  if (config === undefined) return findings;
  add(await checkDatabase(config));
  // Messages for people are shown here; a log would repeat them.
  const log = pino({ level: 'silent' });
  add(...(await checkTwilio(config, log, signal)));
  add(...(await checkCallbacks(config, signal)));
  return findings;
}

function programOf(): Finding {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return { about: 'program', state: 'ok', message: `trusthub-graphql ${version} on Node.js ${process.version}` };
}

function settingsOf(environment: Environment, add: (...some: readonly Finding[]) => void): Config | undefined {
  try {
    const config = readConfig(environment);
    const { warnings } = misspeltSettings(environment);
    add(...warnings.map((message): Finding => ({ about: 'settings', state: 'warning', message })));
    if (warnings.length === 0)
      add({ about: 'settings', state: 'ok', message: 'every setting is one, and can be read' });
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    add(...error.faults.map((message): Finding => ({ about: 'settings', state: 'wrong', message })));
    return undefined;
  }
}

async function checkDatabase({ databaseUrl, dataDir }: Config): Promise<Finding> {
  const about = 'database';
  try {
    if (databaseUrl === undefined) {
      checkDataDir(dataDir, 'DATA_DIR');
      return { about, state: 'ok', message: 'DATABASE_URL is not set: `start` brings a PostgreSQL of its own' };
    }
    const { postgres, version, newest } = await surveyTables(databaseUrl.reveal());
    const server = `PostgreSQL ${postgres}`;
    if (version === newest) return { about, state: 'ok', message: `${server}; its tables are up to date` };
    if (version > newest) {
      const message = `${server}; its tables belong to a newer version of this program. Install that version.`;
      return { about, state: 'wrong', message };
    }
    const tables = version === 0 ? 'it has no tables yet' : `its tables are ${newest - version} versions behind`;
    const message = `${server}; ${tables}: \`start\` or \`migrate\` brings them up to date`;
    return { about, state: version === 0 ? 'ok' : 'warning', message };
  } catch (error) {
    return { about, state: 'wrong', message: error instanceof Error ? error.message : 'It cannot be used.' };
  }
}
