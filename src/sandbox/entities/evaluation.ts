import type { Row } from './row.js';

/** One field of one requirement. Keys as on the wire: results are stored as they are shown. */
export interface EvaluatedField {
  readonly object_field: string;
  readonly friendly_name: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
}

/** One requirement of the policy. */
export interface EvaluatedRequirement {
  readonly requirement_name: string;
  readonly requirement_friendly_name: string;
  readonly object_type: string;
  readonly friendly_name: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
  readonly valid: readonly EvaluatedField[];
  readonly invalid: readonly EvaluatedField[];
}

/** A check of a bundle against a policy at one moment. It never changes afterwards. */
export interface Evaluation extends Row {
  readonly bundleSid: string;
  readonly policySid: string;
  readonly status: 'compliant' | 'noncompliant';
  readonly results: readonly EvaluatedRequirement[];
}
