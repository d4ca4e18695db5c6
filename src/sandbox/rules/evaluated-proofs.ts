import type { EndUser } from '../entities/end-user.js';
import type { EvaluatedRequirement } from '../entities/evaluation.js';
import { findType, SUPPORTING_DOCUMENT_TYPES, titled } from '../entities/object-types.js';
import type { SupportingDocument } from '../entities/supporting-document.js';
import type { Attached } from './attached.js';
import { field } from './evaluated-fields.js';
import { entry } from './evaluation-entry.js';

const PROOF = 'government_issued_proof_of_authorized_representative';

/**
 * Proofs of identity, which no known policy asks for: where one is attached it is evaluated, as everything attached is
 * (TRUSTHUB 5). Its fields must be there (22217) and be those of a representative and of the business (22218).
 */
export function proofEntries({ documents, endUsers }: Attached): readonly EvaluatedRequirement[] {
  return documents.filter((document) => document.type === PROOF).map((document) => proofEntry(document, endUsers));
}

function proofEntry(document: SupportingDocument, endUsers: readonly EndUser[]): EvaluatedRequirement {
  const type = findType(SUPPORTING_DOCUMENT_TYPES, PROOF);
  const head = { requirement_name: PROOF, object_type: PROOF, friendly_name: type?.friendlyName ?? PROOF };
  const fields = (type?.fields ?? []).map(({ machine_name: name }) => {
    const label = titled(name);
    const value = document.attributes[name];
    if (value === undefined || value === null || value === '')
      return field(name, label, `The ${label} is missing.`, 22217);
    const known = endUsers.filter((user) => name in user.attributes).map((user) => user.attributes[name]);
    const matches = known.length === 0 || known.includes(value);
    return field(name, label, matches ? null : `The ${label} does not match the one of the End-User.`, 22218);
  });
  return entry(head, fields, null);
}
