import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const EMBEDDED = new URL('../../../src/onboarding/storage/embedded.ts', import.meta.url).href;

/** Runs out of descriptors beside a running PostgreSQL, checks it as a server does, and gets them back. */
const program = (dataDir: string): string => `
  import { closeSync, openSync } from 'node:fs';
  import { pino } from 'pino';
  const { startEmbeddedPostgres } = await import(${JSON.stringify(EMBEDDED)});
  const postgres = await startEmbeddedPostgres(${JSON.stringify(dataDir)}, pino({ level: 'silent' }));
  const files = [];
  try {
    for (;;) files.push(openSync('/dev/null', 'r'));
  } catch (error) {
    console.log(error.code);
  }
  const alive = postgres.seemsAlive();
  const checked = postgres.ensureRunning().then(() => 'checked', (error) => error.message);
  setTimeout(() => files.forEach((file) => closeSync(file)), 200);
  console.log(alive, await checked);
  await postgres.stop({ force: true });`;

test('a process without descriptors does not take its PostgreSQL for dead, and starts no second one', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-pg-'));
  chmodSync(dataDir, 0o755);
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const command = 'ulimit -n 120; exec "$0" --import tsx --input-type=module -e "$1"';
  const child = spawn('sh', ['-c', command, process.execPath, program(dataDir)]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  expect(output).toBe('EMFILE\ntrue checked\n');
  const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');
  expect(log.match(/starting PostgreSQL/g)).toHaveLength(1);
  expect(log).not.toContain('lock file');
});
