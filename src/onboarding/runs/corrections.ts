import type { AddressFields } from '../../domain/address.js';
import type { AuthorizedRepresentative } from '../../domain/authorized-representative.js';
import { CallerError, userError, type UserErrorRecord } from '../../domain/errors.js';
import { isLater, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type {
  AddressCorrection,
  AddressSource,
  CorrectedInput,
  CorrectedParts,
  OnboardingCorrections,
} from '../../domain/onboarding-input.js';
import { canonicalJson } from '../digest.js';
import type { Onboardings } from '../onboardings.js';
import type { RunInput } from '../recipes/index.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { partsOf, PRODUCT_END_USERS, takesNumbers } from '../recipes/trust-products.js';
import { moreCorrections, namesOf } from './change-corrections.js';
import { mayBeResumed } from '../storage/resume.store.js';
import { runNotFound } from '../storage/runs.store.js';
import { notWaiting } from './resume-conflicts.js';
import type { RunDeps } from './run-deps.js';

/*
 * Corrections are patches: the fields of an object that they name are replaced, and the rest stays. An empty text or
 * list removes what was optional. Lists of plain values are replaced as a whole.
 */

const OF_PERSON = ['firstName', 'lastName', 'email', 'phoneNumber', 'businessTitle', 'jobPosition'] as const;
const OF_ADDRESS = ['customerName', 'street', 'city', 'region', 'postalCode', 'isoCountry'] as const;

/**
 * The parts of a run's input that corrections touch, each as a whole again. The run must wait to be resumed.
 * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting), INVALID_INPUT with the path of what does not apply to the
 * run, or is missing
 */
export const correctRun =
  ({ runs }: RunDeps): Onboardings['correct'] =>
  async (accountSid, runId, corrections) => {
    const found = await runs.byId(accountSid, runId);
    if (found === null) throw runNotFound();
    if (!mayBeResumed(found.run)) throw notWaiting(found.run.status);
    const { kind, input, round } = found.run;
    if (kind === 'CHANGE_CUSTOMER') return ofChange(round, input, corrections);
    requireUsable(kind, input, corrections);
    const parts = merge(kind, input, corrections);
    const { phoneNumberSids } = corrections;
    return {
      round,
      corrected: namesOf(corrections),
      parts: JSON.parse(canonicalJson(parts)) as CorrectedParts,
      address: parts.address ?? newProfileOf(input)?.source.address,
      ...(phoneNumberSids && { phoneNumberSids }),
    };
  };

/** What is corrected of a change itself: its parts are what it was given, and are not whole. */
function ofChange(round: number, input: RunInput, more: OnboardingCorrections): CorrectedInput {
  const corrections = JSON.parse(
    canonicalJson(moreCorrections(input.corrections ?? {}, more)),
  ) as OnboardingCorrections;
  return { round, corrected: namesOf(more), parts: {}, address: undefined, corrections };
}

/** The input with its corrected parts in place of those that they were made from. */
export function withParts(input: RunInput, { parts, phoneNumberSids, corrections }: CorrectedInput): RunInput {
  if (corrections !== undefined) return { ...input, corrections };
  const { business, authorizedRepresentatives, address, person, ...products } = parts;
  const ofProfile = Object.entries({ business, authorizedRepresentatives, address, person });
  const corrected = Object.fromEntries(ofProfile.filter(([, part]) => part !== undefined));
  const { secondary, starter } = input.customerProfile;
  const whole = {
    ...input,
    ...products,
    phoneNumberSids: phoneNumberSids ?? input.phoneNumberSids,
    customerProfile: {
      ...input.customerProfile,
      ...(secondary && { secondary: { ...secondary, ...corrected } }),
      ...(starter && { starter: { ...starter, ...corrected } }),
    },
  };
  return JSON.parse(canonicalJson(whole)) as RunInput;
}

/** What is corrected, each part as a whole. */
function merge(kind: OnboardingKind, input: RunInput, corrections: OnboardingCorrections): CorrectedParts {
  const { business, authorizedRepresentatives, address, person, endUsers, documents } = corrections;
  const { secondary, starter } = input.customerProfile;
  const products = partsOf(kind).flatMap((part) =>
    corrections[part] == null ? [] : [[part, patched(input[part], corrections[part])] as const],
  );
  return {
    ...Object.fromEntries(products),
    ...(endUsers != null && { endUsers }),
    ...(documents != null && { documents }),
    ...(business == null ? {} : { business: patched(secondary?.business, business) }),
    ...(address == null ? {} : { address: placed(newProfileOf(input)?.source.address, address) }),
    ...(person == null ? {} : { person: patched(starter?.person, person) }),
    ...(authorizedRepresentatives == null
      ? {}
      : { authorizedRepresentatives: people(secondary?.authorizedRepresentatives ?? [], authorizedRepresentatives) }),
  };
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

function patched<Part extends object>(before: Part | undefined, change: Partial<Part>): Part {
  const all = Object.entries({ ...before, ...change });
  return Object.fromEntries(all.filter(([, value]) => !isEmpty(value))) as Part;
}

function placed(before: AddressSource | undefined, { existingSid, create }: AddressCorrection): AddressSource {
  if (existingSid !== undefined || create === undefined) return { ...(existingSid && { existingSid }) };
  const address = patched<AddressFields>(before?.create, create);
  requireMembers(
    address,
    OF_ADDRESS,
    ['address', 'create'],
    'The onboarding has no address of its own yet: give this too.',
  );
  return { create: address };
}

/**
 * Each person corrects the one in the same place, and must be complete where there was none. The list is then as long
 * as the correction.
 */
function people(
  before: readonly AuthorizedRepresentative[],
  changes: readonly Partial<AuthorizedRepresentative>[],
): readonly AuthorizedRepresentative[] {
  const path = ['authorizedRepresentatives'];
  const isWhole = (change: Partial<AuthorizedRepresentative>) => OF_PERSON.every((name) => change[name] !== undefined);
  if (changes.length < before.length && !changes.every(isWhole)) {
    const message =
      'The onboarding has two representatives. Give both, with {} for one who stays as they are; or give all fields of one, and the other is dropped.';
    throw new CallerError(userError('INVALID_INPUT', message, { path: ['corrections', ...path] }));
  }
  return changes.map((change, at) => {
    const person = patched<AuthorizedRepresentative>(before[at], change);
    requireMembers(
      person,
      OF_PERSON,
      [...path, String(at)],
      'The onboarding has no representative here yet: give this too.',
    );
    return person;
  });
}

function requireMembers<Part extends object>(
  part: Part,
  names: readonly (keyof Part & string)[],
  path: readonly string[],
  message: string,
): void {
  const missing = names
    .filter((name) => part[name] === undefined)
    .map((name) => userError('INVALID_INPUT', message, { path: ['corrections', ...path, name] }));
  throwAll(missing);
}

function throwAll([first, ...more]: readonly UserErrorRecord[]): void {
  if (first !== undefined) throw new CallerError(first, ...more);
}

const OF_ITS_OWN = 'What describes the product of this onboarding is a part of its own: correct that.';
const OF_EXISTING = 'This onboarding works on an existing customer profile: correct that with its own mutations.';
const NOT_OF_PROFILE =
  'The profile that this onboarding makes has none: a starter profile is of a person, any other of a business.';

/**
 * Refuses corrections that do not apply to this run, before anything is changed: otherwise they would be ignored
 * silently.
 * @throws CallerError INVALID_INPUT with the path of each
 */
function requireUsable(kind: OnboardingKind, input: RunInput, corrections: OnboardingCorrections): void {
  const { secondary, starter } = input.customerProfile;
  const errors: UserErrorRecord[] = [];
  const refuse = (path: readonly string[], message: string): void => {
    errors.push(userError('INVALID_INPUT', message, { path: ['corrections', ...path] }));
  };
  if (isLater(kind) && corrections.phoneNumberSids != null) {
    refuse(['phoneNumberSids'], 'The numbers of this operation do not change: cancel it, and start another one.');
  }
  if (!takesNumbers(kind) && corrections.phoneNumberSids != null) {
    refuse(['phoneNumberSids'], 'This onboarding has no phone numbers: its trust product is given none.');
  }
  for (const [name, source] of [
    ['business', secondary],
    ['authorizedRepresentatives', secondary],
    ['address', secondary ?? starter],
    ['person', starter],
  ] as const) {
    if (source !== undefined || corrections[name] == null) continue;
    refuse([name], secondary === undefined && starter === undefined ? OF_EXISTING : NOT_OF_PROFILE);
  }
  for (const part of ['endUsers', 'documents'] as const) {
    if (corrections[part] != null && kind !== 'TRUST_PRODUCT') refuse([part], OF_ITS_OWN);
  }
  for (const { part, noun } of PRODUCT_END_USERS) {
    if (corrections[part] != null && !partsOf(kind).includes(part)) refuse([part], `This onboarding has no ${noun}.`);
  }
  const country = newProfileOf(input)?.source.address.create?.isoCountry;
  const corrected = corrections.address?.create?.isoCountry;
  if (country !== undefined && corrected !== undefined && corrected !== country) {
    refuse(
      ['address', 'create', 'isoCountry'],
      "Twilio does not change an address's country: create a new address (createAddress) and give address.existingSid.",
    );
  }
  throwAll(errors);
}
