import { BundleStatus, isUnderReview, type BundleRecord } from '../bundle.js';
import type { EvaluationRecord } from '../evaluation.js';
import type { PolicyRecord } from '../policy.js';
import type { Attachments } from './attachments.js';
import { bundleFinding, documentFinding, endUserFinding, leftoverFindings, proofFindings } from './findings.js';
import { withEvaluation, withRejections } from './earlier-verdicts.js';
import { demandsOf, isBundle, type Demand } from './policy-demands.js';
import { standingRejections } from './standing-rejections.js';
import { RequirementKind, type Finding, type RequirementsRecord } from './requirement.js';

/** Everything that a bundle's requirements follow from. */
export interface RequirementsSource {
  readonly bundle: BundleRecord;
  /** The bundle's own. */
  readonly policy: PolicyRecord;
  readonly attachments: Attachments;
  readonly latestEvaluation: EvaluationRecord | null;
}

/** A bundle can be submitted from these; in any other status there is nothing to submit. */
const SUBMITTABLE: readonly BundleStatus[] = [BundleStatus.DRAFT, BundleStatus.TWILIO_REJECTED];

/**
 * What a bundle still needs before Twilio would find it compliant, computed without asking Twilio to evaluate it. It is
 * ready when nothing is due but what may be left out.
 */
export function requirementsOf(source: RequirementsSource): RequirementsRecord {
  const { bundle, policy, attachments, latestEvaluation } = source;
  const demands = demandsOf(policy.requirements);
  const demanded = demands.map((demand) => findingOf(demand, attachments));
  const findings = [
    ...withRejections(withEvaluation(demanded, bundle, attachments, latestEvaluation), bundle, attachments),
    ...leftoverFindings(
      demands.filter(({ kind }) => isBundle(kind)),
      attachments,
    ),
    ...proofFindings(attachments),
    ...standingRejections(bundle, attachments),
  ];
  const currentlyDue = findings.filter(({ met }) => !met).map(({ requirement }) => requirement);
  return {
    readyToSubmit: SUBMITTABLE.includes(bundle.status) && currentlyDue.every(({ optional }) => optional),
    currentlyDue,
    satisfied: findings.filter(({ met }) => met).map(({ requirement }) => requirement),
    pendingReview: isUnderReview(bundle.status),
  };
}

function findingOf(demand: Demand, attachments: Attachments): Finding {
  if (isBundle(demand.kind)) return bundleFinding(demand, attachments);
  if (demand.kind === RequirementKind.SUPPORTING_DOCUMENT) return documentFinding(demand, attachments);
  return endUserFinding(demand, attachments);
}
