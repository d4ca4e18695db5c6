import { BUSINESS as GOOD_BUSINESS } from '../../support/business.js';
import type { Client } from './twilio-client.js';

export const POLICY = {
  primary: 'RN6433641899984f951173ef1738c3bdd0',
  secondary: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  voiceIntegrity: 'RN5b3660f9598883b1df4e77f77acefba0',
  shakenStir: 'RN7a97559effdf62d00f4298208492a5ea',
  cnam: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
  a2p: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  starter: 'RN806dd6cd175f314e1f96a9727ee271f4',
  soleProprietor: 'RN670d5d2e282a6130ae063b234b6019c8',
  branded: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
  brandedEnhanced: 'RNa0b74679be7511921f4d2e3094fa6d23',
  brandedEnhanced2: 'RNca63d1066fbd5e44eac02d0b3cf6d019',
};

export const BUSINESS = {
  ...GOOD_BUSINESS,
  business_registration_number: '123456789',
  website_url: 'https://acme-dental.example',
  social_media_profile_urls: '',
};

/** A business whose bundles are approved at once. */
export const AT_ONCE = { ...BUSINESS, business_registration_number: '000000000' };

export const REPRESENTATIVE = {
  first_name: 'Ada',
  last_name: 'Acme',
  email: 'ada@acme-dental.example',
  phone_number: '+12025550123',
  business_title: 'CEO',
  job_position: 'CEO',
};

export const CALLING = {
  use_case: 'Survey/Research',
  business_employee_count: '10',
  average_business_day_call_volume: '10',
  notes: '',
};

/** What differs from the guide's customer. */
export interface Variation {
  readonly business?: object;
  readonly representative?: object;
  readonly second?: object;
  readonly address?: object;
  readonly name?: string;
  readonly email?: string;
  readonly statusCallback?: string;
}

export async function primaryOf(client: Client): Promise<string> {
  const [primary] = await client.trusthub.v1.customerProfiles.list({ policySid: POLICY.primary });
  return primary?.sid ?? '';
}

export async function numbersOf(client: Client, count: number): Promise<string[]> {
  const numbers = await client.incomingPhoneNumbers.list({ limit: count });
  return numbers.map((number) => number.sid);
}

/** Steps 1 to 8 of the guide: a secondary profile that only wants numbers and its submission. */
export async function draftProfile(client: Client, change: Variation = {}): Promise<string> {
  const { trusthub } = client;
  const friendlyName = change.name ?? 'Acme Dental';
  const profile = await trusthub.v1.customerProfiles.create({
    email: change.email ?? 'ada@acme-dental.example',
    friendlyName,
    policySid: POLICY.secondary,
    ...(change.statusCallback && { statusCallback: change.statusCallback }),
  });
  const address = await client.addresses.create({
    customerName: friendlyName,
    street: '1 Main St',
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
    isoCountry: 'US',
    ...change.address,
  });
  const document = await trusthub.v1.supportingDocuments.create({
    attributes: { address_sids: address.sid },
    friendlyName,
    type: 'customer_profile_address',
  });
  const users = [
    { type: 'customer_profile_business_information', attributes: { ...BUSINESS, ...change.business } },
    { type: 'authorized_representative_1', attributes: { ...REPRESENTATIVE, ...change.representative } },
    ...(change.second
      ? [{ type: 'authorized_representative_2', attributes: { ...REPRESENTATIVE, ...change.second } }]
      : []),
  ];
  const objects = [await primaryOf(client), document.sid];
  for (const user of users) objects.push((await trusthub.v1.endUsers.create({ ...user, friendlyName })).sid);
  for (const objectSid of objects) await attach(client, profile.sid, objectSid);
  return profile.sid;
}

export async function attach(client: Client, bundleSid: string, objectSid: string): Promise<string> {
  const profile = client.trusthub.v1.customerProfiles(bundleSid);
  return (await profile.customerProfilesEntityAssignments.create({ objectSid })).sid;
}

export async function addNumber(client: Client, profileSid: string, channelEndpointSid: string): Promise<string> {
  const { customerProfilesChannelEndpointAssignment: numbers } = client.trusthub.v1.customerProfiles(profileSid);
  return (await numbers.create({ channelEndpointSid, channelEndpointType: 'phone-number' })).sid;
}

export async function addProductNumber(
  client: Client,
  productSid: string,
  channelEndpointSid: string,
): Promise<string> {
  const { trustProductsChannelEndpointAssignment: numbers } = client.trusthub.v1.trustProducts(productSid);
  return (await numbers.create({ channelEndpointSid, channelEndpointType: 'phone-number' })).sid;
}

export async function submitProfile(client: Client, sid: string): Promise<string> {
  return (await client.trusthub.v1.customerProfiles(sid).update({ status: 'pending-review' })).status;
}

export async function submitProduct(client: Client, sid: string): Promise<string> {
  return (await client.trusthub.v1.trustProducts(sid).update({ status: 'pending-review' })).status;
}

export async function profileStatus(client: Client, sid: string) {
  const { status, errors } = await client.trusthub.v1.customerProfiles(sid).fetch();
  return { status, codes: (errors as { code: number }[] | null)?.map((error) => error.code) ?? null };
}

export async function productStatus(client: Client, sid: string) {
  const { status, errors } = await client.trusthub.v1.trustProducts(sid).fetch();
  return { status, codes: (errors as { code: number }[] | null)?.map((error) => error.code) ?? null };
}

/** A profile that was submitted, of a business that is approved at once where nothing else is said. */
export async function approvedProfile(client: Client, business: object = AT_ONCE): Promise<string> {
  const profile = await draftProfile(client, { business });
  await submitProfile(client, profile);
  return profile;
}

/** Steps 1 to 4 of the guide's second half: a product on a profile, with its end user where the policy wants one. */
export async function draftProduct(
  client: Client,
  profileSid: string,
  policySid = POLICY.voiceIntegrity,
  user: { type: string; attributes: object } | null = { type: 'voice_integrity_information', attributes: CALLING },
): Promise<string> {
  const { trusthub } = client;
  const product = await trusthub.v1.trustProducts.create({
    email: 'ada@acme-dental.example',
    friendlyName: 'Acme Dental product',
    policySid,
  });
  const { trustProductsEntityAssignments: objects } = trusthub.v1.trustProducts(product.sid);
  if (user) {
    const { sid: objectSid } = await trusthub.v1.endUsers.create({ ...user, friendlyName: 'Acme Dental calling' });
    await objects.create({ objectSid });
  }
  await objects.create({ objectSid: profileSid });
  return product.sid;
}

/** The result of one requirement, as an evaluation has it. */
export interface Result {
  readonly requirement_name: string;
  readonly object_type: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
  readonly valid: readonly { readonly object_field: string }[];
  readonly invalid: readonly { readonly object_field: string; readonly error_code: number | null }[];
}

/** What an evaluation of a secondary profile finds. */
export async function evaluatedProfile(client: Client, profile: string) {
  const all = client.trusthub.v1.customerProfiles(profile).customerProfilesEvaluations;
  const { status, results } = await all.create({ policySid: POLICY.secondary });
  return { status, results: results as Result[] };
}

/** What an evaluation of a product finds by a policy. */
export async function evaluatedProduct(client: Client, product: string, policySid: string) {
  const all = client.trusthub.v1.trustProducts(product).trustProductsEvaluations;
  const { status, results } = await all.create({ policySid });
  return { status, results: results as Result[] };
}
