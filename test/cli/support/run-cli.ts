import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { programOf } from '../../support/program.js';

/** The command line as a process of its own, without the environment of the tests. */
export interface CliRun {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly exit: Promise<number | null>;
}

const running: ChildProcess[] = [];

export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): CliRun {
  const child = spawn(process.execPath, [...programOf('cli/index'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => out, err: () => err, exit };
}

/** For afterEach: a test that failed must leave no process. */
export function killCliRuns(): void {
  running.splice(0).forEach((child) => child.kill('SIGKILL'));
}
