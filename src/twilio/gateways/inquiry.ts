import { isInquiryId, type InquiryRecord } from '../../domain/inquiry.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import { Secret } from '../../domain/secret.js';

import { answered, unreadable, type Subject } from '../errors/error-table.js';
import { optionalText } from '../answer-values.js';

/** What the package answers, under the names that the resource has for it. */
export interface SdkSession {
  readonly resumeId: unknown;
  readonly inquiryId: unknown;
  readonly sessionToken: unknown;
}

/** How every hosted form is named in errors. */
export function subjectOf(noun: string): Subject {
  return {
    noun,
    whenMissing: `Twilio has no such ${noun} in this account, or not something that it names. Check the ids and SIDs.`,
    whenForbidden:
      "Twilio does not let this account use its embeddable forms, or this server's credentials do not allow it. Ask Twilio to enable Compliance Embeddables for the account.",
  };
}

/** Starts or resumes a form. Without all three parts nobody could open it, so such an answer is an error. */
export async function opened(subject: Subject, call: () => Promise<SdkSession>): Promise<InquiryRecord> {
  const answer = await answered(subject, call);
  const [resumeId, inquiryId, token] = [answer.resumeId, answer.inquiryId, answer.sessionToken].map(optionalText);
  if (!resumeId || !inquiryId || !token) throw unreadable();
  return { resumeId, inquiryId, sessionToken: new Secret(token) };
}

/**
 * The id, checked before it becomes a part of a path.
 * @throws CallerError INVALID_INPUT, which does not repeat the value
 */
export function requireInquiryId(id: string): string {
  if (isInquiryId(id)) return id;
  throw new CallerError(userError(UserErrorCode.INVALID_INPUT, 'This is not an id that Twilio gave for a form.'));
}
