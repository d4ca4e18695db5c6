import { BundleStatus, isUnderReview, type BundleRecord } from '../bundle.js';
import type { Attributes } from '../end-user.js';
import { addressSidsOf } from '../supporting-document.js';
import type { AttachedBundle, Attachments } from './attachments.js';
import { PRIMARY_PROFILE_TYPE } from './bundle-types.js';
import { isEmpty, mayBeLeftOut, missingFields } from './fields.js';
import { requirementOf, type Demand } from './policy-demands.js';
import { RequirementKind, type Finding } from './requirement.js';

interface JudgedThing {
  readonly record: { readonly type: string; readonly attributes: Attributes };
}
interface JudgedDocument extends JudgedThing {
  /** What its `address_sids` name; null for an address that the account does not have. */
  readonly addresses: readonly (object | null)[];
}
/** What is attached, or would be: as much of it as is judged. */
export interface JudgedThings {
  readonly endUsers: readonly JudgedThing[];
  readonly documents: readonly JudgedDocument[];
}

/**
 * Whether the end users that a policy asks for are attached and complete. Everything attached is evaluated (TRUSTHUB
 * 5): of two end users of one type both must be complete, and so must a second representative once there is one.
 */
export function endUserFinding(demand: Demand, { endUsers }: Pick<JudgedThings, 'endUsers'>): Finding {
  const types = demand.alternatives.map(({ type }) => type);
  const attached = endUsers.map(({ record }) => record).filter(({ type }) => types.includes(type));
  if (attached.length === 0) {
    const [first] = demand.alternatives;
    const missing = first === undefined ? [] : missingFields(first.type, first.fields, null);
    return requirementOf(demand, { met: false, missingFields: missing, optional: mayBeLeftOut(demand.name) });
  }
  const missing = attached.flatMap(({ type, attributes }) => {
    const ways = demand.alternatives.filter((alternative) => alternative.type === type);
    const gaps = ways.map(({ fields }) => missingFields(type, fields, attributes));
    return gaps.reduce((least, gap) => (gap.length < least.length ? gap : least), gaps[0] ?? []);
  });
  return requirementOf(demand, { met: missing.length === 0, missingFields: missing });
}

const ADDRESSES = 'address_sids';
const PROOF = 'government_issued_proof_of_authorized_representative';
const PROOF_FIELDS: readonly string[] = ['first_name', 'last_name', 'business_name'];

/** Whether the documents that a policy asks for are attached and complete; of two, both must be. */
export function documentFinding(demand: Demand, { documents }: Pick<JudgedThings, 'documents'>): Finding {
  const types = demand.alternatives.map(({ type }) => type);
  const attached = documents.filter(({ record }) => types.includes(record.type));
  if (attached.length === 0) {
    return requirementOf(demand, { met: false, missingFields: demand.alternatives[0]?.fields ?? [] });
  }
  const missing = attached.flatMap((document) => {
    const way = demand.alternatives.find(({ type }) => type === document.record.type);
    return missingFieldsOf(document, way?.fields ?? []);
  });
  return requirementOf(demand, { met: missing.length === 0, missingFields: missing });
}

function missingFieldsOf(document: JudgedDocument, fields: readonly string[]): readonly string[] {
  const { attributes } = document.record;
  return fields.filter((name) => (name === ADDRESSES ? !hasAddresses(document) : isEmpty(attributes[name])));
}

/** Every address must be one of this account; a misspelt key (`address_sid`) holds none (TRUSTHUB 3). */
function hasAddresses({ record, addresses }: JudgedDocument): boolean {
  return addressSidsOf(record.attributes).length > 0 && addresses.every((address) => address !== null);
}

/**
 * Proofs of identity, which no known policy asks for: one that is attached is evaluated all the same, and must name a
 * representative and the business as the end users do (22217, 22218 of TRUSTHUB 5).
 */
export function proofFindings({ documents, endUsers }: Attachments): readonly Finding[] {
  const proofs = documents.filter(({ record }) => record.type === PROOF);
  if (proofs.length === 0) return [];
  const missing = proofs.flatMap(({ record }) =>
    PROOF_FIELDS.filter((name) => {
      const value = record.attributes[name];
      const known = endUsers.map((user) => user.record.attributes).filter((attributes) => name in attributes);
      return isEmpty(value) || (known.length > 0 && !known.some((attributes) => attributes[name] === value));
    }),
  );
  const demand: Demand = {
    kind: RequirementKind.SUPPORTING_DOCUMENT,
    name: PROOF,
    friendlyName: 'Government-issued proof of an authorized representative',
    description: null,
    alternatives: [
      { type: PROOF, kind: RequirementKind.SUPPORTING_DOCUMENT, friendlyName: null, fields: PROOF_FIELDS },
    ],
  };
  return [requirementOf(demand, { met: missing.length === 0, missingFields: missing })];
}

/** As evaluations name what is wrong with a supporting bundle (TRUSTHUB 5). */
const STATUS_FIELD = 'bundle_status';

/**
 * Whether the bundles that a policy asks for are attached and have the status that it needs. What cannot be read is
 * assumed to be the right one: Twilio attaches only what exists, and a subaccount's bundle stands on a profile of the
 * parent.
 */
export function bundleFinding(demand: Demand, { bundles, unreadableBundles }: Attachments): Finding {
  const wanted = bundles.filter((bundle) => isWanted(bundle, [demand]));
  if (wanted.length === 0) {
    const unclear = unreadableBundles > 0 || bundles.some(({ type }) => type === null);
    return requirementOf(demand, { met: unclear, missingFields: [] });
  }
  const met = wanted.every(isFarEnough);
  return requirementOf(demand, { met, missingFields: met ? [] : [STATUS_FIELD] });
}

/**
 * Attached bundles that the policy does not ask for: a leftover profile is reported to fail an evaluation (TRUSTHUB 5),
 * though only where the policy judges bundles at all.
 */
export function leftoverFindings(demands: readonly Demand[], { bundles }: Attachments): readonly Finding[] {
  if (demands.length === 0) return [];
  return bundles
    .filter((bundle) => bundle.type !== null && !isWanted(bundle, demands))
    .map(({ record }) => ({
      met: false,
      requirement: {
        kind:
          record.bundleKind === 'CustomerProfile' ? RequirementKind.CUSTOMER_PROFILE : RequirementKind.TRUST_PRODUCT,
        name: 'unexpected_bundle',
        friendlyName: 'Attached, though the policy does not ask for it: remove it',
        acceptedTypes: [],
        missingFields: [],
        optional: false,
      },
    }));
}

function isWanted({ type }: AttachedBundle, demands: readonly Demand[]): boolean {
  return demands.some(({ alternatives }) => alternatives.some((alternative) => alternative.type === type));
}

/**
 * A primary profile must be approved (S2), and so must a product (branded calling on Voice Integrity); any other
 * profile "at least in review state" (report, TRUSTHUB 5).
 */
function isFarEnough({ record, type }: AttachedBundle): boolean {
  const approved = record.status === BundleStatus.TWILIO_APPROVED;
  return mustBeApproved(record, type) ? approved : approved || isUnderReview(record.status);
}

function mustBeApproved({ bundleKind }: BundleRecord, type: string | null): boolean {
  return bundleKind === 'TrustProduct' || type === PRIMARY_PROFILE_TYPE;
}
