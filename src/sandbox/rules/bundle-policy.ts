import type { BundleKind } from '../entities/bundle.js';
import { findPolicy, isPrimary, isSecondary, isStarter } from '../entities/policies.js';
import type { Policy } from '../entities/policy.js';
import { invalidParameter, primaryProfileRestricted, TwilioError, UNDOCUMENTED } from '../http/errors.js';
import type { World } from '../world.js';
import { primaryIdentity } from './attached.js';

/** The policy of a new bundle: a known one, of the same kind (a profile's policy on a product is a common slip). */
export function policyFor(world: World, accountSid: string, kind: BundleKind, policySid: string): Policy {
  const policy = knownPolicy(policySid);
  if (policy.kind !== kind.name)
    throw invalidParameter(`PolicySid ${policySid} cannot be used for a ${kind.label}`, UNDOCUMENTED.badPolicy);
  if (isPrimary(policy)) requirePrimariesByApi(world);
  if (isStarter(policy) && world.settings.starterProfiles === 'off')
    throw new TwilioError(400, 22404, 'Starter Customer Profiles are switched off');
  // The text is the one of github.com/twilio/twilio-node/issues/965; its code was not shown there.
  if (isSecondary(policy) && primaryIdentity(world, accountSid) === 'direct_customer')
    throw invalidParameter(
      'Secondary Customer Profile for direct_customer can only be created through Twilio console.',
      UNDOCUMENTED.directPrimary,
    );
  return policy;
}

export function knownPolicy(policySid: string): Policy {
  const policy = findPolicy(policySid);
  if (policy === undefined)
    throw invalidParameter(`PolicySid ${policySid} is not a known policy`, UNDOCUMENTED.badPolicy);
  return policy;
}

/** Primary profiles are made and submitted in Twilio's Console only; a switch allows it by API. */
export function requirePrimariesByApi({ settings, isConsole }: World): void {
  if (settings.primaryProfiles === 'console-only' && !isConsole) throw primaryProfileRestricted();
}
