import { readdirSync, readFileSync } from 'node:fs';
import type { Stage } from './stage.js';
import { bearer } from './target.js';

/** What a server holds when it has nothing to do. */
export interface Vitals {
  readonly rssMb: number;
  readonly heapMb: number;
  /** Open files of the process: sockets, pipes and files. */
  readonly descriptors: number;
  /** Connections to its port that are open at this end, and ports on which it listens. */
  readonly connections: number;
  readonly listening: number;
  /** WebSockets, event streams and subscriptions, by its own count. */
  readonly streams: number;
}

/** What a server did in a while. */
export interface Effort {
  /** Of one processor. */
  readonly processorPercent: number;
  /** The longest time that its event loop stood still, by its own count. */
  readonly longestStallMs: number;
  /** How long it was ready to run and another program had the processor, as a part of the time: the machine's load. */
  readonly waitedPercent: number;
}

const MB = 1_024 * 1_024;
const LISTEN = '0A';
/** States of TCP in which a process still holds the connection: established, and closed by the other side alone. */
const HELD = ['01', '08'];

/** Looks at a server from outside, through /proc. */
export class Observer {
  constructor(private readonly stage: Stage) {}

  /** Collects its garbage first. */
  async vitals(): Promise<Vitals> {
    const { pid } = this.stage.server;
    process.kill(pid, 'SIGUSR2');
    const metrics = await this.metrics();
    const tcp = readFileSync(`/proc/${pid}/net/tcp`, 'utf8').trim().split('\n').slice(1);
    const own = tcp.map((line) => line.trim().split(/\s+/)).filter((fields) => this.isOwn(fields[1] ?? ''));
    return {
      rssMb: metrics('process_resident_memory_bytes') / MB,
      heapMb: metrics('nodejs_heap_size_used_bytes') / MB,
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
      connections: own.filter((fields) => HELD.includes(fields[3] ?? '')).length,
      listening: own.filter((fields) => fields[3] === LISTEN).length,
      streams: metrics('websocket_connections') + metrics('event_streams') + metrics('graphql_subscriptions'),
    };
  }

  /** Begins to measure. @returns what the server has done since, when it is called */
  async effort(): Promise<() => Promise<Effort>> {
    const begun = performance.now();
    const waited = this.waitedMs();
    const before = (await this.metrics())('process_cpu_seconds_total');
    return async () => {
      const metrics = await this.metrics();
      const ms = performance.now() - begun;
      return {
        processorPercent: (100_000 * (metrics('process_cpu_seconds_total') - before)) / ms,
        // Since it was asked for last.
        longestStallMs: 1_000 * metrics('nodejs_eventloop_lag_max_seconds'),
        waitedPercent: (100 * (this.waitedMs() - waited)) / ms,
      };
    };
  }

  private async metrics(): Promise<(name: string) => number> {
    const headers = bearer(this.stage.target.metricsKey);
    const text = await (await fetch(`${this.stage.target.url}/metrics`, { headers })).text();
    return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  }

  private isOwn(address: string): boolean {
    return parseInt(address.split(':')[1] ?? '', 16) === this.stage.server.port;
  }

  /** Milliseconds of a processor that its main thread has had. */
  workMs = (): number => this.schedule(0);

  /** Milliseconds that its main thread was ready and had none. */
  private waitedMs = (): number => this.schedule(1);

  private schedule(field: 0 | 1): number {
    const { pid } = this.stage.server;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[field]) / 1e6;
  }
}
