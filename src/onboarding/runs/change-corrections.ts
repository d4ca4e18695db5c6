import { CallerError, userError, type UserErrorRecord } from '../../domain/errors.js';
import type { OnboardingCorrections } from '../../domain/onboarding-input.js';
import { PRODUCT_END_USERS } from '../recipes/trust-products.js';

/** The parts that corrections name. */
export const namesOf = (corrections: OnboardingCorrections): readonly string[] =>
  Object.entries(corrections).flatMap(([name, value]) => (value == null ? [] : [name]));

/**
 * The corrections of a customer, with what is corrected of them before the run goes on.
 * @throws CallerError INVALID_INPUT for a part that the run does not change: its bundles are opened already
 */
export function moreCorrections(before: OnboardingCorrections, more: OnboardingCorrections): OnboardingCorrections {
  const known = namesOf(before);
  const errors = namesOf(more)
    .filter((name) => !known.includes(name))
    .map((name): UserErrorRecord => {
      const message = 'This change does not concern it. Start another one for it (changeCustomer).';
      return userError('INVALID_INPUT', message, { path: ['corrections', name] });
    });
  const [first, ...others] = errors;
  if (first !== undefined) throw new CallerError(first, ...others);
  const { business, authorizedRepresentatives: people, address, person } = more;
  const products = PRODUCT_END_USERS.flatMap(({ part }) =>
    more[part] == null ? [] : [[part, { ...before[part], ...more[part] }] as const],
  );
  return {
    ...before,
    ...(business != null && { business: { ...before.business, ...business } }),
    ...(people != null && { authorizedRepresentatives: everyone(before.authorizedRepresentatives ?? [], people) }),
    ...(address != null && { address: addressOf(before.address, address) }),
    ...(person != null && { person: { ...before.person, ...person } }),
    ...Object.fromEntries(products),
  };
}

type Address = NonNullable<OnboardingCorrections['address']>;
type People = NonNullable<OnboardingCorrections['authorizedRepresentatives']>;

function addressOf(before: Address | undefined, { existingSid, create }: Address): Address {
  return existingSid == null ? { create: { ...before?.create, ...create } } : { existingSid };
}

const everyone = (before: People, more: People): People =>
  Array.from({ length: Math.max(before.length, more.length) }, (_, at) => ({ ...before[at], ...more[at] }));
