import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';

/* What a user sees first is `npm ci`: it must not warn. */

const ROOT = join(import.meta.dirname, '..');
const OLDEST_NODE = '20.19.0';

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

describe('npm ci', () => {
  it('installs no package that refuses the oldest Node.js which is supported, or that is deprecated', () => {
    const warned = Object.entries(lock.packages).filter(
      ([, { engines, deprecated, optional }]) =>
        deprecated !== undefined || (optional !== true && !satisfies(OLDEST_NODE, engines?.node ?? '*')),
    );
    expect(warned.map(([path]) => path)).toEqual([]);
  });

  it('leaves no package whose peers do not fit', async () => {
    await expect(
      promisify(execFile)('npm', ['ls', '--all'], { cwd: ROOT, maxBuffer: 10_000_000 }),
    ).resolves.toBeDefined();
  });
});
