import type { BundleRef } from './bundle.js';
import type { Sid } from './sid.js';

export const EvaluationStatus = { COMPLIANT: 'compliant', NONCOMPLIANT: 'noncompliant', UNKNOWN: 'unknown' } as const;

export type EvaluationStatus = (typeof EvaluationStatus)[keyof typeof EvaluationStatus];

export interface EvaluationFieldRecord {
  readonly objectField: string;
  readonly friendlyName: string | null;
  readonly failureReason: string | null;
  readonly errorCode: number | null;
}

export interface EvaluationResultRecord {
  readonly requirementName: string;
  readonly requirementFriendlyName: string | null;
  readonly objectType: string | null;
  readonly friendlyName: string | null;
  readonly passed: boolean;
  readonly failureReason: string | null;
  readonly errorCode: number | null;
  readonly valid: readonly EvaluationFieldRecord[];
  readonly invalid: readonly EvaluationFieldRecord[];
}

export interface EvaluationRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly bundleRef: BundleRef;
  readonly policySid: Sid;
  readonly status: EvaluationStatus;
  readonly results: readonly EvaluationResultRecord[];
  readonly createdAt: Date;
}
