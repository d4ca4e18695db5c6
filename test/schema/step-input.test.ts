import { describe, expect, it } from 'vitest';
import { VOICE_INTEGRITY_USE_CASES } from '../../src/domain/voice-integrity.js';
import { ADDRESS, BUSINESS, REPRESENTATIVE, VOICE } from './good-inputs.js';
import { sid, userErrorsOf } from './in-process.js';

describe('what a program passes wrongly in a step', () => {
  const bundle = sid('BU', 1);
  const numbers = { bundleSid: bundle, phoneNumberSids: [sid('PN', 1)] };
  const table: readonly (readonly [string, string, unknown, readonly string[]])[] = [
    ['createTrustProduct', 'CreateTrustProductInput', { friendlyName: 'a', email: 'a@b.co' }, ['kind']],
    [
      'createTrustProduct',
      'CreateTrustProductInput',
      { friendlyName: 'a', email: 'a@b.co', kind: 'UNKNOWN' },
      ['kind'],
    ],
    [
      'createTrustProduct',
      'CreateTrustProductInput',
      { friendlyName: 'a', email: 'a@b.co', kind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' },
      ['kind'],
    ],
    [
      'createTrustProduct',
      'CreateTrustProductInput',
      { friendlyName: 'a', email: 'a@b.co', policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' },
      ['policySid'],
    ],
    [
      'createCustomerProfile',
      'CreateCustomerProfileInput',
      { friendlyName: 'a', email: 'a@b.co', kind: 'CNAM' },
      ['kind'],
    ],
    [
      'createCustomerProfile',
      'CreateCustomerProfileInput',
      { friendlyName: 'a', email: 'a@b.co', policySid: 'RN5b3660f9598883b1df4e77f77acefba0' },
      ['policySid'],
    ],
    [
      'createCustomerProfile',
      'CreateCustomerProfileInput',
      { friendlyName: 'a', email: '@', statusCallback: null },
      ['email'],
    ],
    ['updateCustomerProfile', 'UpdateCustomerProfileInput', { sid: sid('IT') }, ['sid']],
    ['deleteCustomerProfile', 'SidInput', { sid: sid('IT') }, ['sid']],
    ['deleteEndUser', 'SidInput', { sid: sid('RD') }, ['sid']],
    ['deleteSupportingDocument', 'SidInput', { sid: sid('AD') }, ['sid']],
    ['deleteAddress', 'SidInput', { sid: sid('BU') }, ['sid']],
    ['evaluateTrustProduct', 'SidInput', { sid: sid('EL') }, ['sid']],
    ['submitTrustProduct', 'SubmitBundleInput', { sid: sid('RN') }, ['sid']],
    ['submitCustomerProfile', 'SubmitBundleInput', { sid: bundle, statusCallback: 'nowhere' }, ['statusCallback']],
    ['assignEntityToCustomerProfile', 'AssignEntityInput', { bundleSid: bundle, objectSid: sid('AD') }, ['objectSid']],
    [
      'removeEntityFromTrustProduct',
      'RemoveEntityInput',
      { bundleSid: bundle, assignmentSid: sid('IT') },
      ['assignmentSid'],
    ],
    [
      'assignPhoneNumbersToTrustProduct',
      'AssignPhoneNumbersInput',
      { ...numbers, phoneNumberSids: [] },
      ['phoneNumberSids'],
    ],
    [
      'removePhoneNumbersFromCustomerProfile',
      'RemovePhoneNumbersInput',
      { ...numbers, phoneNumberSids: [sid('PN', 1), sid('RA', 1)] },
      ['phoneNumberSids', '1'],
    ],
    ['createEndUser', 'CreateEndUserInput', { friendlyName: 'a', type: '', attributes: {} }, ['type']],
    ['updateEndUser', 'UpdateEndUserInput', { sid: sid('BU'), attributes: {} }, ['sid']],
    [
      'createAuthorizedRepresentative',
      'CreateAuthorizedRepresentativeInput',
      { friendlyName: 'a', position: 3, representative: REPRESENTATIVE },
      ['position'],
    ],
    [
      'createCnamInformation',
      'CreateCnamInformationInput',
      { friendlyName: 'a', cnam: { cnamDisplayName: '1st Dental' } },
      ['cnam', 'cnamDisplayName'],
    ],
    [
      'createCnamInformation',
      'CreateCnamInformationInput',
      { friendlyName: 'a', cnam: { cnamDisplayName: 'Sixteen letters.' } },
      ['cnam', 'cnamDisplayName'],
    ],
    [
      'createAddressDocument',
      'CreateAddressDocumentInput',
      { friendlyName: 'a', addressSid: sid('RD') },
      ['addressSid'],
    ],
    ['createAddress', 'AddressInput', { ...ADDRESS, postalCode: '' }, ['postalCode']],
    ['updateAddress', 'UpdateAddressInput', { sid: sid('AD'), street: '' }, ['street']],
    [
      'resumeOnboarding',
      'ResumeOnboardingInput',
      { id: 'x', corrections: { business: { ...BUSINESS, websiteUrl: 'x' } } },
      ['corrections', 'business', 'websiteUrl'],
    ],
    [
      'resumeOnboarding',
      'ResumeOnboardingInput',
      { id: 'x', corrections: { address: {} } },
      ['corrections', 'address'],
    ],
  ];
  it.each(table)('%s', async (field, type, input, path) => {
    const findings = await userErrorsOf(field, type, input);
    expect(findings).toMatchObject([{ path, code: 'INVALID_INPUT' }]);
  });

  it.each(VOICE_INTEGRITY_USE_CASES.map((useCase) => [useCase]))('knows the use case %s', async (useCase) => {
    const input = { friendlyName: '', voiceIntegrity: { ...VOICE, useCase } };
    const findings = await userErrorsOf(
      'createVoiceIntegrityInformation',
      'CreateVoiceIntegrityInformationInput',
      input,
    );
    expect(findings).toMatchObject([{ path: ['friendlyName'] }]);
  });
});
