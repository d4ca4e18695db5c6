import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { programOf } from '../support/program.js';

/** The real process, as `npm run dev` starts it. */
interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly exit: Promise<number | null>;
}

const running: Run[] = [];
const folders: string[] = [];

/** By SIGTERM first: a killed server leaves its PostgreSQL running, for the next one to attach to. */
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(late);
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, programOf('main'), {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const run = { child, out: () => out, err: () => err, exit };
  running.push(run);
  return run;
}

/** Open to others, so that a server started by root keeps its database inside and not under /var/lib. */
function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thg-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

describe('a start that cannot succeed', () => {
  it('names every wrong setting and exits 78', async () => {
    const run = start({ HOST: '0.0.0.0', LOG_LEVEL: 'loud' });
    expect(await run.exit).toBe(78);
    expect(run.err()).toContain('LOG_LEVEL must be one of');
    expect(run.err()).toContain('set API_KEYS');
  });

  it('says what to do when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = start({ PORT: String(port), DATA_DIR: dataDir() });
    expect(await run.exit).toBe(1);
    expect(run.err()).toContain(`Port ${port} is in use`);
    expect(run.err()).toContain(`PORT=${port + 1} npm start`);
    other.close();
  });

  it('waits for a database that is away, then says why and what to do, and exits 1', async () => {
    const away = 'postgresql://user:CANARY@127.0.0.1:1/none';
    const run = start({ PORT: '0', DATA_DIR: dataDir(), DATABASE_URL: away, DATABASE_WAIT_SECONDS: '3' });
    expect(await run.exit).toBe(1);
    expect(run.err()).toMatch(/\(ECONNREFUSED\)\. Check both,.* The start waits for it, up to 3 s /);
    expect(run.err()).toMatch(/\(ECONNREFUSED\)\. Check both,.* The start has waited 3 s /);
    expect(run.err() + run.out()).not.toContain('CANARY');
  });

  it('says what is wrong with the data folder, and exits 78', async () => {
    const file = join(dataDir(), 'a-file');
    writeFileSync(file, '');
    const runs: readonly [string, string][] = [
      [file, 'DATA_DIR names a file'],
      [join(file, 'below'), 'DATA_DIR leads through a file'],
      // Refused to root too.
      ['/sys/trusthub', 'DATA_DIR names a folder that'],
      // Here nothing can be made, and the answer is that it does not exist.
      ['/proc/trusthub/below', 'DATA_DIR names a folder that cannot be used (ENOENT)'],
    ];
    for (const [folder, fault] of runs) {
      const run = start({ PORT: '0', DATA_DIR: folder });
      expect(await run.exit).toBe(78);
      expect(run.err()).toContain(fault);
      expect(run.err()).not.toContain(folder);
    }
  });

  it('stops for a misspelt setting with the right name, and warns of a harmless one', async () => {
    const run = start({ PORT: '0', DATABSE_URL: 'postgresql://127.0.0.1/x', API_KEY: 'x' });
    expect(await run.exit).toBe(78);
    expect(run.err()).toContain('DATABSE_URL is not a setting: did you mean DATABASE_URL?');
    const warned = start({ PORT: '0', DATA_DIR: '/sys/trusthub', TWILIO_PHONE_NUMBER: '+14155550100' });
    expect(await warned.exit).toBe(78);
    expect(warned.err()).toContain('Warning: TWILIO_PHONE_NUMBER is not a setting of this server and is ignored.');
  });

  it('logs lines that a person reads at a terminal, and JSON elsewhere', async () => {
    const settings = { PORT: '0', DATA_DIR: '/sys/trusthub', TWILIO_PHONE_NUMBER: '+14155550100' };
    const elsewhere = start(settings);
    expect(await elsewhere.exit).toBe(78);
    expect(elsewhere.out()).toMatch(/^\{"level":40,.*TWILIO_PHONE_NUMBER is not a setting/m);
    // `script` runs it at a terminal of its own.
    const line = [process.execPath, ...programOf('main')].join(' ');
    const env = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...settings };
    const terminal = spawnSync('script', ['-qec', line, '/dev/null'], { encoding: 'utf8', env });
    expect(terminal.status).toBe(78);
    expect(terminal.stdout).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: TWILIO_PHONE_NUMBER is not a setting/m);
    expect(terminal.stdout).not.toContain('"level"');
  });

  it('exits 78 for faults in the file of tenants, and leaves no database behind', async () => {
    const folder = dataDir();
    const run = start({ PORT: '0', DATA_DIR: folder, TENANTS_FILE: '/nowhere.json' });
    expect(await run.exit).toBe(78);
    expect(run.err()).toContain('TENANTS_FILE cannot be read (ENOENT)');
    expect(existsSync(join(folder, 'postgres/cluster/PG_VERSION'))).toBe(true);
    expect(existsSync(join(folder, 'postgres/cluster/postmaster.pid'))).toBe(false);
  });
});

describe('a start', () => {
  it('prints where it is and a mutation that works as printed; then stops on SIGTERM with 0', async () => {
    const run = start({ PORT: '0', DATA_DIR: dataDir(), SANDBOX_REVIEW_DELAY_MS: '200' });
    await expect.poll(run.out, { timeout: 60_000 }).toContain('"started"');
    const url = /GraphQL +(\S+)/.exec(run.out())?.[1] ?? '';
    const [command = '', body = ''] = /curl -s [\s\S]*<<'END'.*\n([\s\S]*?)\nEND/.exec(run.out()) ?? [];
    // The text for people comes before the first line of the log.
    expect(run.out().indexOf('GraphQL ')).toBeLessThan(run.out().indexOf('{"level"'));
    expect(
      (JSON.parse(body) as { variables: { input: { phoneNumberSids: string[] } } }).variables.input.phoneNumberSids,
    ).toHaveLength(2);

    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { data } = (await answer.json()) as { data: { onboardVoiceIntegrity: { userErrors: unknown[] } } };
    expect(data.onboardVoiceIntegrity).toMatchObject({ onboarding: { status: 'WAITING_FOR_REVIEW' }, userErrors: [] });
    // In the shell a person reads the answer: it comes in lines.
    const said = `curl() { cat > /dev/null; echo '{"data":{"ok":true}}'; }\n${command}\n`;
    const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
    expect(execFileSync('sh', ['-c', said], { encoding: 'utf8', env: { PATH: path } })).toBe(
      '{\n  "data": {\n    "ok": true\n  }\n}\n',
    );

    // The callbacks of the sandbox reach the port that was free, and are taken for genuine.
    await expect.poll(run.out, { timeout: 60_000 }).toContain('COMPLETED');
    expect(run.out()).toContain('"place":"webhooks","status":204');
    const log = run.out().slice(run.out().indexOf('\nEND\n'));
    for (const datum of ['842761953', 'Acme', 'Marsh', '+14155552671', 'acmedental']) expect(log).not.toContain(datum);

    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.err()).not.toMatch(/error/i);
  });
});
