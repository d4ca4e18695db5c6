import { describe, expect, it } from 'vitest';
import { ADDRESS, BUSINESS, REPRESENTATIVE, VOICE } from './good-inputs.js';
import { sid, userErrorsOf } from './in-process.js';

const SECONDARY = {
  friendlyName: 'Acme Dental',
  email: 'ada@acme-dental.com',
  business: BUSINESS,
  address: { create: ADDRESS },
  authorizedRepresentatives: [REPRESENTATIVE],
};
const ONBOARDING = {
  idempotencyKey: 'acme-dental-1',
  customerProfile: { secondary: SECONDARY },
  trustProduct: { friendlyName: 'Acme Dental VI', email: 'ada@acme-dental.com' },
  voiceIntegrity: VOICE,
  phoneNumberSids: [sid('PN', 1)],
};

/** The input with one member replaced, by its path. */
function replaced(input: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(input) ? [...(input as unknown[])] : { ...(input as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

/** Every string and number of a rejected value, to look for in the answer. */
function tracesOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).flatMap((member: unknown) => tracesOf(member));
  return String(value).length > 3 ? [String(value)] : [];
}

const profile = ['customerProfile', 'secondary'];
const person = [...profile, 'authorizedRepresentatives', '0'];
const business = [...profile, 'business'];
const address = [...profile, 'address', 'create'];

describe('bad input of onboardVoiceIntegrity is reported by its path, without the value and without a call', () => {
  // What is wrong, where it is put, the value, and the path of the finding where that is another one.
  const table: [string, readonly string[], unknown, (readonly string[])?][] = [
    ['an empty key', ['idempotencyKey'], ' '],
    ['a key with a line break', ['idempotencyKey'], 'key\nsecret'],
    ['a key of 256 characters', ['idempotencyKey'], 'k'.repeat(256)],
    ['both sources of the profile', ['customerProfile'], { existingSid: sid('BU'), secondary: SECONDARY }],
    ['no source of the profile', ['customerProfile'], {}],
    [
      'a number where a profile is wanted',
      ['customerProfile'],
      { existingSid: sid('PN', 7) },
      ['customerProfile', 'existingSid'],
    ],
    ['a name of 65 characters', [...profile, 'friendlyName'], 'n'.repeat(65)],
    ['a blank name', [...profile, 'friendlyName'], '   '],
    ['a name with a NUL', [...profile, 'friendlyName'], 'Acme\0Dental'],
    ['a name with half of an emoji', [...profile, 'friendlyName'], 'Acme Dental \ud83d'],
    ['an email without @', [...profile, 'email'], 'ada.acme-dental.com'],
    ['a primary that is a number', [...profile, 'primaryCustomerProfileSid'], sid('PN', 7)],
    ['a callback that is no URL', [...profile, 'statusCallback'], 'ftp://acme-dental.com/x'],
    ['no representative', [...profile, 'authorizedRepresentatives'], []],
    [
      'three representatives',
      [...profile, 'authorizedRepresentatives'],
      [REPRESENTATIVE, REPRESENTATIVE, REPRESENTATIVE],
    ],
    ['a representative without email', [...person, 'email'], 'nobody'],
    ['a national phone number of another country', [...person, 'phoneNumber'], '020 7183 8750'],
    ['a phone number with an extension', [...person, 'phoneNumber'], '+1 415 555 2671 ext. 7'],
    ['a phone number that is too short', [...person, 'phoneNumber'], '+1415555'],
    ['a blank first name', [...person, 'firstName'], ''],
    ['an EIN with letters', [...business, 'businessRegistrationNumber'], 'AB3456789'],
    ['an EIN of eight digits', [...business, 'businessRegistrationNumber'], '12-345678'],
    ['no region', [...business, 'businessRegionsOfOperation'], []],
    ['a website that is a word', [...business, 'websiteUrl'], 'acme-dental'],
    ['a website with a password', [...business, 'websiteUrl'], 'https://acme:secret@acme-dental.com'],
    ['a website that runs a script', [...business, 'websiteUrl'], 'javascript:alert(1)'],
    [
      'a social page that is no URL',
      [...business, 'socialMediaProfileUrls'],
      ['https://social.example/acme', 'acme'],
      [...business, 'socialMediaProfileUrls', '1'],
    ],
    ['a country that nobody knows', [...address, 'isoCountry'], 'Ruritania'],
    ['a country that does not exist', [...address, 'isoCountry'], 'XX'],
    ['a blank street', [...address, 'street'], ' '],
    ['both sources of the address', [...profile, 'address'], { existingSid: sid('AD'), create: ADDRESS }],
    [
      'an address that is a bundle',
      [...profile, 'address'],
      { existingSid: sid('BU') },
      [...profile, 'address', 'existingSid'],
    ],
    ['a product without name', ['trustProduct', 'friendlyName'], ''],
    ['an unknown use case', ['voiceIntegrity', 'useCase'], 'Selling Things'],
    ['no employee', ['voiceIntegrity', 'businessEmployeeCount'], 0],
    ['a negative call volume', ['voiceIntegrity', 'averageBusinessDayCallVolume'], -10000],
    ['no phone number', ['phoneNumberSids'], []],
    ['a phone number twice', ['phoneNumberSids'], [sid('PN', 1), sid('PN', 1)]],
    ['a profile among the numbers', ['phoneNumberSids'], [sid('PN', 1), sid('BU', 2)], ['phoneNumberSids', '1']],
    ['501 numbers', ['phoneNumberSids'], Array.from({ length: 501 }, (_, n) => `PN${String(n).padStart(32, '0')}`)],
  ];

  it.each(table)('%s', async (_what, path, value, place) => {
    const at = place ?? path;
    const findings = await userErrorsOf(
      'onboardVoiceIntegrity',
      'OnboardVoiceIntegrityInput',
      replaced(ONBOARDING, path, value),
    );
    expect(findings).toMatchObject([{ path: at, code: 'INVALID_INPUT' }]);
    const answer = JSON.stringify(findings);
    expect(tracesOf(value).filter((trace) => answer.includes(trace))).toEqual([]);
    expect(answer).not.toContain('undefined');
  });

  it('reports all problems at once', async () => {
    let input: unknown = ONBOARDING;
    input = replaced(input, [...person, 'email'], 'nobody');
    input = replaced(input, [...business, 'businessRegistrationNumber'], 'letters');
    input = replaced(input, ['phoneNumberSids'], []);
    input = replaced(input, ['voiceIntegrity', 'useCase'], 'x');
    const findings = await userErrorsOf('onboardVoiceIntegrity', 'OnboardVoiceIntegrityInput', input);
    expect(findings.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        [...person, 'email'],
        [...business, 'businessRegistrationNumber'],
        ['phoneNumberSids'],
        ['voiceIntegrity', 'useCase'],
      ]),
    );
    expect(findings).toHaveLength(4);
  });
});

