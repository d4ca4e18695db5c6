import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../../support/server-process.js';

const PAGE_BYTES = 4_096;
const MB = 1_024 * 1_024;
const SAMPLE_MS = 2_000;
/** Until the pools, caches and compiled code of a server that was just started are what they stay. */
const WARM_UP_SECONDS = 60;
/** Shorter than this a slope says nothing: the collector of garbage comes when it likes. */
const SHORTEST_SECONDS = 90;

/** The memory of one server from its start to its end. */
export interface Life {
  readonly pid: number;
  readonly seconds: number;
  readonly firstMb: number;
  readonly lastMb: number;
  /** Megabytes a minute after the warm-up; undefined where it lived too shortly. */
  readonly slope: number | undefined;
}

/** Watches the memory (RSS) of servers that come and go. */
export class MemoryWatch {
  private readonly samples = new Map<number, { readonly second: number; readonly mb: number }[]>();
  private readonly timer: NodeJS.Timeout;

  constructor(servers: () => readonly ServerProcess[]) {
    this.timer = setInterval(() => {
      for (const { pid } of servers()) this.sample(pid);
    }, SAMPLE_MS);
  }

  private sample(pid: number): void {
    try {
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
      const own = this.samples.get(pid) ?? [];
      own.push({ second: performance.now() / 1_000, mb: (pages * PAGE_BYTES) / MB });
      this.samples.set(pid, own);
    } catch {
      // It was killed just now.
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  lives(): readonly Life[] {
    return [...this.samples].map(([pid, samples]) => {
      const begun = samples[0]?.second ?? 0;
      const warm = samples.filter(({ second }) => second - begun >= WARM_UP_SECONDS);
      const warmSeconds = (warm.at(-1)?.second ?? 0) - (warm[0]?.second ?? 0);
      return {
        pid,
        seconds: (samples.at(-1)?.second ?? begun) - begun,
        firstMb: (warm[0] ?? samples[0])?.mb ?? 0,
        lastMb: samples.at(-1)?.mb ?? 0,
        slope: warmSeconds < SHORTEST_SECONDS ? undefined : 60 * slopeOf(warm),
      };
    });
  }
}

/** Of the straight line that is nearest to the samples, in megabytes a second. */
function slopeOf(samples: readonly { readonly second: number; readonly mb: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ second }) => second));
  const y = mean(samples.map(({ mb }) => mb));
  const above = samples.reduce((sum, { second, mb }) => sum + (second - x) * (mb - y), 0);
  return above / samples.reduce((sum, { second }) => sum + (second - x) ** 2, 0);
}
