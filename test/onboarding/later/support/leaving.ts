import { randomUUID } from 'node:crypto';
import type { SandboxControl } from '../../../../src/sandbox/index.js';
import { POLICY } from '../../../mirror/coverage/support.js';
import type { GraphQLOverHttp } from '../../../support/graphql.js';
import { SECONDARY } from '../../../support/reference-contents.js';

export interface DeletionAnswer {
  readonly sid: string;
  readonly kind: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly error: { readonly message: string; readonly twilioCode: number | null } | null;
}

export interface LaterRun {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly failure: {
    readonly code: string;
    readonly stepKey: string;
    readonly message: string;
    readonly nextAction: string;
    readonly refused: readonly {
      readonly resourceSid: string;
      readonly twilioCode: number | null;
      readonly message: string;
    }[];
  } | null;
  readonly deletions: { readonly totalCount: number; readonly nodes: readonly DeletionAnswer[] };
}

const DELETION = 'sid kind outcome reason error { message twilioCode }';
export const LATER_RUN = `id kind status
  failure { code stepKey message nextAction refused { resourceSid twilioCode message } }
  deletions(first: 100) { totalCount nodes { ${DELETION} } }`;

/** Starts it, and answers the run once it waits for nobody but a person. */
export async function offboard(app: GraphQLOverHttp, customerProfileSid: string, mode: string, key?: string) {
  const mutation = `mutation ($input: OffboardCustomerInput!) { made: offboardCustomer(input: $input) {
    onboarding { ${LATER_RUN} } userErrors { code message path } } }`;
  type Made = { readonly onboarding: LaterRun | null; readonly userErrors: readonly { readonly code: string }[] };
  const input = { idempotencyKey: key ?? randomUUID(), customerProfileSid, mode };
  return (await app.data<{ made: Made }>(mutation, { input })).made;
}

/** The run as it is now. */
export async function runOf(app: GraphQLOverHttp, id: string): Promise<LaterRun> {
  const query = `query ($id: ID!) { onboarding(id: $id) { ${LATER_RUN} } }`;
  return (await app.data<{ onboarding: LaterRun }>(query, { id })).onboarding;
}

export interface OffboardPlan {
  readonly callCount: number;
  readonly steps: readonly { readonly key: string }[];
  readonly warnings: readonly { readonly field: string; readonly message: string }[];
  readonly deletions: readonly DeletionAnswer[];
}

