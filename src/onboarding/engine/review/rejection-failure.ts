import type { BundleRecord } from '../../../domain/bundle.js';
import type { EvaluationRecord } from '../../../domain/evaluation.js';
import type { Rejection } from '../../../domain/rejection.js';
import { isOfProfile, WAITS_FOR_PROFILE } from '../../../domain/requirements/standing-rejections.js';
import { StepStopped } from '../../steps/step.js';

/** What is known of a rejected bundle beside its rejections. */
export interface RejectedSubject {
  readonly noun: string;
  /** Whether it is the provisional copy of an approved one, which stays in force. */
  readonly isCopy?: boolean;
  /** Whether the run itself submits the bundle, and so can submit it again. */
  readonly resubmits: boolean;
  /** The latest, where Twilio gave no code. */
  readonly evaluation: EvaluationRecord | null;
}

/** Whether Twilio gave a reason that a program can read. */
export const hasCode = ({ code }: Rejection): boolean => code !== 0;

/** How a run stops at a bundle that Twilio rejected: why, and what a person can do about it. */
export function rejectionFailure(subject: RejectedSubject, { rejections }: BundleRecord): StepStopped {
  const codes = rejections.filter(hasCode).map(({ code }) => code);
  return new StepStopped(
    'REJECTED',
    `Twilio rejected the ${subject.isCopy === true ? 'provisional copy of the ' : ''}${subject.noun}${codes.length === 0 ? ', without a code' : ` (${codes.join(', ')})`}.${subject.isCopy === true ? IN_FORCE : ''}`,
    nextActionOf(subject, rejections.filter(hasCode)),
    { rejections, evaluation: subject.evaluation },
  );
}

const IN_FORCE = ' The approved one stays in force as it was.';

function nextActionOf({ noun, isCopy, resubmits }: RejectedSubject, coded: readonly Rejection[]): string {
  if (isCopy === true) {
    return `${correctly(coded)} with resumeOnboarding(corrections: ...): the copy is submitted again. Or cancel this with deleteCreatedResources, which deletes the copy.`;
  }
  if (!resubmits) return `${correctly(coded)}, submit the ${noun} again (submitCustomerProfile), then resume.`;
  const isProduct = noun === 'trust product';
  const again = `it is submitted again${isProduct ? ', or a new one is made where Twilio does not accept it again' : ''}.`;
  const corrected = `with resumeOnboarding(corrections: ...): ${again}`;
  if (!isProduct || coded.length === 0) return `${correctly(coded)} ${corrected}`;
  // What is wrong with the profile of a product is corrected there, and resubmitting the product alone changes nothing.
  const waits = coded.filter(({ code }) => WAITS_FOR_PROFILE.includes(code));
  const ofProfile = coded.filter(({ field }) => field !== null && isOfProfile(field));
  const others = coded.filter((rejection) => !waits.includes(rejection) && !ofProfile.includes(rejection));
  const profile = ofProfile.length > 0 ? THROUGH_COPY : waits.length > 0 ? UNTIL_APPROVED : null;
  if (profile === null) return `Correct what the rejections name ${corrected}`;
  if (others.length === 0) return `${profile}, then resume this onboarding: ${again}`;
  return `${profile}. Then correct what else the rejections name ${corrected}`;
}

const THROUGH_COPY =
  'Correct the customer profile: an approved one is changed through a provisional copy (createCustomerProfileProvisionalCopy). Wait until Twilio has approved that';
const UNTIL_APPROVED = 'Wait until Twilio has approved the customer profile';

function correctly(coded: readonly Rejection[]): string {
  if (coded.length > 0) return 'Correct what the rejections name';
  return "The reason is in Twilio's email about it, or the Twilio Console. Correct what is named there";
}
