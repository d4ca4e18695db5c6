import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, inspectorSettings, type Stage } from './processes.js';

/** One of the servers that are compared, in a process of its own. */
export interface Contender {
  readonly name: string;
  readonly pid: number;
  /** Where its inspector listens once the process is sent SIGUSR1. */
  readonly inspectorPort: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEERS = fileURLToPath(new URL('peers', import.meta.url));
const SCHEMA = path.join(ROOT, 'schema.graphql');
const SERVE = path.join(PEERS, 'serve.js');
const APOLLO = fileURLToPath(new URL('peers/apollo.ts', import.meta.url));

/** The one with which the others are compared. */
export const BARE = 'graphql-js';

/** What runs each of the others, before the file of their data. */
const PEER_PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  [BARE]: [SERVE, 'graphql-js', SCHEMA],
  'graphql-jit': [SERVE, 'graphql-jit', SCHEMA],
  mercurius: [SERVE, 'mercurius', SCHEMA],
  'mercurius with jit': [SERVE, 'mercurius with jit', SCHEMA],
  'graphql-yoga': [SERVE, 'graphql-yoga', SCHEMA],
  'Apollo Server and type-graphql': ['--import', 'tsx', APOLLO],
};
export const PEER_NAMES = Object.keys(PEER_PROGRAMS);

/** Installs packages that are no part of ours, where they are missing or not those of the lock file. */
export function installPackages(folder = PEERS): void {
  const installed = path.join(folder, 'node_modules', '.package-lock.json');
  const lock = path.join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`The packages of ${folder} could not be installed.`);
}

export function ours(stage: Stage, inspectorPort: number): Contender {
  const { serverPid: pid, serverUrl, headers } = stage;
  return { name: 'ours', pid, inspectorPort, url: `${serverUrl}/graphql`, headers };
}

/** @param dataFile what it answers from: the `data` of an answer of ours */
export async function startPeer(name: string, dataFile: string, stops: (() => unknown)[]): Promise<Contender> {
  const inspectorPort = await freePort();
  const args = [...(PEER_PROGRAMS[name] ?? []), dataFile];
  const started = await startProgram(name, args, inspectorSettings(inspectorPort), stops);
  return { name, inspectorPort, headers: {}, ...started };
}

/** Starts a server that writes its port, from the project's folder. @throws Error with what it wrote, where it ends first */
export async function startProgram(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  stops: (() => unknown)[],
): Promise<Pick<Contender, 'pid' | 'url'>> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
  });
  stops.push(() => child.kill('SIGKILL'));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => void (complaints = (complaints + chunk.toString()).slice(-5_000)));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${name} has ended: ${complaints}`)));
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  return { pid: child.pid!, url: `http://127.0.0.1:${Number(line.toString())}/graphql` };
}

/** @param body of the request, as JSON */
export async function send(
  { name, url, headers }: Pick<Contender, 'name' | 'url' | 'headers'>,
  body: string,
): Promise<{ data: object }> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const { data, errors } = (await (await fetch(url, init)).json()) as { data: object; errors?: unknown };
  if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  // The data alone: ours says more in `extensions`.
  return { data };
}
