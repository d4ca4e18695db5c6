import { NOUN_OF_BUNDLE, type BundleRef } from '../../domain/bundle.js';
import {
  EvaluationStatus,
  type EvaluationFieldRecord,
  type EvaluationRecord,
  type EvaluationResultRecord,
} from '../../domain/evaluation.js';
import type { Page, PageArguments } from '../../domain/page.js';
import { whenRead, type Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import { dateOf, objectsOf, optionalInteger, optionalText, textOf } from '../answer-values.js';
import { requireSid } from '../reading/readable-resource.js';
import type { AccountCopy } from '../reading/copy.js';
import type { Scope } from '../reading/scope.js';
import type { EvaluationGateway } from '../trust-hub.js';
import { requireBundle, SDK_OF_BUNDLE } from './bundle-kinds.js';
import { BundlePartReader } from './bundle-part.reader.js';

type SdkEvaluation = Readonly<
  Record<'sid' | 'accountSid' | 'policySid' | 'status' | 'results' | 'dateCreated', unknown>
>;

/** Twilio's checks of a bundle against a policy. */
export class TwilioEvaluationGateway implements EvaluationGateway {
  private readonly parts: BundlePartReader<SdkEvaluation, EvaluationRecord, { policySid: Sid }>;

  constructor(private readonly scope: Scope) {
    this.parts = new BundlePartReader(scope, {
      noun: 'evaluation',
      prefix: 'EL',
      observedAs: 'Evaluation',
      path: 'evaluations',
      parts: ({ client }, { kind, sid }) => SDK_OF_BUNDLE[kind].evaluations(client.trusthub.v1, sid),
      toRecord,
    });
  }

  load(bundle: BundleRef, sid: Sid): Reading<EvaluationRecord | null> {
    return this.parts.load(bundle, sid);
  }

  page(bundle: BundleRef, page: PageArguments): Reading<Page<EvaluationRecord>> {
    return this.parts.page(bundle, page);
  }

  /** Twilio documents no order: the newest by date, and of those within the same second the first listed. */
  latest(bundle: BundleRef): Reading<EvaluationRecord | null> {
    const { copy } = this.scope;
    return copy === undefined ? whenRead(this.parts.list(bundle), newestOf) : this.latestInCopy(bundle, copy);
  }

  private async latestInCopy(bundle: BundleRef, copy: AccountCopy): Promise<EvaluationRecord | null> {
    const copied = await copy.latestEvaluation(requireBundle(bundle));
    if (copied === undefined) return newestOf(await this.parts.list(bundle));
    this.scope.basis.tookCopy(copied.since);
    return copied.value;
  }

  async create(bundle: BundleRef, policySid: Sid): Promise<EvaluationRecord> {
    requireSid(policySid, 'RN');
    return this.parts.create(bundle, { policySid }, { noun: NOUN_OF_BUNDLE[bundle.kind] });
  }
}

function newestOf(all: readonly EvaluationRecord[]): EvaluationRecord | null {
  return all.reduce<EvaluationRecord | null>(
    (newest, one) => (newest === null || one.createdAt > newest.createdAt ? one : newest),
    null,
  );
}

function toRecord(bundle: BundleRef, evaluation: SdkEvaluation): EvaluationRecord {
  const word = textOf(evaluation.status).trim().toLowerCase();
  return {
    sid: textOf(evaluation.sid),
    accountSid: textOf(evaluation.accountSid),
    bundleRef: bundle,
    policySid: textOf(evaluation.policySid),
    status: Object.values(EvaluationStatus).find((status) => status === word) ?? EvaluationStatus.UNKNOWN,
    results: objectsOf(evaluation.results).map(toResult),
    createdAt: dateOf(evaluation.dateCreated),
  };
}

type RawEntry = Readonly<Record<string, unknown>>;

function toResult(raw: RawEntry): EvaluationResultRecord {
  const invalid = objectsOf(raw['invalid']).map(toField);
  const failureReason = optionalText(raw['failure_reason']);
  return {
    requirementName: textOf(raw['requirement_name']),
    requirementFriendlyName: optionalText(raw['requirement_friendly_name']),
    objectType: optionalText(raw['object_type']),
    friendlyName: optionalText(raw['friendly_name']),
    // Older samples leave it out: then it passed if nothing is reported against it.
    passed: typeof raw['passed'] === 'boolean' ? raw['passed'] : invalid.length === 0 && failureReason === null,
    failureReason,
    errorCode: optionalInteger(raw['error_code']),
    valid: objectsOf(raw['valid']).map(toField),
    invalid,
  };
}

function toField(raw: RawEntry): EvaluationFieldRecord {
  return {
    objectField: textOf(raw['object_field']),
    friendlyName: optionalText(raw['friendly_name']),
    failureReason: optionalText(raw['failure_reason']),
    errorCode: optionalInteger(raw['error_code']),
  };
}
