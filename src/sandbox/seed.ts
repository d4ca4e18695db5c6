import { nationalName, SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from './entities/rows.js';
import type { SupportingDocument } from './entities/rows.js';
import { POLICY } from './entities/policies.js';
import type { PrimaryIdentity, SandboxAccount } from './control/settings.js';
import { addShakenStir } from './rules/primary-shaken-stir.js';
import type { World } from './world.js';

/** Which of a main account's numbers is toll-free, where Twilio accepts no other. */
const TOLL_FREE_AT = 24;

/** What the sandbox has by default. */
export const DEFAULT_ACCOUNTS: readonly SandboxAccount[] = [
  { sid: SANDBOX_ACCOUNT_SID, authToken: SANDBOX_AUTH_TOKEN, friendlyName: 'Sandbox' },
];

/** Makes each account that does not exist yet. */
export function seedAccounts(world: World, accounts: readonly SandboxAccount[]): void {
  accounts.forEach((account, at) => {
    if (world.tables.accounts.get(account.sid) === undefined) seedAccount(world, account, at);
  });
  world.commit();
}

function seedAccount(world: World, account: SandboxAccount, at: number): void {
  const now = world.now();
  const { seq } = world.store.issue('AC');
  const main = account.parentSid === undefined;
  world.store.put('accounts', {
    sid: account.sid,
    seq,
    accountSid: account.sid,
    ownerAccountSid: account.parentSid ?? account.sid,
    friendlyName: account.friendlyName ?? `Account ${at + 1}`,
    authToken: account.authToken,
    status: 'active',
    createdAt: now,
    updatedAt: now,
  });
  for (const key of account.apiKeys ?? []) {
    const head = { sid: key.sid, seq: world.store.issue('SK').seq, accountSid: account.sid };
    world.store.put('apiKeys', { ...head, secret: key.secret, createdAt: now, updatedAt: now });
  }
  const identity =
    account.primaryIdentity === undefined && main ? world.settings.primaryIdentity : account.primaryIdentity;
  if (identity) seedPrimaryProfile(world, account.sid, identity);
  if (account.phoneNumbers !== undefined) seedPhoneNumbers(world, account.sid, account.phoneNumbers);
  else if (main) seedPhoneNumbers(world, account.sid, world.settings.phoneNumbers, TOLL_FREE_AT);
}

/** Only Twilio's Console makes primary profiles (S0): here one exists from the start, complete and approved. */
function seedPrimaryProfile(world: World, accountSid: string, identity: PrimaryIdentity): void {
  const business = world.create('endUsers', 'IT', accountSid, {
    friendlyName: 'Primary business information',
    type: 'customer_profile_business_information',
    attributes: {
      business_name: 'Sandbox Communications LLC',
      business_identity: identity,
      business_type: 'Limited Liability Corporation',
      business_industry: 'TECHNOLOGY',
      business_registration_identifier: 'EIN',
      business_registration_number: '987654320',
      business_regions_of_operation: 'USA_AND_CANADA',
      website_url: 'https://sandbox-communications.example',
      social_media_profile_urls: '',
    },
  });
  const representative = world.create('endUsers', 'IT', accountSid, {
    friendlyName: 'Primary authorized representative',
    type: 'authorized_representative_1',
    attributes: {
      first_name: 'Robin',
      last_name: 'Sandbox',
      email: 'robin@sandbox-communications.example',
      phone_number: '+14155550199',
      business_title: 'Director',
      job_position: 'Director',
    },
  });
  const document = seedAddressProof(world, accountSid);
  const profile = world.create('bundles', 'BU', accountSid, {
    kind: 'customer-profile',
    policySid: POLICY.primary,
    friendlyName: 'Primary business profile',
    email: 'robin@sandbox-communications.example',
    status: 'twilio-approved',
    statusCallback: null,
    validUntil: null,
    errors: null,
    review: null,
  });
  for (const { sid: objectSid } of [business, representative, document])
    world.create('entityAssignments', 'BV', accountSid, { bundleSid: profile.sid, objectSid });
  addShakenStir(world, profile);
}

/** The primary's address, and the document that it must be wrapped in. */
function seedAddressProof(world: World, accountSid: string): SupportingDocument {
  const address = world.create('addresses', 'AD', accountSid, {
    customerName: 'Sandbox Communications LLC',
    street: '101 Spear Street',
    streetSecondary: null,
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    isoCountry: 'US',
    friendlyName: 'Primary business address',
    emergencyEnabled: false,
    validated: true,
    verified: true,
  });
  return world.create('supportingDocuments', 'RD', accountSid, {
    friendlyName: 'Primary business address',
    type: 'customer_profile_address',
    attributes: { address_sids: address.sid },
    status: 'APPROVED',
  });
}

/**
 * Gives an account so many further numbers, and answers their SIDs. +1 415 555 01xx is kept for fiction; what is more,
 * and further accounts, go on where the one before stopped.
 */
export function seedPhoneNumbers(
  world: World,
  accountSid: string,
  count: number,
  tollFreeAt?: number,
): readonly string[] {
  const sids: string[] = [];
  // As many lines are taken as there are numbers, or fewer: asking from the first on would cost each account all
  // before.
  for (let line = 100 + world.tables.incomingPhoneNumbers.size; sids.length < count; line += 1) {
    const area = sids.length === tollFreeAt ? '888' : '415';
    const phoneNumber = `+1${area}${String(5_550_000 + line)}`;
    if (world.tables.incomingPhoneNumbers.list('world', phoneNumber).size > 0) continue;
    const { sid } = world.create('incomingPhoneNumbers', 'PN', accountSid, {
      phoneNumber,
      friendlyName: nationalName(phoneNumber),
      addressSid: null,
      bundleSid: null,
      settings: {},
      voiceCallerIdLookup: false,
    });
    sids.push(sid);
  }
  return sids;
}
