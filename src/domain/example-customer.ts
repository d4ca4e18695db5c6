/**
 * The input of `onboardVoiceIntegrity` for an invented customer who passes the sandbox's review, since no value is one
 * of its magic ones. The greeting and the demo send it.
 */
export function exampleCustomer(idempotencyKey: string, phoneNumberSids: readonly string[]): object {
  const email = 'trust@acmedental.example';
  return {
    idempotencyKey,
    customerProfile: {
      secondary: {
        friendlyName: 'Acme Dental',
        email,
        business: {
          businessName: 'Acme Dental LLC',
          businessType: 'LIMITED_LIABILITY_CORPORATION',
          businessIndustry: 'HEALTHCARE',
          businessRegistrationIdentifier: 'EIN',
          businessRegistrationNumber: '842761953',
          businessRegionsOfOperation: ['USA_AND_CANADA'],
          websiteUrl: 'https://www.acmedental.example',
        },
        address: {
          create: {
            customerName: 'Acme Dental LLC',
            street: '548 Market St',
            city: 'San Francisco',
            region: 'CA',
            postalCode: '94104',
            isoCountry: 'US',
          },
        },
        authorizedRepresentatives: [
          {
            firstName: 'Ada',
            lastName: 'Marsh',
            email: 'ada@acmedental.example',
            phoneNumber: '+14155552671',
            businessTitle: 'Owner',
            jobPosition: 'CEO',
          },
        ],
      },
    },
    trustProduct: { friendlyName: 'Acme Dental, Voice Integrity', email },
    voiceIntegrity: { useCase: 'Appointment Reminders', businessEmployeeCount: 25, averageBusinessDayCallVolume: 150 },
    phoneNumberSids,
  };
}
