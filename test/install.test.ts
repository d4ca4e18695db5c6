import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';

/* What a user sees first is `npm ci`: it must not warn. */

const ROOT = join(import.meta.dirname, '..');
/** The oldest version of each major one that is supported. */
const OLDEST_NODES = ['20.19.0', '22.13.0', '24.0.0'];

const ENGINES = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } }).engines
  .node;

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly optional?: boolean;
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

  it('leaves no package whose peers do not fit', async () => {
    await expect(
      promisify(execFile)('npm', ['ls', '--all'], { cwd: ROOT, maxBuffer: 10_000_000 }),
    ).resolves.toBeDefined();
  });
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
