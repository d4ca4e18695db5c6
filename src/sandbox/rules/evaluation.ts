import type { Bundle } from '../entities/bundle.js';
import { findType, SUPPORTING_DOCUMENT_TYPES, titled } from '../entities/object-types.js';
import type { DocumentRequirement, EndUserRequirement, Policy } from '../entities/policy.js';
import type { EndUser, EvaluatedRequirement, SupportingDocument } from '../entities/rows.js';
import { attachedTo } from './attached.js';
import type { Attached } from './attached.js';
import { bundleEntries } from './evaluated-bundles.js';
import { documentFields, endUserFields, entry, field } from './evaluated-fields.js';
import type { World } from '../world.js';

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
    ...bundleEntries(world.settings, requirements, attached),
    ...proofEntries(attached),
  ];
  return { compliant: results.every((result) => result.passed), results };
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

const PROOF = 'government_issued_proof_of_authorized_representative';

/**
 * Proofs of identity, which no known policy asks for: where one is attached it is evaluated, as everything attached is
 * (TRUSTHUB 5). Its fields must be there (22217) and be those of a representative and of the business (22218).
 */
function proofEntries({ documents, endUsers }: Attached): readonly EvaluatedRequirement[] {
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
