import type { BundleStatus } from '../../domain/bundle.js';
import type {
  OnboardingFailureRecord,
  OnboardingRecord,
  OnboardingStatus,
  OnboardingStepRecord,
  OnboardingStepStatus,
} from '../../domain/onboarding.js';
import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import type { Sid } from '../../domain/sid.js';
import { toMutationInput } from '../recipes/run-input.js';
import type { StepName, StepParameters } from '../recipes/recipe.js';
import type { OpenInput, StoredInput } from './run-vault.js';

const stepsColumn = (step: string): string =>
  `(select coalesce(jsonb_agg(${step} order by s.position), '[]') from onboarding.step s
  where s.run_id = r.run_id) as steps`;

/** A run's steps as one column, in recipe order; the run's alias is `r`. */
export const STEPS_COLUMN = stepsColumn('to_jsonb(s)');

/** What only the engine reads of a step: half of its bytes. */
const HIDDEN = ['run_id', 'parameters', 'fingerprint', 'detail', 'intent', 'previous_sid'] as const;

/** The same without what is not shown: a page of a hundred runs has thousands of steps. */
export const SHOWN_STEPS_COLUMN = stepsColumn(`to_jsonb(s) - '{${HIDDEN.join(',')}}'::text[]`);

/**
 * A run as it is stored in the database, except its input: reading that decrypts it, and throws UnreadableInput where
 * it can't be decrypted.
 */
export interface RunRow extends OpenInput {
  readonly run_id: string;
  readonly account_sid: Sid;
  readonly idempotency_key: string;
  readonly kind: OnboardingKind;
  readonly input_hash: string;
  readonly status: OnboardingStatus;
  readonly failure: OnboardingFailureRecord | null;
  readonly round: number;
  /** The number of the run's current segment, or of its last one. */
  readonly segment: number;
  /**
   * `news` counts the signals: reports that a review of the run may be decided. `looked` counts those that have been
   * handled. The columns keep their first names because an older server may run beside this one.
   */
  readonly news: number;
  readonly looked: number;
  /** How often its cancellation was begun, which is the number of the latest cancellation's workflow; 0 for never. */
  readonly cancellations: number;
  /** Whether its cancellation deletes what the run has made. */
  readonly delete_created: boolean;
  /** Since when Twilio has not answered the run; null while it does. */
  readonly upstream_since: Date | null;
  /** When the next attempt is due, for a run that Twilio does not answer; null while an attempt is being made. */
  readonly next_attempt_at: Date | null;
  /** The next attempt for the whole account, while it is in an outage; read only for callers. */
  readonly probe_at?: Date | null;
  /** Its place among the account's runs that have not begun: 0 is before all others. */
  readonly priority: number;
  /** W3C traceparent of the request that started the run, or resumed it last; null where it was not traced. */
  readonly traceparent: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly completed_at: Date | null;
}

/** The same with its input as it is stored. */
export type StoredRunRow = Omit<RunRow, keyof OpenInput> & { readonly input: StoredInput };

/** A step of a run as it is stored in the database. */
export interface StepRow {
  readonly run_id: string;
  readonly key: string;
  readonly position: number;
  readonly title: string;
  readonly use: StepName;
  readonly parameters: StepParameters;
  readonly after: readonly string[];
  readonly status: OnboardingStepStatus;
  readonly attempts: number;
  readonly resource_sid: Sid | null;
  readonly previous_sid: Sid | null;
  readonly fingerprint: string | null;
  readonly detail: StepDetail;
  readonly intent: Intent | null;
  readonly error: OnboardingFailureRecord | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

/** What callers see of a step. */
export type ShownStepRow = Omit<StepRow, (typeof HIDDEN)[number]>;

/**
 * What is known of the requests of a step's earlier attempts: OPEN, one may still be under way; SEARCH, none is, but
 * Twilio may have acted on one.
 */
export type Intent = 'OPEN' | 'SEARCH';

/** What a step remembers beside its resource. */
export interface StepDetail {
  /** The bundle's status when this step last received it. */
  readonly status?: BundleStatus;
  /** The policy of the bundle that this step made. */
  readonly policySid?: Sid;
  /** The phone numbers that this step put on its bundle. */
  readonly phoneNumberSids?: readonly Sid[];
  /** Whether the run was given its resource, or found it, and so never deletes it. */
  readonly reused?: true;
  /** The end users on the trust product that this step found, where it may still be changed. */
  readonly endUsers?: readonly { readonly sid: Sid; readonly type: string }[];
  /** The same of its supporting documents. */
  readonly documents?: readonly { readonly sid: Sid; readonly type: string }[];
  /** The other bundles that it names. */
  readonly bundleSids?: readonly Sid[];
  /** The latest evaluation of that product, which is older than the run's own; null where it had none. */
  readonly evaluationSid?: Sid | null;
  /** The trust products that this step found, of which the run's numbers concern all. */
  readonly trustProductSids?: readonly Sid[];
  /** Those of them that are another customer's too. */
  readonly sharedProductSids?: readonly Sid[];
  /** Of the last step of a customer that leaves: it has said what is left, and tries it again. */
  readonly reported?: boolean;
  /** Of a provisional copy that this step opened: what it copies, when that was changed last, and whether the run made it. */
  readonly copyOf?: Sid;
  readonly copiedAt?: string;
  readonly madeCopy?: boolean;
  /** A draft that is changed, and stays one: nobody has submitted it. */
  readonly staysDraft?: boolean;
  /** The address that this step made in place of another. */
  readonly addressSid?: Sid;
}

/** The steps whose resource is the run's profile or product. The view `onboarding.run_bundle` names them too. */
const PROFILE_STEPS = ['create-customer-profile', 'check-customer-profile', 'find-customer'];
const PRODUCT_STEPS = ['create-trust-product'];

/** JSON has no dates, so the date of an evaluation inside a stored failure is made from its text. */
function toFailure(stored: OnboardingFailureRecord | null): OnboardingFailureRecord | null {
  if (stored === null) return null;
  const { evaluation, refused = [] } = stored;
  if (evaluation === null) return { ...stored, refused };
  return { ...stored, refused, evaluation: { ...evaluation, createdAt: new Date(evaluation.createdAt) } };
}

function toStep(row: ShownStepRow): OnboardingStepRecord {
  return {
    key: row.key,
    title: row.title,
    status: row.status,
    dependsOn: row.after,
    attempts: row.attempts,
    resourceSid: row.resource_sid,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    error: toFailure(row.error),
  };
}

/** The run with its steps in recipe order. */
export function toOnboarding(run: RunRow, steps: readonly ShownStepRow[]): OnboardingRecord {
  const resourceOf = (uses: readonly string[]): Sid | null =>
    steps.find((step) => uses.includes(step.use) && step.resource_sid !== null && step.status !== 'UNDONE')
      ?.resource_sid ?? null;
  return {
    runId: run.run_id,
    accountSid: run.account_sid,
    idempotencyKey: run.idempotency_key,
    kind: run.kind,
    status: run.status,
    steps: [...steps].sort((left, right) => left.position - right.position).map(toStep),
    customerProfileSid: resourceOf(PROFILE_STEPS),
    trustProductSid: resourceOf(PRODUCT_STEPS),
    failure: toFailure(run.failure),
    upstreamUnavailable: run.upstream_since !== null,
    nextAttemptAt: run.next_attempt_at && (run.probe_at ?? run.next_attempt_at),
    createdAt: run.created_at,
    updatedAt: run.updated_at,
    completedAt: run.completed_at,
    readInput: () => toMutationInput(run.kind, run.idempotency_key, run.input),
  };
}
