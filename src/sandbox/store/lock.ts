import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The name of the file under `dataDir`. */
export const LOCK_FILE = 'sandbox.lock';

/** Its holder touches it so often. */
const TOUCH_MS = 5000;
/** One that was not touched for so long is nobody's: its process number may be another program's by now. */
const STALE_MS = 30_000;
/** A process that is just dying, or closing, is waited for. */
const PATIENCE_MS = 1000;

/** What the file says about the process that holds the folder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** The folders that this process holds: two sandboxes in one process have the same process number. */
const held = new Set<string>();

/** Gives the folder back. */
export type Release = () => void;

/**
 * Takes a folder for this sandbox alone: two that append to one file would each write half of the contents. Throws where
 * another sandbox has it; what a `kill -9` left behind is no obstacle.
 */
export async function lockFolder(dataDir: string): Promise<Release> {
  mkdirSync(dataDir, { recursive: true });
  const path = resolve(dataDir, LOCK_FILE);
  for (const deadline = Date.now() + PATIENCE_MS; !tryLock(path); await wait(25))
    if (Date.now() > deadline) throw new Error(takenMessage(dataDir, holderOf(path)));
  held.add(path);
  const touching = setInterval(() => touch(path), TOUCH_MS).unref();
  return () => {
    clearInterval(touching);
    held.delete(path);
    if (isOurs(holderOf(path))) rmSync(path, { force: true });
  };
}

function tryLock(path: string): boolean {
  if (held.has(path)) return false;
  const holder = holderOf(path);
  if (holder !== null) {
    if (isAlive(holder) && Date.now() - touchedAt(path) < STALE_MS) return false;
    rmSync(path, { force: true });
  }
  try {
    // `wx` is one step: of two that start at once, one fails.
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null where there is no lock; a file that says nothing is being written, or was torn, and counts until it is old. */
function holderOf(path: string): Holder | null {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return { pid: pid ?? 0, host: host ?? '' };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : { pid: 0, host: '' };
  }
}

function isOurs(holder: Holder | null): boolean {
  return holder?.pid === process.pid && holder.host === hostname();
}

/**
 * For another machine or container only the time of the last touch says so. A lock with our own number that this process
 * does not hold is left over from an earlier process.
 */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (isOurs(holder)) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(holder.pid);
}

/** Killed, but its parent has not collected it yet. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(join('/proc', String(pid), 'stat'), 'utf8'));
  } catch {
    return false;
  }
}

function touchedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(path: string): void {
  try {
    if (isOurs(holderOf(path))) utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody removed the folder: the next write will fail and say so.
  }
}

function takenMessage(dataDir: string, holder: Holder | null): string {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return (
    `The folder ${dataDir} is in use by a sandbox in ${who}. Stop it, or give this one another folder; ` +
    `if there is none, remove ${LOCK_FILE}.`
  );
}
