import { randomBytes, randomUUID } from 'node:crypto';
import { POLICY } from '../../mirror/coverage/support.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { register, type Planted } from './customers.js';
import type { Balance } from './inventory.js';
import type { RunState } from './fleet.js';
import type { SandboxRow } from './rows.js';
import type { Stage } from './stage.js';
import type { Wanted } from './customers.js';

/** What only the customer has, and what its neighbour has too; each by its name in the seed. */
const OWN = [
  ...['profile', 'signing-product', 'draft-product', 'business-facts', 'name-facts', 'address-document'],
  'address-of-customer',
];
const SHARED = ['shared-person'];
const NEIGHBOUR = ['neighbour', 'neighbour-product'];
const BUNDLES = ['profile', 'signing-product', 'draft-product'];

/**
 * Makes a subaccount, and in it a customer that leaves: an approved profile, a product that is approved, and one that is a
 * draft; with a neighbour, on whose profile one of its representatives is too.
 */
export function plantLeaving(stage: Stage, tag: string): Planted {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const account = { sid: accountSid, authToken: randomBytes(16).toString('hex'), parentSid: stage.accountSid };
  stage.control.seed({ accounts: [account] });
  const numbers = stage.control.addPhoneNumbers(3, accountSid);
  const [first = '', second = '', other = ''] = numbers;
  const sids = stage.control.seed({ accountSid, ...contents(tag, [first, second], [other]) });
  const sidOf = (ref: string): string => sids[ref] ?? '';

  const names = new Map([...OWN, ...SHARED, ...NEIGHBOUR].map((ref) => [sidOf(ref), ref]));
  numbers.forEach((sid, at) => names.set(sid, ['first number', 'second number', 'number of the neighbour'][at] ?? ''));
  stage.register.add(accountSid, 'account', tag);
  const assigned = register(stage, names, numbers, tag);
  const results = [first, second].flatMap((number) =>
    BUNDLES.map((bundle) => ({ number, bundle: sidOf(bundle), outcome: 'DONE' as const })),
  );
  return {
    accountSid,
    numbers,
    input: { idempotencyKey: randomUUID(), customerProfileSid: sidOf('profile'), mode: 'DELETE' },
    wanted: {
      places: NEIGHBOUR.map((bundle) => ({ number: other, bundle: sidOf(bundle) })),
      results,
      assigned,
      names,
      gone: OWN.map(sidOf),
      stays: [...SHARED, ...NEIGHBOUR].map(sidOf),
    },
  };
}

function contents(tag: string, numbers: readonly string[], others: readonly string[]) {
  const endUser = (ref: string, type: string) => ({ ref, friendlyName: `${ref} ${tag}`, type, attributes: {} });
  const bundle = (ref: string, policySid: string, entities: readonly string[], on = numbers, status?: string) => ({
    ...{ ref, friendlyName: `${ref} ${tag}`, email: 'office@acme-dental.com', policySid, entities, numbers: on },
    ...(status !== undefined && { status }),
  });
  const approved = 'twilio-approved';
  return {
    addresses: [
      {
        ...{ ref: 'address-of-customer', customerName: tag, street: '1 Market Street', city: 'San Francisco' },
        ...{ region: 'CA', postalCode: '94105', isoCountry: 'US' },
      },
    ],
    endUsers: [
      endUser('business-facts', 'customer_profile_business_information'),
      endUser('shared-person', 'authorized_representative_1'),
      endUser('name-facts', 'cnam_information'),
    ],
    supportingDocuments: [
      {
        ...{ ref: 'address-document', friendlyName: `address-document ${tag}`, type: 'customer_profile_address' },
        attributes: { address_sids: '$address-of-customer' },
      },
    ],
    customerProfiles: [
      bundle(
        'profile',
        SECONDARY,
        ['$primary', '$business-facts', '$shared-person', '$address-document'],
        numbers,
        approved,
      ),
      bundle('neighbour', SECONDARY, ['$primary', '$shared-person'], others, approved),
    ],
    trustProducts: [
      bundle('signing-product', POLICY.SHAKEN_STIR, ['$profile'], numbers, approved),
      bundle('draft-product', POLICY.CNAM, ['$profile', '$name-facts']),
      bundle('neighbour-product', POLICY.SHAKEN_STIR, ['$neighbour'], others, approved),
    ],
  };
}

/** Holds what is there against what must be gone, and what must not. */
export function balanceOfLeaving(rows: readonly SandboxRow[], { gone = [], stays = [], names }: Wanted): Balance {
  const there = new Set(rows.map(({ row }) => row.sid));
  const named = (sid: string) => names.get(sid) ?? sid;
  return {
    duplicates: [],
    orphans: gone.filter((sid) => there.has(sid)).map((sid) => `${named(sid)} is still there`),
    missing: stays.filter((sid) => !there.has(sid)).map(named),
  };
}

/** Where the run does not say what it did: each thing that is gone is DELETED, and what stays has its reason. */
export function wrongDeletions({ gone = [], stays = [], names }: Wanted, { deletions }: RunState): readonly string[] {
  const found = new Map(deletions.map(({ sid, outcome }) => [sid, outcome]));
  const wanted = [...gone.map((sid) => [sid, 'DELETED'] as const)];
  const wrong = wanted.filter(([sid, outcome]) => found.get(sid) !== outcome).map(([sid]) => sid);
  const taken = stays.filter((sid) => (found.get(sid) ?? 'STAYS') !== 'STAYS');
  return [...wrong, ...taken].map((sid) => `${names.get(sid)}: ${found.get(sid)}`);
}
