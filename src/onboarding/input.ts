import { createHash } from 'node:crypto';
import type { OnboardingCorrections, VoiceIntegrityOnboarding } from '../domain/onboarding.js';
import type { RunInput } from './recipes/index.js';

/** JSON with sorted keys and without what is undefined or null, so that equal inputs have equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** What of the mutation's input a run is about: not the key, and not how long the caller waits. */
export function toRunInput({ idempotencyKey: _key, wait: _wait, ...input }: VoiceIntegrityOnboarding): RunInput {
  return JSON.parse(canonical(input)) as RunInput;
}

/** Tells whether a repeated key comes with the same input. */
export function hashOf(input: RunInput): string {
  return createHash('sha256').update(canonical(input)).digest('base64url');
}

/** The input with corrections in place of what they correct; what is left out stays as it was. */
export function correct(input: RunInput, corrections: OnboardingCorrections): RunInput {
  const { business, authorizedRepresentatives, address, voiceIntegrity, phoneNumberSids } = corrections;
  const secondary = input.customerProfile.secondary;
  const corrected = {
    ...input,
    voiceIntegrity: voiceIntegrity ?? input.voiceIntegrity,
    phoneNumberSids: phoneNumberSids ?? input.phoneNumberSids,
    customerProfile:
      secondary === undefined
        ? input.customerProfile
        : {
            secondary: {
              ...secondary,
              business: business ?? secondary.business,
              authorizedRepresentatives: authorizedRepresentatives ?? secondary.authorizedRepresentatives,
              address: address ?? secondary.address,
            },
          },
  };
  return JSON.parse(canonical(corrected)) as RunInput;
}
