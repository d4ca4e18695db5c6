import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { open } from './support/harness.js';
import { addNumber, addProductNumber, draftProduct, draftProfile, numbersOf, POLICY } from './support/guide.js';

interface Description {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: { readonly schemas: Record<string, { readonly properties?: Record<string, unknown> }> };
}

/** Twilio's own description of its API; only the JSON of the package is read. */
function description(name: string): Description {
  const path = createRequire(import.meta.url).resolve(`@twilio/cli-core/src/services/twilio-api/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Description;
}

test('every resource has exactly the properties that the description gives it', async () => {
  const { client, raw } = await open();
  const [number = ''] = await numbersOf(client, 1);
  const profile = await draftProfile(client);
  await addNumber(client, profile, number);
  const product = await draftProduct(client, profile);
  await addProductNumber(client, product, number);
  const { trusthub } = client;
  await trusthub.v1.customerProfiles(profile).customerProfilesEvaluations.create({ policySid: POLICY.secondary });
  await trusthub.v1.trustProducts(product).trustProductsEvaluations.create({ policySid: POLICY.voiceIntegrity });
  const address = (await client.addresses.list()).at(-1)?.sid ?? '';
  await client.incomingPhoneNumbers(number).update({ addressSid: address });

  const v1 = [
    ['CustomerProfiles', 'customer_profile'],
    [`CustomerProfiles/${profile}/EntityAssignments`, 'customer_profile.customer_profile_entity_assignment'],
    [
      `CustomerProfiles/${profile}/ChannelEndpointAssignments`,
      'customer_profile.customer_profile_channel_endpoint_assignment',
    ],
    [`CustomerProfiles/${profile}/Evaluations`, 'customer_profile.customer_profile_evaluation'],
    ['TrustProducts', 'trust_product'],
    [`TrustProducts/${product}/EntityAssignments`, 'trust_product.trust_product_entity_assignment'],
    [`TrustProducts/${product}/ChannelEndpointAssignments`, 'trust_product.trust_product_channel_endpoint_assignment'],
    [`TrustProducts/${product}/Evaluations`, 'trust_product.trust_product_evaluation'],
    ['EndUsers', 'end_user'],
    ['EndUserTypes', 'end_user_type'],
    ['SupportingDocuments', 'supporting_document'],
    ['SupportingDocumentTypes', 'supporting_document_type'],
    ['Policies', 'policies'],
  ].map(([path, schema]) => [`/v1/${path}`, `trusthub.v1.${schema}`] as const);
  const account = `/2010-04-01/Accounts/${client.accountSid}`;
  const v2010 = [
    ['/2010-04-01/Accounts.json', 'account'],
    [`${account}/Addresses.json`, 'account.address'],
    [`${account}/IncomingPhoneNumbers.json`, 'account.incoming_phone_number'],
    [`${account}/Addresses/${address}/DependentPhoneNumbers.json`, 'account.address.dependent_phone_number'],
  ].map(([path, schema]) => [path ?? '', `api.v2010.${schema}`] as const);

  const schemas = {
    ...description('twilio_trusthub_v1').components.schemas,
    ...description('twilio_api_v2010').components.schemas,
  };
  for (const [path, schema] of [...v1, ...v2010]) {
    const { body } = await raw(path);
    const list = Object.values(body).find((value) => Array.isArray(value)) as object[];
    const known = Object.keys(schemas[schema]?.properties ?? {}).sort();
    expect([path, Object.keys(list.at(-1) ?? {}).sort()]).toEqual([path, known]);
  }
});

/** What the next stage adds. The list shrinks; what is not in it must be there. */
const NOT_YET = /A2P|ComplianceInquiries|ProvisionalCopy/;

test('every operation of Trust Hub is known, but for those that are named', async () => {
  const { raw } = await open();
  const missing: string[] = [];
  for (const [path, item] of Object.entries(description('twilio_trusthub_v1').paths)) {
    for (const method of ['get', 'post', 'delete'].filter((name) => name in item)) {
      const { status } = await raw(path.replace(/\{\w+\}/g, 'x'), undefined, { method: method.toUpperCase() });
      if (status === 501 || status === 405) missing.push(`${method} ${path}`);
    }
  }
  expect(missing.filter((operation) => !NOT_YET.test(operation))).toEqual([]);
  expect(missing).toHaveLength(13);
});
