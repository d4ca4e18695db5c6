import type { AllowedAge } from '../../domain/allowed-age.js';
import type { BundleRef, BundleStatus } from '../../domain/bundle.js';
import type { EvaluationRecord } from '../../domain/evaluation.js';
import type { Sid } from '../../domain/sid.js';

import type { Observed, ObservedKind } from './observer.js';

/** What a copy holds, and when the oldest read began that has brought it, in milliseconds since 1970. */
export interface Copied<Value> {
  readonly value: Value;
  readonly since: number;
}

/** A list of Twilio's with its filter, as a copy knows it. */
export interface CopiedList {
  readonly kind: ObservedKind;
  /** Whose assignments they are. */
  readonly bundle?: BundleRef;
  /** Of bundles. */
  readonly status?: BundleStatus;
  readonly policySid?: Sid;
  /** Only those that may have this friendly name, with or without an onboarding's marker. */
  readonly name?: string;
  /** For all other filters, and to make sure of the name. */
  readonly accepts?: (item: Observed) => boolean;
}

/** A part of a list. */
export interface CopiedPage {
  readonly items: readonly Observed[];
  /** How many of the list stand before them. */
  readonly before: number;
  readonly hasNextPage: boolean;
}

/**
 * The copy of one account for one scope. It answers with what is young enough and certain, in Twilio's order; undefined
 * means that Twilio must be asked. None of its methods rejects.
 */
export interface AccountCopy {
  /** @param bundleSid of an assignment or evaluation. Null for what Twilio does not have. */
  record(kind: ObservedKind, sid: Sid, bundleSid?: Sid): Promise<Copied<Observed | null> | undefined>;
  /** @param after the last one before the page; undefined for the first page */
  page(list: CopiedList, first: number, after?: Sid): Promise<Copied<CopiedPage> | undefined>;
  list(list: CopiedList): Promise<Copied<readonly Observed[]> | undefined>;
  latestEvaluation(bundle: BundleRef): Promise<Copied<EvaluationRecord | null> | undefined>;
}

/** Copies of accounts, from which reads are answered where a caller allows age. */
export interface Copies {
  open(accountSid: Sid, age: AllowedAge): AccountCopy;
}
