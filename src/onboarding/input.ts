import { CallerError, userError, type UserErrorRecord } from '../domain/errors.js';
import type { OnboardingKind } from '../domain/onboarding.js';
import type { OnboardingCorrections, OnboardingInput } from '../domain/onboarding-input.js';
import { canonicalJson } from './digest.js';
import type { RunInput } from './recipes/index.js';
import { partsOf, PRODUCT_END_USERS } from './recipes/trust-products.js';

/** What of the mutation's input a run is about: not the key, not how long the caller waits, and its kind beside it. */
export function toRunInput(given: OnboardingInput): RunInput {
  const { kind, idempotencyKey: _key, wait: _wait, ...rest } = given;
  const customerProfile =
    kind === 'SECONDARY_CUSTOMER_PROFILE' ? { secondary: given.customerProfile } : rest.customerProfile;
  const numbers = 'phoneNumberSids' in given ? given.phoneNumberSids : undefined;
  return JSON.parse(canonicalJson({ ...rest, customerProfile, phoneNumberSids: numbers ?? [] })) as RunInput;
}

/** The input with corrections in place of what they correct; what is left out stays as it was. */
export function correct(kind: OnboardingKind, input: RunInput, corrections: OnboardingCorrections): RunInput {
  const { business, authorizedRepresentatives, address, phoneNumberSids } = corrections;
  const secondary = input.customerProfile.secondary;
  const corrected = {
    ...input,
    ...Object.fromEntries(partsOf(kind).map((part) => [part, corrections[part] ?? input[part]])),
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
  return JSON.parse(canonicalJson(corrected)) as RunInput;
}

/**
 * Refuses corrections that this run has no use for, before anything is reopened: they would be dropped without a word.
 * @throws CallerError INVALID_INPUT with the path of each
 */
export function requireUsable(
  kind: OnboardingKind,
  input: RunInput,
  corrections: OnboardingCorrections | undefined,
): void {
  const secondary = input.customerProfile.secondary;
  const errors: UserErrorRecord[] = [];
  const refuse = (path: readonly string[], message: string): void => {
    errors.push(userError('INVALID_INPUT', message, { path: ['corrections', ...path] }));
  };
  for (const name of ['business', 'authorizedRepresentatives', 'address'] as const) {
    if (secondary === undefined && corrections?.[name] != null) {
      refuse([name], 'This onboarding works on an existing customer profile: correct that with its own mutations.');
    }
  }
  for (const { part, noun } of PRODUCT_END_USERS) {
    if (corrections?.[part] != null && !partsOf(kind).includes(part)) refuse([part], `This onboarding has no ${noun}.`);
  }
  const country = secondary?.address.create?.isoCountry;
  const corrected = corrections?.address?.create?.isoCountry;
  if (country !== undefined && corrected !== undefined && corrected !== country) {
    refuse(
      ['address', 'create', 'isoCountry'],
      "Twilio does not change an address's country: create a new address (createAddress) and give address.existingSid.",
    );
  }
  const [first, ...more] = errors;
  if (first !== undefined) throw new CallerError(first, ...more);
}
