import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAGIC_VALUES } from '../../src/sandbox/index.js';
import { open } from './support/harness.js';
import { CALLING, draftProduct, draftProfile, POLICY, productStatus, profileStatus } from './support/guide.js';
import { submitProduct, submitProfile } from './support/guide.js';
import type { Variation } from './support/guide.js';

const rep = (email: string): object => ({ email: `${email}@acme-dental.example` });

test.each<[number, Variation]>([
  [18602, { business: { business_registration_number: '11-1111111' } }],
  [18609, { business: { business_registration_number: '222222222' } }],
  [18601, { business: { website_url: 'mismatch.example' } }],
  [18603, { address: { postalCode: '00000' } }],
  [18604, { representative: rep('unverifiable') }],
  [18605, { second: rep('unverifiable') }],
  [18606, { representative: rep('otherdomain') }],
])('a profile is rejected with %i', async (code, change) => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, change);
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect(await profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: [code] });
});

const cnam = (cnam_display_name: string) => ({ type: 'cnam_information', attributes: { cnam_display_name } });

test.each<[number, Variation, ReturnType<typeof cnam> | undefined]>([
  [11001, { business: { website_url: 'https://malformed.example/x' } }, undefined],
  [11001, { business: { website_url: 'no website' } }, undefined],
  [11002, { representative: { phone_number: '+442079460000' } }, undefined],
  [11003, { address: { isoCountry: 'CA' } }, undefined],
  [11004, { business: { business_registration_number: '333333333' } }, undefined],
  [11007, {}, cnam('MISMATCH')],
  [11008, {}, cnam('PROHIBITED')],
  [11009, {}, cnam('A name that is too long')],
])('a product is rejected with %i', async (code, change, user) => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, change);
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect((await profileStatus(client, profile)).status).toBe('twilio-approved');
  const product = await draftProduct(client, profile, user ? POLICY.cnam : POLICY.voiceIntegrity, user);
  await submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect(await productStatus(client, product)).toEqual({ status: 'twilio-rejected', codes: [code] });
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

test('slow reviews wait for a person', async () => {
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

test('every code of the table is tested here', () => {
  const codes = MAGIC_VALUES.flatMap((row) => (row.effect.kind === 'reject' ? [row.effect.code] : []));
  expect(new Set(codes)).toEqual(
    new Set([18602, 18609, 18601, 18603, 18604, 18605, 18606, 11001, 11002, 11003, 11004, 11007, 11008, 11009]),
  );
});

test('the README names every value and every code', () => {
  const readme = readFileSync(new URL('../../src/sandbox/README.md', import.meta.url), 'utf8');
  for (const { value, effect } of MAGIC_VALUES) {
    if (/^[\w.]+$/.test(value)) expect(readme).toContain(`\`${value}\``);
    if (effect.kind === 'reject') expect(readme).toContain(String(effect.code));
  }
});
