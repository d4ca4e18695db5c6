import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installApart } from './install-apart.js';

/*
 * The last part of `npm run check`: dead code (knip), code that stands twice (jscpd) and spelling (cspell). Their packages
 * are apart, in `tools/`, so that a user's install stays small; they are installed when they are first needed.
 */

const ROOT = path.resolve(import.meta.dirname, '..');
const TOOLS = path.join(ROOT, 'tools');

/** Each with what it is run with, from the project's folder. */
const CHECKS: readonly (readonly [tool: string, ...args: readonly string[]])[] = [
  ['knip', '--directory', '.', '--config', 'tools/knip.json', '--no-progress', '--no-config-hints'],
  ['jscpd', '--config', 'tools/jscpd.json', 'src'],
  ['cspell', 'lint', '--config', 'tools/cspell.json', '--no-progress', '--no-summary', '.'],
];

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

if (!installApart('tools')) process.exit(1);
const failed = CHECKS.filter(([tool, ...args]) => !run(path.join(TOOLS, 'node_modules', '.bin', tool), args));
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(([tool]) => tool).join(', ')}. A word of the field goes into tools/words.txt.`);
  process.exitCode = 1;
}
