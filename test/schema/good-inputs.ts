/* The parts of an input of which every word is good. */

export const BUSINESS = {
  businessName: 'Acme Dental LLC',
  businessType: 'LIMITED_LIABILITY_CORPORATION',
  businessIndustry: 'HEALTHCARE',
  businessRegistrationIdentifier: 'EIN',
  businessRegistrationNumber: '12-3456789',
  businessRegionsOfOperation: ['USA_AND_CANADA'],
  websiteUrl: 'https://www.acme-dental.com',
};
export const REPRESENTATIVE = {
  firstName: 'Ada',
  lastName: 'Moreno',
  email: 'ada@acme-dental.com',
  phoneNumber: '+14155550123',
  businessTitle: 'Owner',
  jobPosition: 'CEO',
};
export const ADDRESS = {
  customerName: 'Acme Dental LLC',
  street: '375 Beale St',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  isoCountry: 'US',
};
export const VOICE = { useCase: 'Customer Support', businessEmployeeCount: 12, averageBusinessDayCallVolume: 0 };
