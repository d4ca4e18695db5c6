import type { OnboardingFilter } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';

/** A place in the list of an account's runs, newest first. */
export interface RunPlace {
  readonly createdAt: string;
  readonly runId: string;
}

/** The runs `r` of an account that a filter leaves, after a place, newest first. */
export function listOf(
  accountSid: Sid,
  { status, kind, idempotencyKeyPrefix, createdBetween, customerProfileSids }: OnboardingFilter,
  after: RunPlace | undefined,
  limit: number,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [accountSid];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const conditions = ['r.account_sid = $1'];
  if (status !== undefined) conditions.push(`r.status = ${value(status)}`);
  if (kind !== undefined) conditions.push(`r.kind = ${value(kind)}`);
  if (idempotencyKeyPrefix !== undefined)
    conditions.push(`starts_with(r.idempotency_key, ${value(idempotencyKeyPrefix)})`);
  if (createdBetween?.from !== undefined) conditions.push(`r.created_at >= ${value(createdBetween.from)}`);
  if (createdBetween?.to !== undefined) conditions.push(`r.created_at <= ${value(createdBetween.to)}`);
  // Found first, by the bundles: few runs have one of these among all that would be gone through.
  if (customerProfileSids !== undefined)
    conditions.push(`r.run_id = any(array(
      select b.run_id from onboarding.run_bundle b where b.bundle_sid = any(${value(customerProfileSids)})))`);
  if (after !== undefined)
    conditions.push(`(r.created_at, r.run_id) < (${value(after.createdAt)}::timestamptz, ${value(after.runId)})`);
  const text = `${conditions.join(' and ')} order by r.created_at desc, r.run_id desc limit ${value(limit)}`;
  return { text, values };
}
