import { expect, test } from 'vitest';
import { MAGIC_VALUES, RULED_CODES } from '../../../src/sandbox/rules/magic/table.js';
import { open } from '../support/harness.js';
import { CALLING, draftProduct, draftProfile, POLICY, productStatus, profileStatus } from '../support/guide.js';
import { submitProduct, submitProfile } from '../support/guide.js';
import type { Variation } from '../support/guide.js';

const rep = (email: string): object => ({ email: `${email}@acme-dental.example` });
const number = (business_registration_number: string): Variation => ({ business: { business_registration_number } });

const PROFILES: [number, Variation][] = [
  [18602, number('11-1111111')],
  [18609, number('222222222')],
  [18601, { business: { website_url: 'mismatch.example' } }],
  [18603, { address: { postalCode: '00000' } }],
  [18604, { representative: rep('unverifiable') }],
  [18605, { second: rep('unverifiable') }],
  [18606, { representative: rep('otherdomain') }],
  [18010, number('555555555')],
  [18014, { address: { postalCode: '00014' } }],
  [18018, { address: { street: 'P.O. Box 12' } }],
  [18053, { business: { website_url: 'https://unassociated.example' } }],
  [18099, { business: { business_name: 'Test Bundle' } }],
];

test.each(PROFILES)('a profile is rejected with %i', async (code, change) => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, change);
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect(await profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: [code] });
});

const cnam = (cnam_display_name: string) => ({ type: 'cnam_information', attributes: { cnam_display_name } });
const a2p = (attributes: object) => ({ type: 'us_a2p_messaging_profile_information', attributes });
const LISTED = { company_type: 'public', stock_exchange: 'NYSE', brand_contact_email: 'ir@acme-dental.example' };
const branded = (attributes: object) => ({
  type: 'branded_calls_information',
  attributes: {
    branded_calls_display_name: 'Acme Dental',
    branded_calls_logo_url: 'https://acme-dental.example/logo.bmp',
    branded_calls_call_reason: 'Your appointment',
    ...attributes,
  },
});

const OF_SOLE_PROPRIETOR = 30915;
const PRODUCTS: [number, string, Variation, { type: string; attributes: object } | undefined][] = [
  [11001, POLICY.voiceIntegrity, { business: { website_url: 'https://malformed.example/x' } }, undefined],
  [11001, POLICY.voiceIntegrity, { business: { website_url: 'no website' } }, undefined],
  [11002, POLICY.voiceIntegrity, { representative: { phone_number: '+442079460000' } }, undefined],
  [11003, POLICY.voiceIntegrity, { address: { isoCountry: 'CA' } }, undefined],
  [11004, POLICY.voiceIntegrity, number('333333333'), undefined],
  [11007, POLICY.cnam, {}, cnam('MISMATCH')],
  [11008, POLICY.cnam, {}, cnam('PROHIBITED')],
  [11009, POLICY.cnam, {}, cnam('A name that is too long')],
  [30798, POLICY.a2p, {}, a2p({ company_type: 'non-profit' })],
  [30799, POLICY.a2p, {}, a2p({ ...LISTED, stock_ticker: 'MISMATCH' })],
  [11010, POLICY.branded, number('777777777'), branded({})],
  [11011, POLICY.branded, number('666666666'), branded({})],
  [11012, POLICY.branded, {}, branded({ branded_calls_display_name: 'MISMATCH' })],
  [11014, POLICY.branded, {}, branded({ branded_calls_display_name: 'PROHIBITED' })],
  [11018, POLICY.branded, {}, branded({ branded_calls_display_name: '+1 (202) 555-0123' })],
  [11013, POLICY.brandedEnhanced, {}, branded({ branded_calls_logo_url: 'https://logo.example/mismatch.bmp' })],
  [11015, POLICY.brandedEnhanced, {}, branded({ branded_calls_logo_url: 'https://logo.example/prohibited.bmp' })],
  [11016, POLICY.brandedEnhanced, {}, branded({ branded_calls_call_reason: 'PROHIBITED' })],
  [11020, POLICY.brandedEnhanced, {}, branded({ branded_calls_call_reason: 'See www.acme.example' })],
];

