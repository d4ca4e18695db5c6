import { describe, expect, test } from 'vitest';
import { GOOD_PERSON, OTHER_PERSON, ofProfile, type Given } from './support/good-customer.js';

describe('a profile', () => {
  test.each<[string, Given]>([
    ['complete', {}],
    ['whose email is at a subdomain', { person: { email: 'dana@mail.acme-dental.com' } }],
    ['whose website has another host of the domain', { business: { website_url: 'https://shop.acme-dental.com' } }],
    ['whose domain is short', { business: { website_url: 'https://www.ibm.de' }, person: { email: 'd@ibm.de' } }],
    ['with a dash in the EIN', { business: { business_registration_number: '84-2761953' } }],
    ['with the EIN as a number', { business: { business_registration_number: 842761953 } }],
    [
      'with another register',
      { business: { business_registration_identifier: 'CN', business_registration_number: 'X1' } },
    ],
    ['with regions as a list', { business: { business_regions_of_operation: ['ASIA', 'AFRICA'] } }],
    ['with two representatives', { second: { ...OTHER_PERSON } }],
    ['in a street that sounds like a box', { address: { street: '12 Boxwood Post Road' } }],
    ['abroad', { address: { isoCountry: 'GB' }, person: { phone_number: '+442071838750' } }],
    ['with a ZIP of nine digits', { address: { postalCode: '94105-1234' } }],
    ['where a ZIP serves two states', { address: { region: 'KY', postalCode: '42223' } }],
    ['whose state is spelt out', { address: { region: 'District of Columbia', postalCode: '20001' } }],
    ['in a territory', { address: { region: 'PR', postalCode: '00901' } }],
    ['with a trade mark in its name', { business: { business_name: 'Acme™ Dental® №1' } }],
    [
      'whose website is in other letters and whose email is in punycode',
      { business: { website_url: 'https://www.bücher.example' }, person: { email: 'a@xn--bcher-kva.example' } },
    ],
    [
      'whose email is in other letters and whose website is in punycode',
      { business: { website_url: 'https://xn--bcher-kva.example' }, person: { email: 'a@BÜCHER.example' } },
    ],
    ['with nothing but oddities', { business: { website_url: 7, business_industry: null }, person: { email: [] } }],
  ])('%s gets no warning', (_what, given) => {
    expect(ofProfile(given)).toEqual([]);
  });

  test.each<[string, Given, string]>([
    ['another domain', { person: { email: 'dana@elsewhere.com' } }, 'authorizedRepresentatives.0.email 18606'],
    [
      'another domain under co.uk',
      {
        business: { website_url: 'https://acme.co.uk' },
        person: { email: 'a@other.co.uk' },
      },
      'authorizedRepresentatives.0.email 18606',
    ],
    ['free mail', { person: { email: 'Dana@GMail.com' } }, 'authorizedRepresentatives.0.email 18606'],
    [
      'free mail of the second',
      { second: { ...OTHER_PERSON, email: 'k@gmx.de' } },
      'authorizedRepresentatives.1.email 18606',
    ],
    [
      'a short EIN',
      { business: { business_registration_number: '1234' } },
      'business.businessRegistrationNumber 18602',
    ],
    [
      'an EIN by its label',
      {
        business: {
          business_registration_identifier: 'USA: Employer Identification Number (EIN)',
          business_registration_number: 'ABC',
        },
      },
      'business.businessRegistrationNumber 18602',
    ],
    [
      'a DUNS number',
      {
        business: { business_registration_identifier: 'DUNS' },
      },
      'business.businessRegistrationIdentifier 18602',
    ],
    ['a website without https', { business: { website_url: 'acme-dental.com' } }, 'business.websiteUrl 11001'],
    ['a state that does not exist', { address: { region: 'XX', postalCode: '94105' } }, 'address.region 18014'],
    ['a ZIP of four digits', { address: { region: 'MA', postalCode: '2139' } }, 'address.postalCode 18014'],
    ['a ZIP with letters', { address: { postalCode: 'SW1A 1AA' } }, 'address.postalCode 18014'],
    ['a ZIP of another state', { address: { region: 'CA', postalCode: '10001' } }, 'address.postalCode 18014'],
    ['an emoji in the legal name', { business: { business_name: 'Acme Dental 🦷' } }, 'business.businessName null'],
    ['a heart in it', { business: { business_name: 'Acme ❤ Dental' } }, 'business.businessName null'],
    ['a flag in a last name', { person: { last_name: 'Reyes 🇺🇸' } }, 'authorizedRepresentatives.0.lastName null'],
    ['a PO box', { address: { street: 'P.O. Box 77' } }, 'address 18018'],
    ['a PO box in the second line', { address: { streetSecondary: 'po box 1' } }, 'address 18018'],
    ['a private mailbox', { address: { streetSecondary: 'PMB 12' } }, 'address 18603'],
    [
      'one person twice',
      { second: { ...OTHER_PERSON, first_name: 'dana', last_name: 'REYES' } },
      'authorizedRepresentatives.1 18605',
    ],
    ['one email twice', { second: { ...OTHER_PERSON, email: GOOD_PERSON.email } }, 'authorizedRepresentatives.1 18605'],
    ['an industry', { business: { business_industry: 'CONSTRUCTION' } }, 'business.businessIndustry null'],
    ['a business type', { business: { business_type: 'LLC' } }, 'business.businessType null'],
    [
      'a region among good ones',
      { business: { business_regions_of_operation: 'ASIA,MOON' } },
      'business.businessRegionsOfOperation null',
    ],
    ['a position', { person: { job_position: 'Boss' } }, 'authorizedRepresentatives.0.jobPosition null'],
  ])('warns of %s', (_what, given, warning) => {
    expect(ofProfile(given)).toEqual([warning]);
  });
});
