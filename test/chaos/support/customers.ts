import { randomBytes, randomUUID } from 'node:crypto';
import type { NumberKind } from '../../../src/domain/onboarding-kind.js';
import { POLICY } from '../../mirror/coverage/support.js';
import { SECONDARY } from '../../support/reference-contents.js';
import type { Stage } from './stage.js';

/** A number, and a bundle that it is on. */
interface Place {
  readonly number: string;
  readonly bundle: string;
}

/** The one thing of a type that is on a bundle, and a value of it. */
export interface Changed {
  readonly bundle: string;
  readonly type: string;
  readonly field: string;
  readonly value: string;
}

/** What must be where after an operation on numbers, and what its results must say. */
export interface Wanted {
  readonly places: readonly Place[];
  readonly results: readonly (Place & { readonly outcome: 'DONE' | 'ALREADY_THERE' })[];
  /** The numbers of assignments that were there before, by their SIDs. */
  readonly assigned: ReadonlyMap<string, string>;
  /** What each of these SIDs is, in words. */
  readonly names: ReadonlyMap<string, string>;
  /** Of a customer that leaves: what must be gone, and what another has too. */
  readonly gone?: readonly string[];
  readonly stays?: readonly string[];
  /** Of a customer that changes: what its bundles have afterwards, each once. */
  readonly changed?: readonly Changed[];
}

/** Customers with numbers, in a subaccount that no other run works in. */
export interface Planted {
  readonly accountSid: string;
  readonly numbers: readonly string[];
  readonly input: Record<string, unknown> & { readonly idempotencyKey: string };
  readonly wanted: Wanted;
}

const OWN = ['profile', 'voice product', 'signing product'] as const;
const NEW = ['new profile', 'new voice product', 'new signing product'] as const;
type BundleName = (typeof OWN)[number] | (typeof NEW)[number];

/** A number of the account: on which bundles it is before and after, and whether the input names it. */
interface Role {
  readonly before: readonly BundleName[];
  readonly after: readonly BundleName[];
  readonly given: boolean;
}

const untouched: Role = { before: OWN, after: OWN, given: false };
const added: Role = { before: [], after: OWN, given: true };
const moved: Role = { before: OWN, after: NEW, given: true };

/** Of each operation: numbers that it changes everywhere, only in places, not at all; and numbers of which it knows nothing. */
const ROLES: Readonly<Record<NumberKind, Readonly<Record<string, Role>>>> = {
  ADD_PHONE_NUMBERS: {
    'first number': added,
    'second number': added,
    'half number': { before: ['profile', 'voice product'], after: OWN, given: true },
    'old number': untouched,
  },
  REMOVE_PHONE_NUMBERS: {
    'first number': { before: OWN, after: [], given: true },
    'half number': { before: ['profile', 'signing product'], after: [], given: true },
    'old number': untouched,
  },
  SET_PHONE_NUMBERS: {
    'first number': added,
    'kept number': { before: OWN, after: OWN, given: true },
    'gone number': { before: OWN, after: [], given: false },
    'half gone number': { before: ['profile'], after: [], given: false },
  },
  MOVE_PHONE_NUMBERS: {
    'first number': moved,
    'second number': moved,
    'old number': untouched,
    'number of the new customer': { before: NEW, after: NEW, given: false },
  },
};

/**
 * Makes a subaccount, and in it what an operation works on. It is no other run's, because where the copy of the account is off
 * the run asks all products of the account whom they are for: so it has few, and each request of a run can be recognised by its SIDs.
 */
export function plantCustomers(stage: Stage, kind: NumberKind, tag: string): Planted {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const account = { sid: accountSid, authToken: randomBytes(16).toString('hex'), parentSid: stage.accountSid };
  stage.control.seed({ accounts: [account] });
  const roles = Object.entries(ROLES[kind]);
  const numbers = stage.control.addPhoneNumbers(roles.length, accountSid);
  const bundles = kind === 'MOVE_PHONE_NUMBERS' ? [...OWN, ...NEW] : OWN;
  const on = (bundle: BundleName) => numbers.filter((_, at) => roles[at]?.[1].before.includes(bundle));
  const sids = stage.control.seed({ accountSid, ...contents(tag, bundles, on) });
  const sidOf = (bundle: BundleName): string => sids[refOf(bundle)] ?? '';

  const names = new Map<string, string>(bundles.map((bundle) => [sidOf(bundle), bundle]));
  numbers.forEach((sid, at) => names.set(sid, roles[at]?.[0] ?? ''));
  stage.register.add(accountSid, 'account', tag);
  const assigned = register(stage, names, numbers, tag);

  const profile = kind === 'MOVE_PHONE_NUMBERS' ? 'fromCustomerProfileSid' : 'customerProfileSid';
  const input = {
    idempotencyKey: randomUUID(),
    [profile]: sidOf('profile'),
    ...(kind === 'MOVE_PHONE_NUMBERS' && { toCustomerProfileSid: sidOf('new profile') }),
    phoneNumberSids: numbers.filter((_, at) => roles[at]?.[1].given),
  };
  const each = numbers.flatMap((number, at) => {
    const role = roles[at]?.[1] ?? untouched;
    return bundles.map((name) => ({ number, name, bundle: sidOf(name), role }));
  });
  const results = each.flatMap(({ number, bundle, name, role }) => {
    const isChanged = role.before.includes(name) !== role.after.includes(name);
    if (!isChanged && !role.given) return [];
    return [{ number, bundle, outcome: isChanged ? ('DONE' as const) : ('ALREADY_THERE' as const) }];
  });
  const places = each.filter(({ name, role }) => role.after.includes(name));
  return { accountSid, numbers, input, wanted: { places, results, assigned, names } };
}

/**
 * Lets the stage know what was planted, the numbers' assignments too.
 * @param names what each SID is, in words
 * @returns the numbers of the assignments, by their SIDs
 */
export function register(
  stage: Stage,
  names: ReadonlyMap<string, string>,
  numbers: readonly string[],
  tag: string,
): ReadonlyMap<string, string> {
  for (const [sid, name] of names) stage.register.add(sid, name, tag);
  const assignments = stage.numberAssignments(new Set(numbers));
  for (const { sid, bundle, number } of assignments) {
    stage.register.add(sid, `${names.get(number)} on ${names.get(bundle)}`, tag);
  }
  return new Map(assignments.map(({ sid, number }) => [sid, number]));
}

const refOf = (bundle: BundleName): string => bundle.replaceAll(' ', '-');

function contents(tag: string, bundles: readonly BundleName[], on: (bundle: BundleName) => readonly string[]) {
  const seeded = (bundle: BundleName, policySid: string, entity: string) => ({
    ref: refOf(bundle),
    friendlyName: `${bundle} ${tag}`,
    email: 'office@acme-dental.com',
    policySid,
    status: 'twilio-approved',
    entities: [entity],
    numbers: on(bundle),
  });
  const customers = [OWN, NEW].filter(([profile]) => bundles.includes(profile));
  return {
    customerProfiles: customers.map(([profile]) => seeded(profile, SECONDARY, '$primary')),
    trustProducts: customers.flatMap(([profile, voice, signing]) => [
      seeded(voice, POLICY.VOICE_INTEGRITY, `$${refOf(profile)}`),
      seeded(signing, POLICY.SHAKEN_STIR, `$${refOf(profile)}`),
    ]),
  };
}
