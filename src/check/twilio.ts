import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { BundleStatus } from '../domain/bundle.js';
import { CallerError, ServiceError } from '../domain/errors.js';
import { KNOWN_POLICIES, type PolicyRecord } from '../domain/policy.js';
import { UPSTREAM_ADVICE, upstreamStateOf } from '../server/upstream-check.js';
import type { TrustHub } from '../twilio/trust-hub.js';
import { openUpstream } from '../upstream.js';
import type { Finding } from './finding.js';

/** Reads the primary profile and the policies of the account, as every onboarding does. Nothing is written. */
export async function checkTwilio(config: Config, log: Logger, signal: AbortSignal): Promise<readonly Finding[]> {
  if (config.upstream.kind === 'sandbox') {
    const message = 'no credentials are set: the built-in sandbox answers, and nothing reaches Twilio';
    return [{ about: 'Twilio', state: 'ok', message }];
  }
  const closers: { trustHubs?: () => Promise<void> | void } = {};
  try {
    const { trustHubs } = await openUpstream(config, { log }, closers, '');
    const state = await upstreamStateOf(trustHubs, signal);
    if (state === 'refused' || state === 'restricted' || state === 'unreachable') {
      return [{ about: 'Twilio', state: 'wrong', message: UPSTREAM_ADVICE[state] }];
    }
    const trustHub = trustHubs.open(trustHubs.defaultAccountSid, { cached: true, fresh: false, signal });
    const accepted: Finding = { about: 'Twilio', state: 'ok', message: 'it accepts the credentials' };
    return [accepted, await primaryOf(trustHub), await policiesOf(trustHub)];
  } finally {
    await closers.trustHubs?.();
  }
}

async function primaryOf(trustHub: TrustHub): Promise<Finding> {
  const about = 'primary profile';
  try {
    const primaries = await trustHub.primaryCustomerProfiles();
    const approved = primaries.find(({ status }) => status === BundleStatus.TWILIO_APPROVED);
    if (approved !== undefined) return { about, state: 'ok', message: `${approved.sid} is approved` };
    const [other] = primaries;
    if (other === undefined) return { about, state: 'wrong', message: UPSTREAM_ADVICE['no primary profile'] };
    const status = other.status.toLowerCase().replaceAll('_', ' ');
    const message = `${other.sid} is not approved (${status}). Secondary profiles need an approved one: see to it in the Twilio Console.`;
    return { about, state: 'wrong', message };
  } catch (error) {
    // Twilio answers so where the primary profile is not approved.
    if (error instanceof CallerError) {
      return { about, state: 'wrong', message: UPSTREAM_ADVICE['no primary profile'] };
    }
    return { about, state: 'wrong', message: messageOf(error) };
  }
}

/** The policies that onboardings are made for; those that the account lacks are what it cannot onboard for. */
async function policiesOf(trustHub: TrustHub): Promise<Finding> {
  const about = 'policies';
  const listed: PolicyRecord[] = [];
  try {
    let after: string | null | undefined;
    do {
      const page = await trustHub.policies.page({ first: 100, ...(after != null && { after }) });
      listed.push(...page.edges.map(({ node }) => node));
      after = page.hasNextPage ? page.edges.at(-1)?.cursor : null;
    } while (after != null);
  } catch (error) {
    const message = `the list of policies cannot be read, so that the SIDs of Twilio's guides are used. ${messageOf(error)}`;
    return { about, state: 'warning', message };
  }
  const lacking = KNOWN_POLICIES.filter(
    ({ kind, sid }) => !listed.some((policy) => policy.sid === sid || policy.kind === kind),
  ).map(({ kind }) => kind.toLowerCase().replaceAll('_', ' '));
  if (lacking.length === 0)
    return { about, state: 'ok', message: `the account has all ${KNOWN_POLICIES.length} that onboardings use` };
  const message = `the account does not list ${lacking.join(', ')}: onboardings of these kinds will be refused. Ask Twilio's support for them.`;
  return { about, state: 'warning', message };
}

/** Messages of ours; any other may hold what is nobody's business. */
function messageOf(error: unknown): string {
  return error instanceof ServiceError || error instanceof CallerError ? error.message : 'It failed unexpectedly.';
}
