import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/*
 * Processor time of other processes, and on which cores they run: only Linux shows and sets it.
 */

const TICKS_PER_SECOND = 100;

interface Stat {
  readonly pid: string;
  readonly parent: string;
  /** Processor time so far, with that of children that have ended. */
  readonly seconds: number;
}

/** Processor time of a process so far, in seconds. */
export const processorSeconds = (pid: number): number => statOf(String(pid))[0]?.seconds ?? NaN;

/** All processes of the machine. */
export const allStats = (): readonly Stat[] =>
  readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? statOf(pid) : []));

/** A process as /proc describes it; nothing where it has ended. */
function statOf(pid: string): readonly Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; state, parent, ... follow it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: fields[1] ?? '', seconds: ticks / TICKS_PER_SECOND }];
  } catch {
    return [];
  }
}

/** Counted before this process itself is put on fewer. */
const LAST_CORE = availableParallelism() - 1;

/**
 * Puts the servers on the first core, of which one at a time is busy, and all else on the others.
 * @param others the upstream, and what sends the load
 * @returns what came of it, as a part of a sentence
 */
export function keepApart(servers: readonly number[], others: readonly number[]): string {
  if (LAST_CORE === 0) return 'the load on the same core';
  return put(servers, '0') && put(others, `1-${LAST_CORE}`)
    ? 'the server on a core of its own'
    : 'the load on the same cores, for lack of taskset';
}

/** Lets this process, and what it starts from then on, run on all cores again. */
export const useAllCores = (): boolean => put([process.pid], `0-${LAST_CORE}`);

const put = (pids: readonly number[], cores: string): boolean =>
  pids.every((pid) => spawnSync('taskset', ['-apc', cores, String(pid)]).status === 0);
