import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ServerProcess } from '../../support/server-process.js';

const PAGE_BYTES = 4_096;
const MB = 1_024 * 1_024;
const SAMPLE_MS = 10_000;
/** Until the pools, caches and compiled code of a server that was just started are what they stay. */
const WARM_UP_SECONDS = 60;
/** Shorter than this a slope says nothing. */
const SHORTEST_SECONDS = 90;
/** How long a busy server may take to open its inspector. */
const LONGEST_OPENING_MS = 10_000;

/** What a server is started with, so that its memory can be measured: each opens its inspector on a port of its own. */
export const WATCHABLE = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' } as const;

/** The memory of one server from its start to its end, in megabytes. */
export interface Life {
  readonly pid: number;
  readonly seconds: number;
  /** The most that the system ever gave it. */
  readonly mostMb: number;
  /** What is in use after a collection of garbage, the first and the last time that it was warm. */
  readonly firstMb: number;
  readonly lastMb: number;
  /** By how much that grows a minute; undefined where it lived too shortly. */
  readonly slope: number | undefined;
}

interface Sample {
  readonly second: number;
  readonly usedMb: number;
  readonly systemMb: number;
}

/**
 * Watches the memory of servers that come and go. What the system gives a process says little: V8 takes more while there
 * is more, and collects when it likes. What is still in use after a collection shows a leak.
 */
export class MemoryWatch {
  private readonly samples = new Map<number, Sample[]>();
  private readonly timer: NodeJS.Timeout;

  constructor(servers: () => readonly ServerProcess[]) {
    this.timer = setInterval(() => servers().forEach((server) => void this.sample(server)), SAMPLE_MS);
  }

  private async sample(server: ServerProcess): Promise<void> {
    const { pid } = server;
    try {
      const usedMb = await usedAfterCollection(server);
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
      const own = this.samples.get(pid) ?? [];
      own.push({ second: performance.now() / 1_000, usedMb, systemMb: (pages * PAGE_BYTES) / MB });
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
        mostMb: Math.max(...samples.map(({ systemMb }) => systemMb)),
        firstMb: (warm[0] ?? samples[0])?.usedMb ?? 0,
        lastMb: samples.at(-1)?.usedMb ?? 0,
        slope: warmSeconds < SHORTEST_SECONDS ? undefined : 60 * slopeOf(warm),
      };
    });
  }
}

/** Megabytes in use once garbage was collected. */
async function usedAfterCollection(server: ServerProcess): Promise<number> {
  const socket = new WebSocket(await inspectorOf(server));
  socket.on('error', () => undefined);
  try {
    await once(socket, 'open');
    await ask(socket, 1, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await ask(socket, 2, 'Runtime.getHeapUsage')) as { readonly usedSize: number };
    return usedSize / MB;
  } finally {
    socket.terminate();
  }
}

/** The address of a server's inspector, which the first signal opens. @throws Error where it does not open in time */
async function inspectorOf(server: ServerProcess): Promise<string> {
  process.kill(server.pid, 'SIGUSR1');
  const deadline = Date.now() + LONGEST_OPENING_MS;
  while (Date.now() < deadline) {
    const [address] = /ws:\/\/127\.0\.0\.1:\d+\/[-\w]+/.exec(server.output) ?? [];
    if (address !== undefined) return address;
    await delay(50);
  }
  throw new Error('The server does not open its inspector.');
}

async function ask(socket: WebSocket, id: number, method: string): Promise<unknown> {
  const answered = new Promise<unknown>((resolve, reject) => {
    socket.once('close', () => reject(new Error('The server ended.')));
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as { readonly id?: number; readonly result?: unknown };
      if (answer.id === id) resolve(answer.result);
    });
  });
  socket.send(JSON.stringify({ id, method }));
  return answered;
}

/** Of the straight line that is nearest to the samples, in megabytes a second. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ second }) => second));
  const y = mean(samples.map(({ usedMb }) => usedMb));
  const above = samples.reduce((sum, { second, usedMb }) => sum + (second - x) * (usedMb - y), 0);
  return above / samples.reduce((sum, { second }) => sum + (second - x) ** 2, 0);
}
