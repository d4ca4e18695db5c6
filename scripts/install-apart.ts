import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Installs the packages of a folder that has a lock file of its own, where that is not done yet: what only some need is
 * apart, so that a user's install stays small.
 * @returns whether they are there
 */
export function installApart(folder: string): boolean {
  const installed = path.join(ROOT, folder, 'node_modules', '.package-lock.json');
  const lock = path.join(ROOT, folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];
  return spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}
