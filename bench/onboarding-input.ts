const customerProfile = {
  friendlyName: 'Acme Dental',
  email: 'office@acme-dental.com',
  business: {
    businessName: 'Acme Dental',
    businessType: 'CORPORATION',
    businessIndustry: 'HEALTHCARE',
    businessRegistrationIdentifier: 'EIN',
    businessRegistrationNumber: '842761953',
    businessRegionsOfOperation: ['USA_AND_CANADA'],
    websiteUrl: 'https://acme-dental.com',
  },
  address: {
    create: {
      customerName: 'Acme',
      street: '1 Market St',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94105',
      isoCountry: 'US',
    },
  },
  authorizedRepresentatives: [
    {
      firstName: 'Dana',
      lastName: 'Marsh',
      email: 'dana@acme-dental.com',
      phoneNumber: '+14155552671',
      businessTitle: 'Owner',
      jobPosition: 'CEO',
    },
  ],
};

/** A good `OnboardSecondaryCustomerProfileInput`. */
export function profileInput(idempotencyKey: string): object {
  return { idempotencyKey, customerProfile };
}

/** A good `OnboardVoiceIntegrityInput`. */
export function voiceIntegrityInput(idempotencyKey: string, phoneNumberSids: readonly string[]): object {
  return {
    idempotencyKey,
    customerProfile: { secondary: customerProfile },
    trustProduct: { friendlyName: 'Acme Dental Voice Integrity', email: 'office@acme-dental.com' },
    voiceIntegrity: { useCase: 'Appointment Reminders', businessEmployeeCount: 12, averageBusinessDayCallVolume: 80 },
    phoneNumberSids,
  };
}
