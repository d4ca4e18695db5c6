import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Places } from './embedded-places.js';
import type { OperatingUser } from './operating-user.js';

/** The superuser, whom initdb makes. */
export const SUPERUSER = 'trusthub';

/** What a new cluster is made of. */
interface NewCluster {
  readonly places: Places;
  /** Who owns it, where that is not the user of this process. */
  readonly user: OperatingUser | undefined;
  readonly password: string;
  /** Path of the program. */
  readonly initdb: string;
}

/** The superuser's password: the one in its file, which is made where there is none. */
export function readOrMakePassword({ passwordFile }: Places): string {
  mkdirSync(path.dirname(passwordFile), { recursive: true });
  try {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(passwordFile, 'utf8');
}

/**
 * Makes the cluster, where there is none: aside, and renames it, so that two first starts cannot spoil each other's.
 * @throws Error with what initdb says
 */
export function makeCluster({ places, user, password, initdb }: NewCluster): void {
  const { cluster } = places;
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
  const give = (place: string): void => {
    if (user !== undefined) chownSync(place, user.uid, user.gid);
  };
  mkdirSync(path.dirname(cluster), { recursive: true });
  const aside = mkdtempSync(`${cluster}.`);
  give(aside);
  const passwordFile = path.join(aside, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(passwordFile);
  const fresh = path.join(aside, 'cluster');
  const args = ['-D', fresh, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const made = spawnSync(initdb, [...args, '--locale=C', '--no-instructions'], { ...user, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
  }
  try {
    renameSync(fresh, cluster);
  } catch (error) {
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
