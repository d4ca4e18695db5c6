import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
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

/**
 * Makes a folder that only its owner can enter, or checks that an existing one is such a folder. It may lie in a
 * folder that everybody writes to, such as /tmp, where somebody else could have made it, or a link in its place.
 * @param owner undefined for the user who runs this process
 * @throws Error when something else is there, saying what to do
 */
export function makePrivateFolder(folder: string, owner: OperatingUser | undefined): void {
  mkdirSync(path.dirname(folder), { recursive: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const there = lstatSync(folder);
  const uid = owner?.uid ?? process.getuid?.();
  // Root makes it before it gives it away: of two first starts, the other may find it in between.
  const isOurs = there.uid === uid || (owner !== undefined && there.uid === process.getuid?.());
  if (!there.isDirectory() || !isOurs) {
    const what = there.isSymbolicLink()
      ? 'a symbolic link'
      : there.isDirectory()
        ? "another user's folder"
        : 'no folder';
    throw new Error(
      `The socket of the embedded PostgreSQL belongs into ${folder}, but that is ${what}, and others could read what ` +
        'goes over it. Remove it, or set DATA_DIR to a shorter path.',
    );
  }
  chmodSync(folder, 0o700);
  if (owner !== undefined && there.uid !== owner.uid) chownSync(folder, owner.uid, owner.gid);
}
