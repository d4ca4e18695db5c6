import { setTimeout as delay } from 'node:timers/promises';
import { GATEWAY_OF_BUNDLE, type BundleKind, type BundleRecord, type BundleRef } from '../../domain/bundle.js';
import { isNotFound, RefusedByTwilio } from '../../domain/errors.js';
import { MOST_REFUSED, type OnboardingFailureRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import type { BundleGateway, TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import type { StepParameters } from '../recipes/recipe.js';
import type { RunDeletions } from '../storage/deletions.store.js';
import type { RunNumberResults } from '../storage/number-results.store.js';
import type { ProductTurn } from '../storage/product-turns.store.js';
import type { StepResult } from '../storage/steps.store.js';
import type { StepDetail } from '../storage/rows.js';

/**
 * The trust products that name a profile, by the copy of the account; null where that does not know, because it is off or
 * not complete yet.
 */
export type FindProducts = (accountSid: Sid, profileSid: Sid) => Promise<readonly BundleRecord[] | null>;

/** What else of the account holds things of a customer, by the SIDs of the things. */
export interface Sharers {
  /** Of what is attached to bundles: all bundles that it is on, the customer's own included. */
  readonly bundles: ReadonlyMap<Sid, readonly BundleRef[]>;
  /** Of addresses: all documents that name them. */
  readonly documents: ReadonlyMap<Sid, readonly Sid[]>;
}

/** By the copy of the account; null where that does not know, because it is off or not complete yet. */
export type FindSharers = (
  accountSid: Sid,
  objectSids: readonly Sid[],
  addressSids: readonly Sid[],
) => Promise<Sharers | null>;

/** Everything that a step may use. */
export interface StepContext {
  /** Uncached: every read goes to Twilio. */
  readonly trustHub: TrustHub;
  /** The main account's, only to read from, where the run is in a subaccount; null where it is in the main account. */
  readonly mainTrustHub: TrustHub | null;
  readonly input: RunInput;
  readonly parameters: StepParameters;
  /** The run's marker, to put into friendly names. */
  readonly marker: string;
  /** Where Twilio may call back for this account's bundles, if it can reach this server. */
  readonly statusCallback: string | undefined;
  /** What this step made in an earlier round, or in an attempt before a correction. */
  readonly resourceSid: Sid | null;
  /** What an earlier round made, which a search must not take for the work of this one. */
  readonly previousSid: Sid | null;
  readonly detail: StepDetail;
  /** Reports a status as Twilio has just answered it to the followers of the bundle. */
  readonly recordBundleStatus: (bundle: BundleRecord) => void;
  /** Stores at once what a later attempt must know if this one does not finish. */
  readonly remember: (detail: StepDetail) => Promise<void>;
  readonly findProducts: FindProducts;
  readonly findSharers: FindSharers;
  /** What became of each number of the run on each bundle. */
  readonly numberResults: RunNumberResults;
  /** Whether it is this run's turn to make a trust product. */
  readonly productTurn: ProductTurn;
  /** What becomes of each thing of a customer that leaves. */
  readonly deletions: RunDeletions;
  /** The resource and the detail of another step, by its key. @throws Error where it has none */
  readonly of: (key: string) => Traces;
  /** The same; null where it has none. */
  readonly made: (key: string) => Traces | null;
}

/** What a step has made or found. */
export interface Traces {
  readonly sid: Sid;
  readonly detail: StepDetail;
}

/** One kind of step: how it is done, and how what an earlier attempt did is found. */
export interface Step {
  /** True for a step that changes something at Twilio: before it is carried out, the intent is written down. */
  readonly writes: boolean;
  /** True for a step of several requests: when it fails, some of them may have succeeded. */
  readonly makesSeveral?: true;
  /** Whether there is nothing to do, because the run has taken a trust product that exists. Sends nothing. */
  isDone?(context: StepContext): boolean;
  /** Carries it out. @throws CallerError, ServiceError, StepStopped */
  run(context: StepContext): Promise<StepResult>;
  /**
   * What an earlier attempt, whose answer never came, made; null for nothing. Called only after such an attempt. A
   * step that only reads does not need it.
   */
  find?(context: StepContext): Promise<StepResult | null>;
  /** Updates what exists to the corrected input. Without it, what exists is kept as it is. */
  update?(context: StepContext, resourceSid: Sid): Promise<StepResult>;
  /**
   * Undoes what it made (`context.resourceSid`), when a corrected plan no longer has it or the run is cancelled. Only
   * steps that make something of the run's own have it: what the input named is never touched. May be repeated; what is
   * gone already is no error.
   */
  undo?(context: StepContext): Promise<void>;
  /**
   * Of a step that takes away, and is never undone: writes down what an interrupted attempt has done, and does no more of
   * it, because the run is cancelled. May be repeated. @throws CallerError, ServiceError where that cannot be read
   */
  settle?(context: StepContext): Promise<void>;
  /** How many upstream calls it takes when nothing goes wrong; without it, one. */
  calls?(planned: PlannedStep): number;
  /** The part of the input that it works from; when a correction changes it, the step is carried out again. */
  reads?(input: RunInput, parameters: StepParameters): unknown;
}

/** A step that has not been carried out yet, and what is known about it. */
export interface PlannedStep {
  readonly input: RunInput;
  readonly parameters: StepParameters;
  /** Those of the input's numbers that are on the given profile already. */
  readonly numbersThere: readonly Sid[];
  /** The search for a trust product that the profile has; null where the run makes one in any case. */
  readonly reuse: PlannedReuse | null;
}

/** What a run finds of a trust product that its profile has. */
export interface PlannedReuse {
  readonly found: Traces | null;
  /** The requests of the search. */
  readonly calls: number;
  /** Those of the input's numbers that are on it already. */
  readonly numbersThere: readonly Sid[];
}

/**
 * A step that cannot continue, for a reason that is no Twilio error: it says what to do, and the run waits to be
 * resumed. Holds no business data.
 */
export class StepStopped extends Error {
  readonly failure: Omit<OnboardingFailureRecord, 'stepKey' | 'httpStatus'>;

  constructor(
    code: string,
    message: string,
    nextAction: string,
    more: Partial<Pick<OnboardingFailureRecord, 'rejections' | 'evaluation' | 'refused'>> = {},
  ) {
    super(message);
    this.name = 'StepStopped';
    this.failure = {
      code,
      message,
      nextAction,
      // A rejection without a code has the code 0 among rejections.
      twilioCode: more.rejections?.find(({ code }) => code !== 0)?.code ?? more.refused?.[0]?.twilioCode ?? null,
      rejections: more.rejections ?? [],
      evaluation: more.evaluation ?? null,
      refused: more.refused?.slice(0, MOST_REFUSED) ?? [],
    };
  }
}

/** Thrown by a step that can be carried out only after another run: it is tried again then. */
export class WaitsForRun extends Error {
  constructor(readonly otherRunId: string) {
    super('The step waits for another run.');
    this.name = 'WaitsForRun';
  }
}

/**
 * Does the work for all items concurrently, as far as the account's limit allows. Errors are thrown when all have
 * been tried: a fault first, because the outcome of its request is not known; otherwise everything that Twilio
 * refused, as one error.
 */
export async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const tried = await Promise.allSettled(items.map(work));
  const reasons = tried.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  const refusals = reasons.filter((reason) => reason instanceof RefusedByTwilio);
  const [first] = refusals;
  if (first === undefined || refusals.length < reasons.length) {
    const fault = reasons.find((reason) => !(reason instanceof RefusedByTwilio));
    if (fault !== undefined) throw fault instanceof Error ? fault : new Error('Something that is no error was thrown.');
    return;
  }
  const [refused, ...others] = refusals.flatMap(({ userErrors }) => userErrors);
  if (refused !== undefined) throw new RefusedByTwilio(first.httpStatus, [refused, ...others], first.nextAction);
}

/**
 * The wait after a 404, before the same is asked again: what was just written may not be readable everywhere yet, so
 * one 404 does not prove that something is gone.
 */
export const RETRY_404_AFTER_MS = 1_000;

/** Undoes something at Twilio, unless it is gone already. @throws CallerError, ServiceError */
export async function unlessGone(takeBack: () => Promise<void>): Promise<void> {
  const isGone = (error: unknown): undefined => {
    if (isNotFound(error)) return undefined;
    throw error;
  };
  let gone = false;
  await takeBack().catch((error: unknown) => {
    isGone(error);
    gone = true;
  });
  if (!gone) return;
  await delay(RETRY_404_AFTER_MS);
  await takeBack().catch(isGone);
}

/** A text parameter of the step. @throws Error when the recipe does not give it */
export function word(parameters: StepParameters, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new Error(`The recipe gives this step no ${name}.`);
  return value;
}

/** The bundle that the step works on: its kind and the step that made or found it are in the recipe. */
export function bundleOf(context: StepContext): BundleRef {
  return {
    kind: bundleKindOf(context.parameters),
    sid: context.of(word(context.parameters, 'bundle')).sid,
  };
}

/** The kind of the bundle that the step works on, or waits for. */
export function bundleKindOf(parameters: StepParameters): BundleKind {
  return word(parameters, 'kind') as BundleKind;
}

/** The SID of what the step made. @throws Error where it made nothing */
export function madeBy({ resourceSid }: StepContext): Sid {
  if (resourceSid === null) throw new Error('This step has made nothing that could be undone.');
  return resourceSid;
}

/** The gateway of a kind of bundle. */
export function gatewayOf(trustHub: TrustHub, kind: BundleKind): BundleGateway {
  return trustHub[GATEWAY_OF_BUNDLE[kind]];
}
