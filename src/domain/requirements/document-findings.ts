import { addressSidsOf } from '../supporting-document.js';
import type { AttachedDocument, Attachments } from './attachments.js';
import { isEmpty } from './fields.js';
import { requirementOf } from './finding.js';
import type { Demand } from './policy-demands.js';
import { RequirementKind, type Finding } from './requirement.js';

const ADDRESSES = 'address_sids';
const PROOF = 'government_issued_proof_of_authorized_representative';
const PROOF_FIELDS: readonly string[] = ['first_name', 'last_name', 'business_name'];

/** Whether the documents that a policy asks for are attached and complete; of two, both must be. */
export function documentFinding(demand: Demand, { documents }: Attachments): Finding {
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

function missingFieldsOf(document: AttachedDocument, fields: readonly string[]): readonly string[] {
  const { attributes } = document.record;
  return fields.filter((name) => (name === ADDRESSES ? !hasAddresses(document) : isEmpty(attributes[name])));
}

/** Every address must be one of this account; a misspelt key (`address_sid`) holds none (TRUSTHUB 3). */
function hasAddresses({ record, addresses }: AttachedDocument): boolean {
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
