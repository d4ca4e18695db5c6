import { digest } from './sids.js';

/** What goes wrong. `drop` cuts the connection, `hang` never answers, `throttle` is Twilio's 429. */
export type FaultEffect = 'status' | 'throttle' | 'latency' | 'drop' | 'hang';

/** A fault to be applied to requests that fit. */
export interface FaultSpec {
  /** Default: any. */
  readonly method?: string;
  /** The whole path; `*` is one segment (or a part of one), `**` anything. Default: any. */
  readonly path?: string;
  /** How many requests it is applied to; default 1, 0 for all until it is cleared. */
  readonly count?: number;
  /** How many fitting requests pass unharmed first; default 0. */
  readonly skip?: number;
  /** Chance for each fitting request, from 0 to 1; default 1. Drawn from the seed, not from luck. */
  readonly probability?: number;
  readonly effect: FaultEffect;
  /** Whether the request is carried out first, so that only its answer is lost. Default false. */
  readonly afterCommit?: boolean;
  /** For `status`; default 500. */
  readonly status?: number;
  /** Twilio's code for `status`; default 20500. */
  readonly code?: number;
  readonly message?: string;
  /** For `latency`: real milliseconds, on top of the global ones. */
  readonly latencyMs?: number;
  /** For `throttle` (default 1) and, where given, `status`. */
  readonly retryAfterSeconds?: number;
}

interface Fault {
  readonly spec: FaultSpec;
  readonly pattern: RegExp;
  left: number;
  skip: number;
}

/**
 * The faults in force. The first that fits a request and is not used up applies; several `latency` faults add up with it.
 * An effect is only a name here: what it does is the server's business, so a new one (stale reads) needs no change here.
 */
export class Faults {
  private faults: Fault[] = [];
  private drawn = 0;

  constructor(private readonly seed: string) {}

  get isEmpty(): boolean {
    return this.faults.length === 0;
  }

  add(spec: FaultSpec): void {
    const left = spec.count === undefined ? 1 : spec.count === 0 ? Infinity : spec.count;
    this.faults.push({ spec, pattern: pathPattern(spec.path ?? '**'), left, skip: spec.skip ?? 0 });
  }

  clear(): void {
    this.faults = [];
    this.drawn = 0;
  }

  /** The faults for a request, each counted as used: any number of latencies and at most one other. */
  take(method: string, path: string): readonly FaultSpec[] {
    const taken: FaultSpec[] = [];
    for (const fault of this.faults) {
      const decided = taken.some((spec) => spec.effect !== 'latency');
      if ((decided && fault.spec.effect !== 'latency') || !this.applies(fault, method, path)) continue;
      taken.push(fault.spec);
    }
    this.faults = this.faults.filter((fault) => fault.left > 0);
    return taken;
  }

  private applies(fault: Fault, method: string, path: string): boolean {
    const { spec } = fault;
    if (fault.left <= 0 || !fault.pattern.test(path)) return false;
    if (spec.method !== undefined && spec.method.toUpperCase() !== method) return false;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return false;
    }
    if (spec.probability !== undefined && this.draw() >= spec.probability) return false;
    fault.left -= 1;
    return true;
  }

  /** From 0 to 1, the same sequence for the same seed. */
  private draw(): number {
    this.drawn += 1;
    return Number.parseInt(digest(this.seed, 'fault', this.drawn).slice(0, 8), 16) / 2 ** 32;
  }
}

function pathPattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const body = escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${body}$`);
}
