import type { Asked, Dispatched } from '../http/dispatch.js';
import { errorBody, tooManyRequests, TwilioError } from '../http/errors.js';
import { Form } from '../http/form.js';
import { digest } from '../store/sids.js';

/**
 * What goes wrong. `drop` cuts the connection, `hang` never answers, `throttle` is Twilio's 429, `stale` answers a GET as
 * of a while ago, `drip` dribbles the answer.
 */
export const FAULT_EFFECTS = ['status', 'throttle', 'latency', 'drop', 'hang', 'stale', 'drip'] as const;

/** One of {@link FAULT_EFFECTS}. */
export type FaultEffect = (typeof FAULT_EFFECTS)[number];

/** A fault to be applied to requests that fit. */
export interface FaultSpec {
  /** Default: any. */
  readonly method?: string;
  /** The whole path; `*` is one segment (or a part of one), `**` anything. Default: any. */
  readonly path?: string;
  /** From code only: whether a request with this method and path is one that is meant. */
  readonly when?: (asked: Asked) => boolean;
  /** How many requests it is applied to; 0 for all until it is cleared. Default 1, or 0 with `forMs`. */
  readonly count?: number;
  /** It lapses when so much time of the sandbox's clock has passed since it was set. */
  readonly forMs?: number;
  /** How many fitting requests pass unharmed first; default 0. */
  readonly skip?: number;
  /** Chance for each fitting request, from 0 to 1; default 1. Drawn from the seed: every run has the same. */
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
  /** For `throttle` (default: what is left of `forMs`, or 1) and, where given, `status`. */
  readonly retryAfterSeconds?: number;
  /** For `stale`: so many of the latest writes are not seen yet (at most 1000 are remembered). Default 1 without `lagMs`. */
  readonly lagWrites?: number;
  /** For `stale`: nor is what was written in the last milliseconds of the sandbox's clock. */
  readonly lagMs?: number;
  /** For `drip`: bytes at a time; default 16. */
  readonly dripBytes?: number;
  /** For `drip`: real milliseconds between; default 20. */
  readonly dripMs?: number;
}

interface Fault {
  readonly spec: FaultSpec;
  readonly pattern: RegExp;
  readonly until: number;
  left: number;
  skip: number;
}

/**
 * The faults in force. The first that fits a request and is not used up applies; several `latency` faults add up with it.
 * An effect is only a name here: what it does is the server's business.
 */
export class Faults {
  private faults: Fault[] = [];
  private drawn = 0;

  /** @param now by the sandbox's clock. */
  constructor(
    private readonly seed: string,
    private readonly now: () => number,
  ) {}

  get isEmpty(): boolean {
    return this.faults.length === 0;
  }

  add(spec: FaultSpec): void {
    const count = spec.count ?? (spec.forMs === undefined ? 1 : 0);
    const until = spec.forMs === undefined ? Infinity : this.now() + spec.forMs;
    const pattern = pathPattern(spec.path ?? '**');
    this.faults.push({ spec, pattern, until, left: count === 0 ? Infinity : count, skip: spec.skip ?? 0 });
  }

  /** Those still in force; `left` is null where there is no end to it. */
  list(): readonly (FaultSpec & { readonly left: number | null })[] {
    this.lapse();
    return this.faults.map(({ spec, left }) => ({ ...spec, left: Number.isFinite(left) ? left : null }));
  }

  clear(): void {
    this.faults = [];
    this.drawn = 0;
  }

  /** The faults for a request, each counted as used: any number of latencies and at most one other. */
  take(asked: Asked): readonly FaultSpec[] {
    const taken: FaultSpec[] = [];
    this.lapse();
    for (const fault of this.faults) {
      const decided = taken.some((spec) => spec.effect !== 'latency');
      if ((decided && fault.spec.effect !== 'latency') || !this.applies(fault, asked)) continue;
      taken.push(this.dated(fault));
    }
    this.lapse();
    return taken;
  }

  private lapse(): void {
    this.faults = this.faults.filter((fault) => fault.left > 0 && this.now() < fault.until);
  }

  /** A 429 of a burst that has an end says when that is: a client that waits for it gets through. */
  private dated({ spec, until }: Fault): FaultSpec {
    if (spec.effect !== 'throttle' || spec.retryAfterSeconds !== undefined || !Number.isFinite(until)) return spec;
    return { ...spec, retryAfterSeconds: Math.max(1, Math.ceil((until - this.now()) / 1000)) };
  }

  private applies(fault: Fault, asked: Asked): boolean {
    const { spec } = fault;
    const { method, path } = asked;
    if (fault.left <= 0 || !fault.pattern.test(path)) return false;
    if (spec.method !== undefined && spec.method.toUpperCase() !== method) return false;
    if (spec.when?.(asked) === false) return false;
    // Only reads lag: a write that is checked against yesterday's rows is what `status` 404 is for.
    if (spec.effect === 'stale' && method !== 'GET') return false;
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

/** Whether a fault replaces the answer. The others let the request be carried out, and change how. */
export function replacesAnswer({ effect }: FaultSpec): boolean {
  return effect === 'status' || effect === 'throttle' || effect === 'drop' || effect === 'hang';
}

/** What a fault does to a request. Drops and hangs have no answer: status 0. */
export function faultAnswer(fault: FaultSpec, asked: Asked): Dispatched {
  const nobody = { accountSid: null, form: new Form(asked.body ?? '') } as const;
  if (fault.effect === 'drop' || fault.effect === 'hang') return { status: 0, ...nobody };
  const { status = 500, code = 20500, message = 'Injected by a fault of the sandbox', retryAfterSeconds } = fault;
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  const error =
    fault.effect === 'throttle'
      ? tooManyRequests(retryAfterSeconds ?? 1)
      : new TwilioError(status, code, message, headers);
  return { status: error.status, body: errorBody(error), headers: error.headers, ...nobody };
}

/** Its name in the journal: `drop-after`, `stale`. */
export function faultName(fault: FaultSpec): string {
  if (!replacesAnswer(fault)) return fault.effect;
  return fault.effect + (fault.afterCommit ? '-after' : '-before');
}
