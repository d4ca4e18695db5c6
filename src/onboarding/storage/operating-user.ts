import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The user that PostgreSQL's processes run as; undefined for the user of this server. */
export interface OperatingUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so a server started by root (a container, a CI job) starts it as another user.
 * @throws Error when the machine has neither of the two users that every Unix has
 */
export function postgresUser(): OperatingUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = passwd.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'The embedded PostgreSQL cannot run as root, and there is no user postgres or nobody. Set DATABASE_URL.',
  );
}

/** True when any user may reach this folder: every folder above it (and itself) is open to others. */
export function isReachableByOthers(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
