import { BundleStatus, type BundleRecord, type BundleRef } from '../domain/bundle.js';
import { CallerError, ServiceError, userError, UserErrorCode, type UserErrorRecord } from '../domain/errors.js';
import { PolicyKind } from '../domain/policy.js';
import type { Sid } from '../domain/sid.js';
import type { BundleGateway, TrustHub } from '../twilio/trust-hub.js';

/*
 * The body of the mutations that customer profiles and trust products share. Which of the two a SID is must be known
 * beforehand: a profile's SID in a product's mutation is answered by Twilio with "not found".
 */

interface NewBundleInput {
  readonly friendlyName: string;
  readonly email: string;
  readonly kind?: PolicyKind;
  readonly policySid?: Sid;
  readonly statusCallback?: string;
}

/** A policy SID takes precedence over a kind, which may only be a default. */
export async function createBundle(
  trustHub: TrustHub,
  gateway: BundleGateway,
  { kind = PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS, policySid, ...bundle }: NewBundleInput,
): Promise<BundleRecord> {
  return gateway.create({ ...bundle, policySid: policySid ?? (await trustHub.policies.sidOf(kind)) });
}

/**
 * Evaluated against its own policy: against another, Twilio answers with unrelated requirements (TRUSTHUB section 5).
 */
export async function evaluateBundle(trustHub: TrustHub, gateway: BundleGateway, sid: Sid) {
  const bundle = await gateway.load(sid);
  if (bundle === null) {
    const message = 'There is no such bundle in this account. Check the SID, and whether it is a profile or a product.';
    throw new CallerError(userError(UserErrorCode.NOT_FOUND, message, { path: ['sid'] }));
  }
  return trustHub.evaluations.create({ kind: gateway.kind, sid }, bundle.policySid);
}

/** Twilio answers 200 and leaves a bundle a draft when it does not accept the submission (TRUSTHUB section 4). */
export function submissionErrors({ status }: BundleRecord): readonly UserErrorRecord[] {
  if (status !== BundleStatus.DRAFT) return [];
  const message =
    'Twilio did not accept the submission, so it is still a draft. Evaluate it to see what is missing, complete it, and submit it again.';
  return [userError(UserErrorCode.NOT_COMPLIANT, message)];
}

interface PhoneNumberResult {
  readonly phoneNumberSid: Sid;
  readonly assignment: object | null;
  readonly error: UserErrorRecord | null;
}

/**
 * One outcome for each number. A number that failed for a reason that the caller cannot correct is reported beside
 * those that succeeded, so that their outcome is not lost; when all failed in this way, the whole call failed.
 */
async function forEachNumber(
  sids: readonly Sid[],
  act: (sid: Sid) => Promise<object>,
): Promise<readonly PhoneNumberResult[]> {
  const outcomes = await Promise.allSettled(sids.map(act));
  const faults = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' && !(outcome.reason instanceof CallerError) ? [outcome.reason as Error] : [],
  );
  if (faults[0] !== undefined && faults.length === sids.length) throw faults[0];
  return outcomes.map((outcome, index) => {
    const phoneNumberSid = sids[index] ?? '';
    if (outcome.status === 'fulfilled') return { phoneNumberSid, assignment: outcome.value, error: null };
    return { phoneNumberSid, assignment: null, error: numberError(outcome.reason, index) };
  });
}

function numberError(reason: unknown, index: number): UserErrorRecord {
  const path = ['phoneNumberSids', String(index)];
  const known = reason instanceof CallerError ? reason.userErrors[0] : undefined;
  if (known !== undefined) return { ...known, path };
  const notSent = reason instanceof ServiceError && reason.notProcessed;
  const message = notSent
    ? `This number was not sent to Twilio, and nothing has changed for it. ${reason.message}`
    : 'Twilio could not be asked about this number, so its outcome is not known. Try it again.';
  return userError(UserErrorCode.UPSTREAM_REFUSED, message, { path });
}

export function assignPhoneNumbers(trustHub: TrustHub, bundle: BundleRef, sids: readonly Sid[]) {
  return forEachNumber(sids, (sid) => trustHub.channelEndpointAssignments.create(bundle, sid));
}

/** Removal needs the assignment's SID, which one filtered list gives for all numbers. */
export async function removePhoneNumbers(trustHub: TrustHub, bundle: BundleRef, sids: readonly Sid[]) {
  const assignments = await trustHub.channelEndpointAssignments.list(bundle, sids);
  return forEachNumber(sids, async (sid) => {
    // Reports say that Twilio lets a number be assigned twice: then both go.
    const ofNumber = assignments.filter(({ channelEndpointSid }) => channelEndpointSid === sid);
    const [first] = ofNumber;
    if (first === undefined) {
      throw new CallerError(
        userError(UserErrorCode.NOT_FOUND, 'This number does not belong to it; nothing to remove.'),
      );
    }
    await Promise.all(ofNumber.map((assignment) => trustHub.channelEndpointAssignments.delete(bundle, assignment.sid)));
    return first;
  });
}