export async function planOffboarding(app: GraphQLOverHttp, customerProfileSid: string, mode: string) {
  const query = `query ($input: OffboardCustomerInput!) { plan: planOffboardCustomer(input: $input) {
    callCount steps { key } warnings { field message } deletions { ${DELETION} } } }`;
  const input = { idempotencyKey: randomUUID(), customerProfileSid, mode };
  const answer = await app.execute<{ plan: OffboardPlan }>(query, { input }, { 'cache-control': 'no-cache' });
  if (answer.data == null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.plan;
}

/** How a customer is planted. */
interface Planted {
  /** Of its profile and its products. */
  readonly profile?: string;
  readonly voice?: string;
  readonly signing?: string;
  /** SIDs of what others have, to be on its profile too. */
  readonly alsoOnProfile?: readonly string[];
  /** The SID of an address that its document names; left out, one of its own. */
  readonly address?: string;
  /** Whether a phone number of the account uses the address. */
  readonly addressOfNumber?: boolean;
}

const APPROVED = 'twilio-approved';
let planted = 0;

/** What Trust Hub's evaluation asks for. */
export const BUSINESS = {
  ...{ business_name: 'Acme Dental', business_identity: 'direct_customer', business_type: 'Corporation' },
  ...{
    business_industry: 'HEALTHCARE',
    business_registration_identifier: 'EIN',
    website_url: 'https://acme-dental.com',
  },
  ...{ business_registration_number: '842761953', business_regions_of_operation: 'USA_AND_CANADA' },
  social_media_profile_urls: '',
};
export const REPRESENTATIVE = {
  ...{ first_name: 'Dana', last_name: 'Whitfield', email: 'dana@acme-dental.com', phone_number: '+14155552671' },
  ...{ business_title: 'Owner', job_position: 'CEO' },
};
export const USE = {
  ...{ use_case: 'Appointment Reminders', business_employee_count: '12', average_business_day_call_volume: '80' },
  notes: '',
};

/** A whole customer: a profile with all that is on it, two products, and two numbers on all three; answers SIDs by names. */
export function plantCustomer(sandbox: SandboxControl, given: Planted = {}) {
  planted += 1;
  const name = `leaving-${planted}`;
  const own = (what: string) => `${name}-${what}`;
  const numbers = ['one', 'two'].map((what, at) => ({
    ref: own(what),
    phoneNumber: `+1707556${String(2 * planted + at).padStart(4, '0')}`,
    ...(given.addressOfNumber === true && { addressSid: `$${own('address')}` }),
  }));
  const on = numbers.map(({ ref }) => `$${ref}`);
  const endUser = (what: string, type: string, attributes: object) => {
    return { ref: own(what), friendlyName: own(what), type, attributes };
  };
  const bundle = (ref: string, policySid: string, status: string, entities: readonly string[]) => ({
    ...{ ref, friendlyName: ref, email: 'desk@nobody.example', policySid, status, numbers: on },
    entities: entities.map((entity) => (/^[A-Z]{2}[0-9a-f]{32}$/.test(entity) ? entity : `$${entity}`)),
  });
  const address = given.address ?? `$${own('address')}`;
  const made = sandbox.seed({
    addresses: [
      {
        ...{ ref: own('address'), customerName: name, street: '1 Market Street', city: 'San Francisco' },
        ...{ region: 'CA', postalCode: '94105', isoCountry: 'US' },
      },
    ],
    phoneNumbers: numbers,
    endUsers: [
      endUser('business', 'customer_profile_business_information', BUSINESS),
      endUser('representative', 'authorized_representative_1', REPRESENTATIVE),
      endUser('use', 'voice_integrity_information', USE),
    ],
    supportingDocuments: [
      {
        ...{ ref: own('document'), friendlyName: own('document'), type: 'customer_profile_address' },
        attributes: { address_sids: address },
      },
    ],
    customerProfiles: [
      bundle(own('profile'), SECONDARY, given.profile ?? APPROVED, [
        ...['primary', own('business'), own('representative'), own('document')],
        ...(given.alsoOnProfile ?? []),
      ]),
    ],
    trustProducts: [
      bundle(own('voice'), POLICY.VOICE_INTEGRITY, given.voice ?? APPROVED, [own('profile'), own('use')]),
      bundle(own('signing'), POLICY.SHAKEN_STIR, given.signing ?? APPROVED, [own('profile')]),
    ],
  });
  const sid = (what: string): string => made[own(what)] ?? '';
  return {
    profile: sid('profile'),
    voice: sid('voice'),
    signing: sid('signing'),
    business: sid('business'),
    representative: sid('representative'),
    use: sid('use'),
    document: sid('document'),
    address: sid('address'),
    numbers: [sid('one'), sid('two')],
  };
}

interface Row {
  readonly sid: string;
  readonly bundleSid?: string;
  readonly objectSid?: string;
}

/** Which of these SIDs the sandbox still has. */
export function thereOf(sandbox: SandboxControl, sids: readonly string[]): readonly string[] {
  const lines = sandbox.snapshot().toString('utf8').trim().split('\n');
  const rows = lines.flatMap((line) => (JSON.parse(line) as { put?: readonly (readonly [string, Row])[] }).put ?? []);
  const there = new Set(rows.map(([, row]) => row.sid));
  return sids.filter((sid) => there.has(sid));
}
