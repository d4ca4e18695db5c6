/** What a business says of itself, as the attributes of an end user at Twilio; every word is good. */
export const BUSINESS = {
  business_name: 'Acme Dental',
  business_identity: 'direct_customer',
  business_type: 'Corporation',
  business_industry: 'HEALTHCARE',
  business_registration_identifier: 'EIN',
  business_registration_number: '842761953',
  business_regions_of_operation: 'USA_AND_CANADA',
  website_url: 'https://acme-dental.com',
};
