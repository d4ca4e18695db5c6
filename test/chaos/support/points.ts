import type { FaultSpec } from '../../../src/sandbox/index.js';
import type { KnownStep } from './undisturbed.js';

/** What goes wrong at a step's request, with the server alive all the time. */
export const MISHAPS = {
  'fails once': { effect: 'status', status: 503, code: 20503 },
  'fails for good': { effect: 'status', status: 400, code: 20001 },
  'answered 503, yet done': { effect: 'status', status: 503, code: 20503, afterCommit: true },
  'answer lost after commit': { effect: 'drop', afterCommit: true },
  'answer lost before commit': { effect: 'drop' },
} as const satisfies Readonly<Record<string, FaultSpec>>;

/** Longer than it takes to kill a server, and shorter than its patience with Twilio. */
export const UNDER_WAY_MS = 2_500;

/**
 * Where a run is held while something is killed. Under way: the request is carried out only some time after it was sent,
 * maybe when its sender is dead and another looks for what it made.
 */
export const HOLDS = {
  'before send': { effect: 'hang' },
  'under way': { effect: 'latency', latencyMs: UNDER_WAY_MS },
  'after send': { effect: 'hang', afterCommit: true },
  'after record': null,
} as const satisfies Readonly<Record<string, FaultSpec | null>>;

export type Mishap = keyof typeof MISHAPS;
export type Hold = keyof typeof HOLDS;
export const MISHAP_NAMES = Object.keys(MISHAPS) as readonly Mishap[];
export const HOLD_NAMES = Object.keys(HOLDS) as readonly Hold[];

/** What is done to the stage while runs are held. */
export const EVENTS = ['kill -9 and restart', 'two of three killed', 'database killed'] as const;
export type Event = (typeof EVENTS)[number];

/** A wait for a review asks until it is decided: no refusal of one look ends it. */
export const isWait = (step: KnownStep): boolean => step.use === 'await-approval';
