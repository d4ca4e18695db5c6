import { BundleStatus, type BundleRecord } from '../bundle.js';
import { EndUserTypeName } from '../end-user.js';
import type { EvaluationRecord, EvaluationResultRecord } from '../evaluation.js';
import { ADDRESS_DOCUMENT_TYPE } from '../supporting-document.js';
import { changedAt, type Attachments } from './attachments.js';
import type { Finding, RequirementRecord } from './requirement.js';

/*
 * What Twilio said earlier and nobody has corrected since: the latest evaluation, and the reviewer's rejections. Both
 * only add to what the policy requires; where it is not clear whether they still hold, they do not count.
 */

/** Adds to the findings what the latest evaluation found wrong in things that have not changed since. */
export function withEvaluation(
  findings: readonly Finding[],
  bundle: BundleRecord,
  attachments: Attachments,
  evaluation: EvaluationRecord | null,
): readonly Finding[] {
  // Against a policy that is not the bundle's own it asks for unrelated things (TRUSTHUB 5).
  if (evaluation === null || evaluation.policySid !== bundle.policySid) return findings;
  return findings.map((finding) => {
    const fields = finding.met ? refusedFields(finding.requirement, attachments, evaluation) : [];
    return fields.length === 0 ? finding : due(finding, fields);
  });
}

function refusedFields(requirement: RequirementRecord, attachments: Attachments, evaluation: EvaluationRecord) {
  const judged = thingsOf(requirement.acceptedTypes, attachments);
  // Twilio's times are whole seconds: a change in the same second may have come after the evaluation.
  if (judged.length === 0 || judged.some((thing) => changedAt(thing) >= evaluation.createdAt.getTime())) return [];
  const results = evaluation.results.filter(({ requirementName }) => requirementName === requirement.name);
  // It judged more than is attached now: something was removed since.
  if (results.reduce((sum, result) => sum + judgedThings(result), 0) > judged.length) return [];
  return results.filter(({ passed }) => !passed).flatMap(({ invalid }) => invalid.map((field) => field.objectField));
}

/** How many things an entry is about: each field is listed once for each of them. */
function judgedThings({ valid, invalid }: EvaluationResultRecord): number {
  const names = [...valid, ...invalid].map(({ objectField }) => objectField);
  return Math.max(0, ...names.map((name) => names.filter((other) => other === name).length));
}

/** Which type and field a rejection's input path means; the rest of the paths name nothing that is attached. */
export const PLACES: Readonly<Record<string, readonly [type: string, field: string | null]>> = {
  'business.websiteUrl': [EndUserTypeName.BUSINESS_INFORMATION, 'website_url'],
  'business.businessRegistrationNumber': [EndUserTypeName.BUSINESS_INFORMATION, 'business_registration_number'],
  'business.businessRegistrationIdentifier': [EndUserTypeName.BUSINESS_INFORMATION, 'business_registration_identifier'],
  'business.businessType': [EndUserTypeName.BUSINESS_INFORMATION, 'business_type'],
  'authorizedRepresentatives.0': [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1, null],
  'authorizedRepresentatives.0.email': [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1, 'email'],
  'authorizedRepresentatives.0.phoneNumber': [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1, 'phone_number'],
  'authorizedRepresentatives.1': [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2, null],
  'cnam.cnamDisplayName': [EndUserTypeName.CNAM, 'cnam_display_name'],
  a2pMessagingProfile: [EndUserTypeName.A2P_MESSAGING, null],
  'a2pMessagingProfile.companyType': [EndUserTypeName.A2P_MESSAGING, 'company_type'],
  address: [ADDRESS_DOCUMENT_TYPE, 'address_sids'],
};

/** Codes of an automatic rejection: the findings see for themselves whether what they name is still missing. */
const isCompliance = (code: number): boolean => code >= 22214 && code <= 22219;

/** Adds to the findings what a reviewer rejected, until the thing that it is about has changed. */
export function withRejections(
  findings: readonly Finding[],
  bundle: BundleRecord,
  attachments: Attachments,
): readonly Finding[] {
  if (bundle.status !== BundleStatus.TWILIO_REJECTED) return findings;
  const places = bundle.rejections
    .filter(({ code }) => !isCompliance(code))
    .flatMap(({ field }) => [PLACES[field ?? '']].filter((place) => place !== undefined));
  return findings.map((finding) => {
    const accepted = finding.requirement.acceptedTypes;
    const rejected = places.filter(([type]) => accepted.includes(type));
    // The second of the rejection counts as corrected: a wrong "not corrected yet" would never go away.
    const corrected = thingsOf(accepted, attachments).some((thing) => changedAt(thing) >= bundle.updatedAt.getTime());
    if (rejected.length === 0 || corrected || finding.requirement.optional) return finding;
    return due(
      finding,
      rejected.flatMap(([, field]) => (field === null ? [] : [field])),
    );
  });
}

function thingsOf(types: readonly string[], { endUsers, documents }: Attachments) {
  return [...endUsers, ...documents].filter(({ record }) => types.includes(record.type));
}

function due({ requirement }: Finding, fields: readonly string[]): Finding {
  const missingFields = [...new Set([...requirement.missingFields, ...fields])];
  return { met: false, requirement: { ...requirement, missingFields } };
}
