import { ValidateBy } from 'class-validator';
import type { BundleKind } from '../../domain/bundle.js';
import { bundleKindOf, PolicyKind, policyKindOf } from '../../domain/policy.js';
import { describeSid, isSid, type SidPrefix } from '../../domain/sid.js';

/**
 * A well-formed SID of the wrong kind is the caller's mistake, so that it is reported with the rest of the form. With
 * a group, the check only runs where the input is asked to hold that kind (one input type serves several resources).
 */
export function IsSidOf(prefixes: SidPrefix | readonly SidPrefix[], group?: string): PropertyDecorator {
  const wanted = typeof prefixes === 'string' ? [prefixes] : prefixes;
  return ValidateBy(
    {
      name: group === undefined ? 'isSidOf' : `isSidOf${group}`,
      validator: {
        validate: (value) => isSid(value, ...wanted),
        defaultMessage: () => `Give a SID of the form ${describeSid(...wanted)}.`,
      },
    },
    group === undefined ? undefined : { groups: [group] },
  );
}

const NAMES: Readonly<Record<BundleKind, string>> = {
  CustomerProfile: 'a customer profile',
  TrustProduct: 'a trust product',
};

/**
 * The kind of policy must belong to this bundle: Twilio would accept a profile's policy on a product, and never approve
 * it.
 */
export function IsPolicyKindFor(bundleKind: BundleKind): PropertyDecorator {
  return ValidateBy({
    name: 'isPolicyKindFor',
    validator: {
      validate: (value) => bundleKindOf(value as PolicyKind) === bundleKind,
      defaultMessage: () => `Give a kind of policy that is for ${NAMES[bundleKind]}.`,
    },
  });
}

/** The same by SID. A policy that this version does not know is left to Twilio. */
export function IsPolicySidFor(bundleKind: BundleKind): PropertyDecorator {
  return ValidateBy({
    name: 'isPolicySidFor',
    validator: {
      validate: (value) => {
        const kind = policyKindOf(String(value));
        return kind === PolicyKind.UNKNOWN || bundleKindOf(kind) === bundleKind;
      },
      defaultMessage: () => `Give the SID of a policy that is for ${NAMES[bundleKind]}.`,
    },
  });
}
