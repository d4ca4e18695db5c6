import { describe, expect, test } from 'vitest';
import { inputFor, plan, type Kind, type Secondary } from '../../support/onboarding-kinds.js';
import { usePlanWarnings } from './support/use-plan-warnings.js';

const { app, numbers, changed, good, warnings } = usePlanWarnings();

describe('what the input shows', () => {
  const person = (good: Secondary) => good.authorizedRepresentatives[0]!;
  const inStreet = (changes: object) => (good: Secondary) => ({
    address: { create: { ...good.address.create, ...changes } },
  });
  const withPeople =
    (...changes: readonly object[]) =>
    (good: Secondary) => ({ authorizedRepresentatives: changes.map((change) => ({ ...person(good), ...change })) });

  test.each<[string, Kind, (good: Secondary) => object, readonly string[]]>([
    ['nothing', 'VOICE_INTEGRITY', () => ({}), []],
    ['a PO box', 'CNAM', inStreet({ street: 'PO Box 12' }), ['customerProfile.secondary.address 18018']],
    [
      'free mail',
      'SHAKEN_STIR',
      withPeople({ email: 'dana@gmail.com' }),
      ['customerProfile.secondary.authorizedRepresentatives.0.email 18606'],
    ],
    [
      'free mail of a profile alone',
      'SECONDARY_CUSTOMER_PROFILE',
      withPeople({ email: 'dana@gmail.com' }),
      ['customerProfile.authorizedRepresentatives.0.email 18606'],
    ],
    [
      'one person twice',
      'SHAKEN_STIR',
      withPeople({}, {}),
      ['customerProfile.secondary.authorizedRepresentatives.1 18605'],
    ],
    [
      'a place and a phone abroad, where the product wants the US',
      'VOICE_INTEGRITY',
      (good) => ({
        ...inStreet({ isoCountry: 'GB', region: 'London', postalCode: 'SW1A 1AA' })(good),
        ...withPeople({ phoneNumber: '+442071838750' })(good),
      }),
      [
        'customerProfile.secondary.address 11003',
        'customerProfile.secondary.authorizedRepresentatives.0.phoneNumber 11002',
      ],
    ],
    [
      'a DUNS number',
      'SHAKEN_STIR',
      (good) => ({ business: { ...good.business, businessRegistrationIdentifier: 'DUNS' } }),
      ['customerProfile.secondary.business.businessRegistrationIdentifier 18602'],
    ],
    [
      'a place abroad, where the product takes any',
      'SHAKEN_STIR',
      inStreet({ isoCountry: 'GB', region: 'London', postalCode: 'SW1A 1AA' }),
      [],
    ],
  ])('%s', async (_what, kind, change, expected) => {
    expect(await warnings(kind, inputFor(kind, await numbers(1), changed(change)))).toEqual(expected);
  });

  test('a product that is submitted before its profile is approved, where Twilio rejects that', async () => {
    const early = async (kind: Kind) =>
      warnings(kind, { ...inputFor(kind, await numbers(1), good), submission: 'IMMEDIATELY' });
    expect(await early('VOICE_INTEGRITY')).toEqual(['customerProfile 11005']);
    expect(await early('CNAM')).toEqual(['customerProfile 11006']);
    expect(await early('SHAKEN_STIR')).toEqual([]);
    expect(await early('A2P_MESSAGING_PROFILE')).toEqual([]);
  });

  test('a company type that the business on the profile contradicts', async () => {
    const as = (companyType: string, business: object) => {
      const profile = changed((good) => ({ business: { ...good.business, ...business } }));
      const input = inputFor('A2P_MESSAGING_PROFILE', [], profile);
      return warnings('A2P_MESSAGING_PROFILE', { ...input, a2pMessagingProfile: { companyType } });
    };
    const nonProfit = { businessType: 'NON_PROFIT_CORPORATION' };
    expect(await as('NON_PROFIT', {})).toEqual(['a2pMessagingProfile.companyType 30798']);
    expect(await as('NON_PROFIT', nonProfit)).toEqual([]);
    expect(await as('GOVERNMENT', nonProfit)).toEqual(['a2pMessagingProfile.companyType null']);
    expect(await as('GOVERNMENT', { ...nonProfit, businessIndustry: 'GOVERNMENT' })).toEqual([]);
  });
});

test('the wait for a review says how long it may take, where the guide does', async () => {
  const titleFor = async (kind: Kind) => {
    const { steps } = await plan(app, kind, inputFor(kind, await numbers(1), good));
    return steps.find(({ key }) => key === 'await-trust-product-approval')?.title;
  };
  const wait = "Wait for Twilio's review of the trust product";
  expect(await titleFor('VOICE_INTEGRITY')).toBe(`${wait} (may take 24 to 48 hours)`);
  expect(await titleFor('CNAM')).toBe(wait);
});
