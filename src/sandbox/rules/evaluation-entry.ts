import type { EvaluatedRequirement } from '../entities/evaluation.js';
import { titled } from '../entities/object-types.js';

/** What an entry is about. */
export type Head = Pick<EvaluatedRequirement, 'requirement_name' | 'object_type' | 'friendly_name'>;

/** A requirement's entry. `failure` is one of the whole; otherwise the first field that failed says why. */
export function entry(
  head: Head,
  fields: readonly EvaluatedRequirement['valid'][number][],
  failure: { readonly reason: string | null; readonly code: number | null } | null,
): EvaluatedRequirement {
  const invalid = fields.filter((one) => !one.passed);
  return {
    ...head,
    requirement_friendly_name: titled(head.requirement_name),
    passed: failure === null && invalid.length === 0,
    failure_reason: failure?.reason ?? invalid[0]?.failure_reason ?? null,
    error_code: failure?.code ?? invalid[0]?.error_code ?? null,
    valid: fields.filter((one) => one.passed),
    invalid,
  };
}