describe('registration numbers are judged by their register', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['EIN', '123456789', true],
    ['EIN', '12-3456789', true],
    ['EIN', '000000000', true],
    ['EIN', '1234-56789', true],
    ['EIN', '12 – 345.67/89', true],
    ['EIN', '12-3456789-0', false],
    ['EIN', 'EIN123456', false],
    ['DUNS', '123456789', true],
    ['DUNS', '12-345-678', false],
    ['ACN', '004 085 616', true],
    ['ACN', '00408561', false],
    ['CIN', 'L17110MH1973PLC019786', true],
    ['CIN', 'L17110MH1973', false],
    ['CN', 'SC123456', true],
    ['VATRN', 'RO18547290', true],
    ['OTHER', 'HRB 86891', true],
    ['OTHER', 'none', false],
    ['OTHER', '<script>1', false],
  ];
  it.each(table)('%s %s: %s', async (identifier, number, good) => {
    const business = { ...BUSINESS, businessRegistrationIdentifier: identifier, businessRegistrationNumber: number };
    // The name is wrong as well, so that nothing is ever created.
    const input = { friendlyName: '', business };
    const findings = await userErrorsOf('createBusinessInformation', 'CreateBusinessInformationInput', input);
    const paths = findings.map(({ path }) => path?.join('.'));
    expect(paths.includes('business.businessRegistrationNumber')).toBe(!good);
  });
});

describe('a register of another country', () => {
  const findingsOf = async (changes: object) => {
    const input = { friendlyName: '', business: { ...BUSINESS, ...changes } };
    const found = await userErrorsOf('createBusinessInformation', 'CreateBusinessInformationInput', input);
    return found.map(({ path }) => path?.join('.')).filter((path) => path !== 'friendlyName');
  };
  const abroad = { businessRegionsOfOperation: ['EUROPE'] };
  const number = { businessRegistrationNumber: 'HRB 86891' };

  it('goes under EIN with a number of any shape', async () => {
    expect(await findingsOf({ ...abroad, ...number })).toEqual([]);
    expect(await findingsOf(number)).toEqual(['business.businessRegistrationNumber']);
    const both = { businessRegionsOfOperation: ['EUROPE', 'USA_AND_CANADA'] };
    expect(await findingsOf({ ...both, ...number })).toEqual(['business.businessRegistrationNumber']);
  });

  it('is named where it is OTHER, and nowhere else', async () => {
    const other = { ...number, businessRegistrationIdentifier: 'OTHER' };
    const name = { businessRegistrationIdentifierOther: 'Handelsregister' };
    expect(await findingsOf({ ...other, ...name })).toEqual([]);
    expect(await findingsOf(other)).toEqual(['business.businessRegistrationIdentifierOther']);
    expect(await findingsOf(name)).toEqual(['business.businessRegistrationIdentifierOther']);
  });
});
