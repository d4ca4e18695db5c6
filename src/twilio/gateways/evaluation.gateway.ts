import type { BundleRef } from '../../domain/assignment.js';
import {
  EvaluationStatus,
  type EvaluationFieldRecord,
  type EvaluationRecord,
  type EvaluationResultRecord,
} from '../../domain/evaluation.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

import { NOUN_OF_BUNDLE, requireBundle, underBundle, type BundleKey } from './bundle-key.js';
import type { TwilioClient } from '../transport/client.js';
import { listingOf, type SdkCollection } from '../reading/listing.js';
import type { Listing } from '../reading/paging.js';
import { dateOf, objectsOf, optionalInteger, optionalText, textOf } from '../reading/reading.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { EvaluationGateway } from '../trust-hub.js';

type SdkEvaluation = Readonly<
  Record<'sid' | 'accountSid' | 'policySid' | 'status' | 'results' | 'dateCreated', unknown>
>;

interface SdkEvaluations extends SdkCollection<object, SdkEvaluation> {
  (sid: Sid): { fetch(): Promise<SdkEvaluation> };
  create(evaluation: { policySid: Sid }): Promise<SdkEvaluation>;
}

const SUBJECT = { noun: 'evaluation' };

/** Twilio's checks of a bundle against a policy. */
export class TwilioEvaluationGateway implements EvaluationGateway {
  private readonly reader: ResourceReader<BundleKey, EvaluationRecord>;

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<BundleKey, EvaluationRecord>(scope, {
      ...SUBJECT,
      prefix: 'EL',
      fetch: async ({ bundle, sid }) => toRecord(bundle, await this.evaluations(bundle)(sid).fetch()),
      sidsOf: ({ bundle, sid }) => [bundle.sid, sid],
      keyOf: ({ bundleRef, sid }) => ({ bundle: bundleRef, sid }),
      collectionOf: ({ bundle }) => this.listing(bundle),
    });
  }

  load(bundle: BundleRef, sid: Sid): Promise<EvaluationRecord | null> {
    return this.reader.load({ bundle, sid });
  }

  async page(bundle: BundleRef, page: PageArguments): Promise<Page<EvaluationRecord>> {
    return this.reader.page(this.listing(bundle), page);
  }

  /** Twilio does not say in which order it lists: the newest is looked for, and of equal seconds the first listed. */
  async latest(bundle: BundleRef): Promise<EvaluationRecord | null> {
    const all = await this.reader.list(this.listing(bundle));
    return all.reduce<EvaluationRecord | null>(
      (newest, one) => (newest === null || one.createdAt > newest.createdAt ? one : newest),
      null,
    );
  }

  async create(bundle: BundleRef, policySid: Sid): Promise<EvaluationRecord> {
    requireBundle(bundle);
    requireSid(policySid, 'RN');
    const subject = { noun: NOUN_OF_BUNDLE[bundle.kind] };
    return this.reader.write(
      async () => toRecord(bundle, await this.evaluations(bundle).create({ policySid })),
      subject,
    );
  }

  private listing(bundle: BundleRef): Listing<EvaluationRecord> {
    requireBundle(bundle);
    return listingOf(
      { noun: NOUN_OF_BUNDLE[bundle.kind] },
      underBundle(bundle, 'evaluations'),
      {},
      () => this.evaluations(bundle),
      (evaluation) => toRecord(bundle, evaluation),
    );
  }

  private evaluations(bundle: BundleRef): SdkEvaluations {
    return evaluationsOf(this.scope.client, bundle);
  }
}

function evaluationsOf(client: TwilioClient, { kind, sid }: BundleRef): SdkEvaluations {
  const { v1 } = client.trusthub;
  return kind === 'CustomerProfile'
    ? v1.customerProfiles(sid).customerProfilesEvaluations
    : v1.trustProducts(sid).trustProductsEvaluations;
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
