import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { OperatingUser } from './operating-user.js';

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
