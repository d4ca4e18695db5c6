import type { Environment } from './environment.js';
import { SETTINGS, type SettingName } from './settings.js';

/*
 * Names in the environment that look like misspelt settings. A setting that is ignored because of a wrong letter is
 * worst where the server then works on the sandbox, in an empty database of its own, or without encryption, and nobody
 * notices: there a misspelt name is a fault. Elsewhere it is a warning, since the name may belong to another program.
 */

export interface Misspelt {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

const NAMES = Object.keys(SETTINGS) as SettingName[];
/** Settings without which the server would work on something else than was meant. */
const DECISIVE: ReadonlySet<string> = new Set<SettingName>([
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY',
  'TWILIO_API_SECRET',
  'TWILIO_BASE_URL',
  'DATABASE_URL',
  'ENCRYPTION_KEYS',
]);
/** Other names that people give to their credentials, such as TWILIO_SID, TWILIO_TOKEN and TWILIO_API_KEY_SID. */
const LIKE_CREDENTIALS = /^TWILIO_(ACCOUNT|ACCT|ACC|SID|AUTH|TOKEN|SECRET|PASSWORD|API|KEY)(_|$)/;
const ACCOUNT_SID = /^AC[0-9a-f]{32}$/i;

/** Looks through every name that has a value and is no setting. */
export function misspeltSettings(env: Environment): Misspelt {
  const faults: string[] = [];
  const warnings: string[] = [];
  const isSet = (name: string): boolean => (env[name] ?? '').trim() !== '';
  for (const name of Object.keys(env).filter((one) => isSet(one) && !(one in SETTINGS))) {
    const meant = nearest(name);
    if (meant !== undefined && !isSet(meant)) {
      const sentence = `${name} is not a setting: did you mean ${meant}?`;
      if (DECISIVE.has(meant)) faults.push(sentence);
      else warnings.push(sentence);
    } else if (name.startsWith('TWILIO_')) {
      // With an account set it is Twilio that the server works on, and the other names are other programs'.
      const credentials = LIKE_CREDENTIALS.test(name) || ACCOUNT_SID.test(env[name] ?? '');
      if (credentials && !isSet('TWILIO_ACCOUNT_SID')) faults.push(credentialsFault(name));
      else warnings.push(`${name} is not a setting of this server and is ignored.`);
    } else if (name.startsWith('SANDBOX_')) {
      warnings.push(`${name} is not a setting of this server and is ignored.`);
    }
  }
  return { faults, warnings };
}

function credentialsFault(name: string): string {
  return (
    `${name} is not a setting, and without TWILIO_ACCOUNT_SID the server would start on its sandbox: set ` +
    `TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET), or unset ${name} to use the sandbox.`
  );
}

/** The setting that differs in so few letters that it was probably meant; in short names every letter counts. */
function nearest(name: string): SettingName | undefined {
  const candidates = NAMES.map((setting) => ({ setting, letters: distance(name.toUpperCase(), setting) }))
    .filter(({ setting, letters }) => letters <= Math.floor(setting.length / 6) && setting.length >= 8)
    .sort((a, b) => a.letters - b.letters);
  return candidates[0]?.setting;
}

/** The letters to insert, leave out, replace or swap with their neighbour to make one text of the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + same,
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(from.length, to.length);
}
