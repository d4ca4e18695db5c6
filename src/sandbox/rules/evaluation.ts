import type { Bundle } from '../entities/bundle.js';
import type { EvaluatedRequirement } from '../entities/evaluation.js';
import { findPolicy, isPrimary } from '../entities/policies.js';
import type { BundleRequirement, DocumentRequirement, EndUserRequirement, Policy } from '../entities/policies.js';
import { titled } from '../entities/object-types.js';
import type { World } from '../world.js';
import { attachedTo } from './attached.js';
import type { Attached } from './attached.js';
import { documentFields, endUserFields, field } from './evaluated-fields.js';

/** What an evaluation found. */
export interface Finding {
  readonly compliant: boolean;
  readonly results: readonly EvaluatedRequirement[];
}

/**
 * Checks what is attached to a bundle against a policy (TRUSTHUB 5): one entry for each requirement, codes 22214 to
 * 22219. All that is attached counts: of two end users of one type both must pass.
 */
export function evaluate(world: World, bundle: Bundle, policy: Policy): Finding {
  const attached = attachedTo(world, bundle.sid);
  const { requirements } = policy;
  const results = [
    ...requirements.end_user.map((wanted) => endUserEntry(wanted, attached)),
    ...requirements.supporting_document.flat().map((wanted) => documentEntry(world, bundle, wanted, attached)),
    ...alternatives(requirements.supporting_customer_profiles).map((wanted) => bundleEntry(wanted, attached)),
    ...alternatives(requirements.supporting_trust_products).map((wanted) => bundleEntry(wanted, attached)),
  ];
  return { compliant: results.every((result) => result.passed), results };
}

type Head = Pick<EvaluatedRequirement, 'requirement_name' | 'object_type' | 'friendly_name'>;

function entry(
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

/** The guides call the second representative optional, though the policy lists it like the first (TRUSTHUB 2). */
const OPTIONAL_REQUIREMENTS: readonly string[] = ['authorized_representative_2'];

function endUserEntry(wanted: EndUserRequirement, attached: Attached): EvaluatedRequirement {
  const head = { requirement_name: wanted.requirement_name, object_type: wanted.type, friendly_name: wanted.name };
  const users = attached.endUsers.filter((user) => user.type === wanted.type);
  if (users.length > 0)
    return entry(
      head,
      users.flatMap((user) => endUserFields(wanted, user)),
      null,
    );
  if (OPTIONAL_REQUIREMENTS.includes(wanted.requirement_name)) return entry(head, [], null);
  const reason = `${wanted.name} is missing. Please add one to the bundle.`;
  return entry(head, endUserFields(wanted, undefined), { reason, code: 22214 });
}

function documentEntry(
  world: World,
  bundle: Bundle,
  wanted: DocumentRequirement,
  attached: Attached,
): EvaluatedRequirement {
  const accepted = wanted.accepted_documents;
  const documents = attached.documents.filter((document) => accepted.some((one) => one.type === document.type));
  const shown = accepted.find((one) => one.type === documents[0]?.type) ?? accepted[0];
  const head = {
    requirement_name: wanted.requirement_name,
    object_type: shown?.type ?? wanted.requirement_name,
    friendly_name: shown?.name ?? wanted.name,
  };
  if (documents.length > 0)
    return entry(
      head,
      documents.flatMap((document) => documentFields(world, bundle, document)),
      null,
    );
  const reason = `${head.friendly_name} is missing. Please add one to the bundle.`;
  return entry(head, documentFields(world, bundle, undefined), { reason, code: 22216 });
}

/** Requirements that share a name are alternatives (the sole proprietor's two profiles). */
function alternatives(wanted: readonly BundleRequirement[]): readonly (readonly BundleRequirement[])[] {
  const names = [...new Set(wanted.map((one) => one.requirement_name))];
  return names.map((name) => wanted.filter((one) => one.requirement_name === name));
}

function bundleEntry(wanted: readonly BundleRequirement[], attached: Attached): EvaluatedRequirement {
  const typeOf = (bundle: Bundle) => findPolicy(bundle.policySid)?.bundleType;
  const supporting = attached.bundles.filter((bundle) => wanted.some((one) => one.type === typeOf(bundle)));
  const shown = wanted.find((one) => supporting.some((bundle) => one.type === typeOf(bundle))) ?? wanted[0];
  const name = shown?.requirement_name ?? 'supporting_bundle';
  const head = { requirement_name: name, object_type: shown?.type ?? name, friendly_name: shown?.name ?? name };
  if (supporting.length === 0) {
    // No code is documented for it; the text is one seen live: "Primary customer profile bundle is null" (TRUSTHUB 5).
    const reason = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')} bundle is null`;
    return entry(head, [field('bundle_status', 'Supporting Bundle Status', reason, null)], { reason, code: null });
  }
  return entry(head, supporting.map(supportingStatus), null);
}

/** A primary must be approved; another profile "at least in review state" (TRUSTHUB 5). */
function supportingStatus(bundle: Bundle): EvaluatedRequirement['valid'][number] {
  const primary = isPrimary(findPolicy(bundle.policySid));
  const ready = primary
    ? bundle.status === 'twilio-approved'
    : bundle.status !== 'draft' && bundle.status !== 'twilio-rejected';
  const reason = primary
    ? 'The supporting bundle is not approved by Twilio'
    : 'The supporting bundle is not at least in review state';
  return field('bundle_status', 'Supporting Bundle Status', ready ? null : reason, null);
}
