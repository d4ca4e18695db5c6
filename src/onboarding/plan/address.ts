import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import type { JudgedAddress, RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { newProfile } from '../recipes/input-paths.js';

/** The address of a profile to make: as the input describes it, or as it exists in the account. */
export async function addressOf(
  trustHub: TrustHub,
  kind: OnboardingKind,
  { customerProfile }: RunInput,
): Promise<{ readonly found: JudgedAddress | null; readonly warnings: readonly RequirementWarningRecord[] }> {
  const { create, existingSid } = customerProfile.secondary?.address ?? {};
  if (create !== undefined)
    return { found: { ...create, streetSecondary: create.streetSecondary ?? null }, warnings: [] };
  if (existingSid === undefined) return { found: null, warnings: [] };
  const found = await trustHub.addresses.load(existingSid);
  const field = `${newProfile(kind)}.address.existingSid`;
  const missing = { field, message: 'The account has no address with this SID.', likelyCode: null };
  return { found, warnings: found === null ? [missing] : [] };
}
