import type { Bundle } from '../entities/bundle.js';
import type { EvaluatedField, EvaluatedRequirement } from '../entities/rows.js';
import { findPolicy, isPrimary } from '../entities/policies.js';
import type { BundleRequirement, Policy } from '../entities/policy.js';
import type { Settings } from '../control/settings.js';
import type { Attached } from './attached.js';
import { entry, field } from './evaluated-fields.js';

/** The entries of supporting profiles and products. Requirements that share a name are alternatives (sole proprietor). */
export function bundleEntries(
  settings: Settings,
  { supporting_customer_profiles: profiles, supporting_trust_products: products }: Policy['requirements'],
  attached: Attached,
): readonly EvaluatedRequirement[] {
  const wanted = [...profiles, ...products];
  const names = [...new Set(wanted.map((one) => one.requirement_name))];
  const alternatives = names.map((name) => wanted.filter((one) => one.requirement_name === name));
  const extra = attached.bundles.filter((bundle) => !wanted.some((one) => one.type === typeOf(bundle)));
  const strays = settings.extraBundles === 'fail' ? extra : [];
  return alternatives.map((one, at) => bundleEntry(settings, one, attached, at === 0 ? strays : []));
}

function typeOf(bundle: Bundle): string | undefined {
  return findPolicy(bundle.policySid)?.bundleType;
}

function bundleEntry(
  settings: Settings,
  wanted: readonly BundleRequirement[],
  attached: Attached,
  strays: readonly Bundle[],
): EvaluatedRequirement {
  const supporting = attached.bundles.filter((bundle) => wanted.some((one) => one.type === typeOf(bundle)));
  const shown = wanted.find((one) => supporting.some((bundle) => one.type === typeOf(bundle))) ?? wanted[0];
  const name = shown?.requirement_name ?? 'supporting_bundle';
  const head = { requirement_name: name, object_type: shown?.type ?? name, friendly_name: shown?.name ?? name };
  const status = (reason: string | null): EvaluatedField =>
    field(settings.supportingBundleField, 'Supporting Bundle Status', reason, null);
  if (supporting.length === 0) {
    // No code is documented for it; the text is one seen live: "Primary customer profile bundle is null" (TRUSTHUB 5).
    const reason = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')} bundle is null`;
    return entry(head, [status(reason)], { reason, code: null });
  }
  const unwanted = strays.map((bundle) =>
    status(`The supporting bundle ${bundle.sid} is not one that the policy asks for`),
  );
  return entry(head, [...supporting.map((bundle) => status(unreadiness(bundle))), ...unwanted], null);
}

/**
 * Why a supporting bundle does not do yet. A primary must be approved, and so must a product (branded calling on Voice
 * Integrity); another profile "at least in review state" (TRUSTHUB 5).
 */
function unreadiness(bundle: Bundle): string | null {
  const mustBeApproved = isPrimary(findPolicy(bundle.policySid)) || bundle.kind === 'trust-product';
  if (mustBeApproved)
    return bundle.status === 'twilio-approved' ? null : 'The supporting bundle is not approved by Twilio';
  const submitted = bundle.status !== 'draft' && bundle.status !== 'twilio-rejected';
  return submitted ? null : 'The supporting bundle is not at least in review state';
}
