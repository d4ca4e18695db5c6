import { describe, expect, test } from 'vitest';
import { inputFor, onboardKind, plantProfile, PRODUCTS, type Kind } from '../../support/onboarding-kinds.js';
import { usePlanWarnings } from './support/use-plan-warnings.js';

const { app, numbers, changed, good, warnings } = usePlanWarnings();

const MISSING = (prefix: string) => `${prefix}${'0'.repeat(32)}`;

describe('what the account shows', () => {
  test.each(PRODUCTS)('%s: an existing profile that is not there, a draft, rejected, or in review', async (kind) => {
    // A plan takes no number, so that one does for all.
    const number = await numbers(1);
    const on = (existingSid: string) => warnings(kind, inputFor(kind, number, { existingSid }));
    expect(await on(MISSING('BU'))).toEqual(['customerProfile.existingSid null']);
    expect(await on(plantProfile(app.sandbox, 'draft'))).toEqual(['customerProfile.existingSid null']);
    expect(await on(plantProfile(app.sandbox, 'twilio-rejected'))).toEqual(['customerProfile.existingSid null']);
    expect(await on(plantProfile(app.sandbox, 'in-review'))).toEqual([]);
    expect(await on(plantProfile(app.sandbox, 'twilio-approved'))).toEqual([]);
  });

  test('a product that would be submitted on a profile in review', async () => {
    const existingSid = plantProfile(app.sandbox, 'in-review');
    const input = { ...inputFor('CNAM', await numbers(1), { existingSid }), submission: 'IMMEDIATELY' };
    expect(await warnings('CNAM', input)).toEqual(['customerProfile 11006']);
    await app.sandbox.review(existingSid, 'approved');
    expect(await warnings('CNAM', input)).toEqual([]);
  });

  test('an existing profile whose business is abroad, where the product wants the US', async () => {
    const { profile } = app.sandbox.seed({
      addresses: [
        {
          ref: 'place',
          customerName: 'Acme',
          street: '1 High Street',
          city: 'London',
          region: 'London',
          postalCode: 'SW1A 1AA',
          isoCountry: 'GB',
        },
      ],
      supportingDocuments: [
        { ref: 'proof', friendlyName: 'a', type: 'customer_profile_address', attributes: { address_sids: '$place' } },
      ],
      customerProfiles: [
        {
          ref: 'profile',
          friendlyName: 'Acme Ltd',
          email: 'a@acme.example',
          policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
          entities: ['$primary', '$proof'],
          status: 'twilio-approved',
        },
      ],
    });
    const on = async (kind: Kind) => warnings(kind, inputFor(kind, await numbers(1), { existingSid: profile! }));
    expect(await on('VOICE_INTEGRITY')).toEqual(['customerProfile.existingSid 11003']);
    expect(await on('SHAKEN_STIR')).toEqual([]);
  });

  test('numbers that are not of the account, or on another profile or product', async () => {
    const [free, onProfile, onProduct] = await numbers(3);
    plantProfile(app.sandbox, 'twilio-approved', [onProfile!]);
    const existingSid = plantProfile(app.sandbox, 'twilio-approved', [onProduct!]);
    const product = {
      friendlyName: 'Made before',
      email: 'a@acme.example',
      policySid: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
      entities: [existingSid],
      numbers: [onProduct!],
    };
    app.sandbox.seed({ trustProducts: [product] });
    const of = (kind: Kind, sids: readonly string[], more: object = {}) =>
      warnings(kind, { ...inputFor(kind, sids, { existingSid }), ...more });
    expect(await of('CNAM', [free!, onProfile!, onProduct!], { newTrustProduct: true })).toEqual([
      'phoneNumberSids.1 null',
      'phoneNumberSids.2 null',
    ]);
    // The product of the profile is taken, and what is on it is where it belongs.
    expect(await of('CNAM', [free!, onProfile!, onProduct!])).toEqual(['phoneNumberSids.1 null']);
    // Products of different policies share a number.
    expect(await of('SHAKEN_STIR', [free!, onProduct!])).toEqual([]);
    expect(await of('SHAKEN_STIR', [free!, MISSING('PN')])).toEqual(['phoneNumberSids null']);
    expect(
      await warnings('SECONDARY_CUSTOMER_PROFILE', inputFor('SECONDARY_CUSTOMER_PROFILE', [onProduct!], good)),
    ).toEqual(['phoneNumberSids.0 null']);
  });

  test('numbers that CNAM is not for: toll-free ones, and those of other countries', async () => {
    const { tollFree, canada, britain, us } = app.sandbox.seed({
      phoneNumbers: [
        { ref: 'tollFree', phoneNumber: '+18885550123' },
        { ref: 'canada', phoneNumber: '+14165550123' },
        { ref: 'britain', phoneNumber: '+442071838750' },
        { ref: 'us', phoneNumber: '+12125550123' },
      ],
    });
    const all = [tollFree!, us!, canada!, britain!];
    expect(await warnings('CNAM', inputFor('CNAM', all, good))).toEqual([
      'phoneNumberSids.0 null',
      'phoneNumberSids.2 null',
      'phoneNumberSids.3 null',
    ]);
    expect(await warnings('SHAKEN_STIR', inputFor('SHAKEN_STIR', all, good))).toEqual([]);
  });

  test('an address that the account does not have', async () => {
    const profile = changed(() => ({ address: { existingSid: MISSING('AD') } }));
    expect(await warnings('CNAM', inputFor('CNAM', await numbers(1), profile))).toEqual([
      'customerProfile.secondary.address.existingSid null',
    ]);
  });

  test('no such primary profile, one that is not approved, and that of a direct customer', async () => {
    const { direct, waiting } = app.sandbox.seed({
      endUsers: [
        {
          ref: 'business',
          friendlyName: 'b',
          type: 'customer_profile_business_information',
          attributes: { business_name: 'Acme', business_identity: 'direct_customer' },
        },
      ],
      customerProfiles: ['twilio-approved', 'in-review'].map((status, at) => ({
        ref: ['direct', 'waiting'][at],
        friendlyName: 'A primary',
        email: 'a@acme.example',
        policySid: 'RN6433641899984f951173ef1738c3bdd0',
        entities: ['$business'],
        status,
      })),
    });
    for (const sid of [MISSING('BU'), waiting!, direct!]) {
      const profile = changed(() => ({ primaryCustomerProfileSid: sid }));
      expect(await warnings('SHAKEN_STIR', inputFor('SHAKEN_STIR', await numbers(1), profile))).toEqual([
        'customerProfile.secondary.primaryCustomerProfileSid null',
      ]);
    }
  });

  test('a key that has started an onboarding', async () => {
    const input = inputFor('SHAKEN_STIR', [MISSING('PN')], good);
    await onboardKind(app, 'SHAKEN_STIR', input);
    expect(await warnings('SHAKEN_STIR', input)).toEqual(['idempotencyKey null', 'phoneNumberSids null']);
  });
});