test.each(PRODUCTS)('a product is rejected with %i', async (code, policy, change, user) => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, change);
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect((await profileStatus(client, profile)).status).toBe('twilio-approved');
  const product = await draftProduct(client, profile, policy, user);
  await submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect(await productStatus(client, product)).toEqual({ status: 'twilio-rejected', codes: [code] });
});

test('a company that calls itself a sole proprietor is rejected with 30915', async () => {
  const { client, sandbox } = await open();
  const starter = { email: 'ada@acme-dental.example', friendlyName: 'Ada', policySid: POLICY.starter };
  const seeded = sandbox.control.seed({ customerProfiles: [{ ref: 'ada', ...starter, status: 'twilio-approved' }] });
  const product = await draftProduct(client, seeded['ada'] ?? '', POLICY.soleProprietor, {
    type: 'sole_proprietor_information',
    attributes: { brand_name: 'Acme LLC', mobile_phone_number: '+12025550123', vertical: 'RETAIL' },
  });
  await submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect(await productStatus(client, product)).toEqual({ status: 'twilio-rejected', codes: [OF_SOLE_PROPRIETOR] });
});

test.each<Variation>([{ representative: rep('tenfold') }, { email: 'tenfold@acme-dental.example' }])(
  'slow reviews take ten times as long: %o',
  async (change) => {
    const { client, sandbox } = await open();
    const profile = await draftProfile(client, change);
    await submitProfile(client, profile);
    await sandbox.control.clock.advance(29_999);
    expect((await profileStatus(client, profile)).status).toBe('in-review');
    await sandbox.control.clock.advance(1);
    expect((await profileStatus(client, profile)).status).toBe('twilio-approved');
  },
);

test('several reasons are given together, and win over a review that waits for a person', async () => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, {
    ...number('111111111'),
    address: { postalCode: '00000' },
    ...{ representative: rep('slow') },
  });
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect(await profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: [18602, 18603] });
});

test('000000000 is approved at once, and so is the product on it', async () => {
  const { client } = await open();
  const profile = await draftProfile(client, { business: { business_registration_number: '000000000' } });
  expect(await submitProfile(client, profile)).toBe('pending-review');
  expect((await profileStatus(client, profile)).status).toBe('twilio-approved');
  const product = await draftProduct(client, profile);
  await submitProduct(client, product);
  expect((await productStatus(client, product)).status).toBe('twilio-approved');
});

test('reviews that need a person wait for one', async () => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, { representative: rep('slow') });
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(10 ** 9);
  expect((await profileStatus(client, profile)).status).toBe('in-review');
  await sandbox.control.review(profile, 'approved');
  const product = await draftProduct(client, profile, POLICY.voiceIntegrity, {
    type: 'voice_integrity_information',
    attributes: { ...CALLING, notes: 'slow' },
  });
  await submitProduct(client, product);
  await sandbox.control.clock.advance(10 ** 9);
  expect((await productStatus(client, product)).status).toBe('in-review');
  await sandbox.control.review(product, 'rejected', [11010, 11011]);
  expect(await productStatus(client, product)).toEqual({ status: 'twilio-rejected', codes: [11010, 11011] });
});

test('a verdict replaces the review that was under way', async () => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client);
  await submitProfile(client, profile);
  await sandbox.control.review(profile, 'in-review');
  await sandbox.control.clock.advance(3000);
  expect((await profileStatus(client, profile)).status).toBe('in-review');
});

test('every code of the table is tested here, and with the rules they are those of TRUSTHUB 6', () => {
  const codes = MAGIC_VALUES.flatMap((row) => (row.effect.kind === 'reject' ? [row.effect.code] : []));
  expect(new Set(codes)).toEqual(new Set([...[...PROFILES, ...PRODUCTS].map(([code]) => code), OF_SOLE_PROPRIETOR]));
  const all = new Set([...codes, ...RULED_CODES.map(({ code }) => code)]);
  const voice = [...Array.from({ length: 16 }, (_, at) => 11001 + at), 11020];
  const profiles = Array.from({ length: 10 }, (_, at) => 18601 + at);
  for (const code of [...voice, ...profiles, 18010, 18014, 18018, 18053, 18099]) expect(all).toContain(code);
});
