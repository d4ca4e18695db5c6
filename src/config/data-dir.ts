import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './environment.js';

/**
 * Makes the folder if it is missing, and tries to write in it, so that a wrong setting is reported as such and not as a
 * failure of the first part that uses the folder.
 * @param setting what the user calls it, such as `DATA_DIR`
 * @throws ConfigError, without the path
 */
export function requireDataDir(folder: string, setting: string): void {
  orFault(setting, () => {
    makeFolder(folder);
    tryToWrite(folder);
  });
}

/**
 * The same, but makes nothing: a folder that is missing is tried in the nearest one above it.
 * @throws ConfigError, without the path
 */
export function checkDataDir(folder: string, setting: string): void {
  orFault(setting, () => tryToWrite(nearest(folder)));
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function tryToWrite(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, '.write-test-')));
}

function orFault(setting: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new ConfigError([`${setting} ${faultOf((error as NodeJS.ErrnoException).code)}`]);
  }
}

/**
 * With the folders above it. Not by Node's `recursive`, which never ends on a file system that answers ENOENT to whoever
 * makes a folder in it, such as /proc or what an automounter manages.
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder);
  }
}

function faultOf(code: string | undefined): string {
  switch (code) {
    case 'EEXIST':
      return 'names a file: it must name a folder, or a place where one can be made.';
    case 'ENOTDIR':
      return 'leads through a file: every part of the path must be a folder.';
    case 'EACCES':
    case 'EPERM':
      return 'names a folder that this user may not write in: give the user that right, or name another folder.';
    case 'EROFS':
      return 'names a folder on a read-only disk: name another folder.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'names a folder on a full disk: make room, or name another folder.';
    default:
      return `names a folder that cannot be used (${code ?? 'unknown reason'}): name another folder.`;
  }
}
