import { randomBytes, randomUUID } from 'node:crypto';
import { POLICY } from '../../mirror/coverage/support.js';
import { BUSINESS, REPRESENTATIVE, USE } from '../../onboarding/later/support/leaving.js';
import { SECONDARY } from '../../support/reference-contents.js';
import type { Planted, Wanted } from './customers.js';
import type { Balance } from './inventory.js';
import type { SandboxRow } from './rows.js';
import type { Stage } from './stage.js';

const BUNDLES = ['profile', 'voice-product'];
const OTHERS = ['business-facts', 'person', 'use', 'address-document', 'address-of-customer'];

/** Makes a subaccount, and in it a customer that changes: an approved profile and product, and a number on both. */
export function plantChanging(stage: Stage, tag: string): Planted {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const account = { sid: accountSid, authToken: randomBytes(16).toString('hex'), parentSid: stage.accountSid };
  stage.control.seed({ accounts: [account] });
  const numbers = stage.control.addPhoneNumbers(1, accountSid);
  const sids = stage.control.seed({ accountSid, ...contents(tag, numbers) });
  const sidOf = (ref: string): string => sids[ref] ?? '';
  const names = new Map([...BUNDLES, ...OTHERS].map((ref) => [sidOf(ref), ref]));
  for (const sid of numbers) names.set(sid, 'number');
  stage.register.add(accountSid, 'account', tag);
  for (const [sid, name] of names) stage.register.add(sid, name, tag);
  const changed = (ref: string, type: string, field: string, value: string) => ({
    ...{ bundle: sidOf(ref), type, field, value },
  });
  return {
    accountSid,
    numbers,
    input: {
      idempotencyKey: randomUUID(),
      customerProfileSid: sidOf('profile'),
      corrections: {
        business: { businessName: `Acme ${tag}` },
        address: { create: { street: '2 Market Street' } },
        voiceIntegrity: { businessEmployeeCount: 20 },
      },
    },
    wanted: {
      places: numbers.flatMap((number) => BUNDLES.map((bundle) => ({ number, bundle: sidOf(bundle) }))),
      results: [],
      assigned: new Map(),
      names,
      changed: [
        changed('profile', 'customer_profile_business_information', 'business_name', `Acme ${tag}`),
        changed('voice-product', 'voice_integrity_information', 'business_employee_count', '20'),
      ],
    },
  };
}

function contents(tag: string, numbers: readonly string[]) {
  const endUser = (ref: string, type: string, attributes: object) => ({
    ...{ ref, friendlyName: `${ref} ${tag}`, type, attributes },
  });
  const bundle = (ref: string, policySid: string, entities: readonly string[]) => ({
    ...{ ref, friendlyName: `${ref} ${tag}`, email: 'office@acme-dental.com', policySid, entities, numbers },
    status: 'twilio-approved',
  });
  return {
    addresses: [
      {
        ...{ ref: 'address-of-customer', customerName: tag, street: '1 Market Street', city: 'San Francisco' },
        ...{ region: 'CA', postalCode: '94105', isoCountry: 'US' },
      },
    ],
    endUsers: [
      endUser('business-facts', 'customer_profile_business_information', BUSINESS),
      endUser('person', 'authorized_representative_1', REPRESENTATIVE),
      endUser('use', 'voice_integrity_information', USE),
    ],
    supportingDocuments: [
      {
        ...{ ref: 'address-document', friendlyName: `address-document ${tag}`, type: 'customer_profile_address' },
        attributes: { address_sids: '$address-of-customer' },
      },
    ],
    customerProfiles: [bundle('profile', SECONDARY, ['$primary', '$business-facts', '$person', '$address-document'])],
    trustProducts: [bundle('voice-product', POLICY.VOICE_INTEGRITY, ['$profile', '$use'])],
  };
}

/** What is on the bundles that are changed, and the addresses that their documents name: these rows are the run's. */
export function rowsOfChange(rows: readonly SandboxRow[], { changed = [] }: Wanted): readonly SandboxRow[] {
  const bundles = new Set(changed.map(({ bundle }) => bundle));
  const assigned = rows.filter(({ row }) => bundles.has(row.bundleSid ?? '') && row.objectSid !== undefined);
  const objects = new Set(assigned.map(({ row }) => row.objectSid));
  return [...assigned, ...rows.filter(({ row }) => objects.has(row.sid))];
}

/** Holds what is on the changed bundles against what is wanted: each thing once, with its value, and no copy is left. */
export function balanceOfChange(rows: readonly SandboxRow[], wanted: Wanted): Balance {
  const { changed = [], names } = wanted;
  const all = new Map(rows.map((row) => [row.row.sid, row]));
  const duplicates: string[] = [];
  const missing: string[] = [];
  for (const { bundle, type, field, value } of changed) {
    const on = rows.filter(({ row }) => row.bundleSid === bundle && all.get(row.objectSid ?? '')?.row.type === type);
    const [first] = on.map(({ row }) => all.get(row.objectSid ?? '')?.row.attributes?.[field]);
    const name = `${type} on ${names.get(bundle)}`;
    if (on.length > 1) duplicates.push(name);
    if (first !== value) missing.push(`${name} with ${field} ${value}`);
    if (all.get(bundle)?.row.status !== 'twilio-approved') missing.push(`the approval of ${names.get(bundle)}`);
  }
  const bundles = new Set(changed.map(({ bundle }) => bundle));
  const orphans = rows.filter(({ row }) => bundles.has(row.copyOf ?? '')).map(({ row }) => `copy ${row.sid}`);
  return { duplicates, missing, orphans };
}
