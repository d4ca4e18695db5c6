import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config.js';
import { MIRRORED, untilReadSince } from '../mirror/support/mirrored.js';
import { plantCustomer } from '../onboarding/later/support/leaving.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { blocksOf } from './support/blocks.js';

/*
 * The blocks for a shell in README.md and docs: requests are sent to a server as they stand there; of the commands that
 * start something (which the tests of the command line do) the names are checked, and so are those of settings.
 */

const run = promisify(execFile);
const KEY = 'the-key-of-the-documents';
const PACKAGE = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Commands, one for each line, where a backslash does not join them. */
const commandsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

const COMMANDS = blocksOf('sh').flatMap(({ place, text }) =>
  commandsOf(text).map((command) => ({ place: `${place}: ${command.slice(0, 60)}`, command })),
);
const requests = COMMANDS.filter(({ command }) => command.startsWith('curl '));
const others = COMMANDS.filter(({ command }) => !command.startsWith('curl '));

describe('requests', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'thg-blocks-'));
    app = await startTestApp({ ...MIRRORED, API_KEYS: KEY });
    plantCustomer(app.sandbox);
    await untilReadSince(app);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(requests)('$place', async ({ command }) => {
    const sent = command
      .replaceAll('http://127.0.0.1:4000', app.app.url)
      .replaceAll('Bearer KEY', `Bearer ${KEY}`)
      .replaceAll('AC...', app.accountSid);
    // Where a document shows none, its server asks for none. What is followed goes on until curl is ended.
    const withKey = sent.includes('Bearer ') ? '' : ` -H 'authorization: Bearer ${KEY}'`;
    const follows = / -N /.test(sent);
    const script = `${sent.replace(/^curl/, `curl -sS${withKey}${follows ? ' --max-time 2' : ''}`)}`;
    const { stdout } = await run('sh', ['-c', script], { cwd: folder }).catch(
      (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => {
        // 28: its time is up.
        if (follows && error.code === 28) return error;
        throw new Error(`curl ended with ${error.code}: ${error.stderr}`);
      },
    );
    const file = / > (\S+)$/.exec(sent)?.[1];
    if (follows) expect(stdout).not.toContain('"errors"');
    else if (file !== undefined) {
      const lines = readFileSync(path.join(folder, file), 'utf8').trim().split('\n');
      for (const line of lines) expect(JSON.parse(line)).toHaveProperty('sid');
    } else {
      const { data, errors } = JSON.parse(stdout) as { readonly data: unknown; readonly errors?: unknown };
      expect(errors).toBeUndefined();
      expect(data).not.toBeNull();
    }
  });
});

/** Programs of others that a document may name. */
const PROGRAMS = /^(psql|pg_dump|export)$/;

const PROGRAM = path.resolve(import.meta.dirname, '../../bin/trusthub-graphql.cjs');

/** Our own command, with the switches that it is given: each stands in its help. */
async function expectCommand([name = '', ...words]: readonly string[]): Promise<void> {
  const { stdout } = await run(process.execPath, [PROGRAM, name, '--help']);
  expect(stdout).toContain(`Usage: trusthub-graphql ${name}`);
  for (const word of words.filter((one) => one.startsWith('--'))) expect(stdout).toContain(`  ${word} `);
}

describe('what starts something', () => {
  it.each(others)('$place', async ({ command }) => {
    for (const part of command.split(/ && | & ?/).filter((one) => one !== '')) {
      const words = part.split(/\s+/);
      const settings = words.filter((word) => /^[A-Z][A-Z0-9_]*=/.test(word)).map((word) => word.split('=')[0]!);
      for (const name of settings) expect(Object.keys(SETTINGS)).toContain(name);
      const [program, argument, name] = words.filter((word) => !/^[A-Z][A-Z0-9_]*=/.test(word));
      if (program === 'npm')
        expect(['ci', ...Object.keys(PACKAGE.scripts)]).toContain(argument === 'run' ? name : argument);
      else if (program === 'npx') {
        expect(argument).toBe('trusthub-graphql');
        await expectCommand(words.slice(words.indexOf('trusthub-graphql') + 1));
      } else if (program !== undefined && settings.length === 0) expect(program).toMatch(PROGRAMS);
    }
  });
});

it('both are there', () => {
  expect(Math.min(requests.length, others.length)).toBeGreaterThan(3);
});
