/*
 * A back end that onboards a customer: it starts the onboarding, shows what a person must correct, and follows it to its
 * end. Run it twice: the same key and input are the same onboarding.
 */
import {
  createClient,
  OnboardingUpdatedDocument,
  OnboardVoiceIntegrityDocument,
  TrustHubError,
  type OnboardVoiceIntegrityInput,
  type DocumentText,
} from 'trusthub-graphql/client';

const client = createClient({
  url: process.argv[2] ?? 'http://127.0.0.1:4000',
  key: process.env['TRUSTHUB_KEY'],
  onRetry: ({ code }, waitMs) => console.log(`${code}: trying again in ${Math.round(waitMs)} ms`),
});

/** A document of your own, with its types; GraphQL Code Generator makes them for you (docs/client.md). */
const FirstNumberDocument = `query FirstNumber { incomingPhoneNumbers(first: 1) { nodes { sid } } }` as DocumentText<
  { incomingPhoneNumbers: { nodes: { sid: string }[] } },
  Record<string, never>
>;

async function customer(email: string): Promise<OnboardVoiceIntegrityInput> {
  const { incomingPhoneNumbers } = await client.run(FirstNumberDocument);
  return {
    idempotencyKey: 'customer-4711',
    customerProfile: {
      secondary: {
        friendlyName: 'Acme Dental',
        email,
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
            customerName: 'Acme Dental',
            street: '1 Market Street',
            city: 'San Francisco',
            region: 'CA',
            postalCode: '94105',
            isoCountry: 'US',
          },
        },
        authorizedRepresentatives: [
          {
            firstName: 'Dana',
            lastName: 'Whitfield',
            email: 'dana@acme-dental.com',
            phoneNumber: '+14155552671',
            businessTitle: 'Owner',
            jobPosition: 'CEO',
          },
        ],
      },
    },
    trustProduct: { friendlyName: 'Acme Dental Voice Integrity', email: 'office@acme-dental.com' },
    voiceIntegrity: { useCase: 'Appointment Reminders', businessEmployeeCount: 12, averageBusinessDayCallVolume: 80 },
    phoneNumberSids: incomingPhoneNumbers.nodes.map(({ sid }) => sid),
  };
}

/** The id of the onboarding; undefined where a person has to correct something first. */
async function start(input: OnboardVoiceIntegrityInput): Promise<string | undefined> {
  try {
    const { onboardVoiceIntegrity } = await client.run(OnboardVoiceIntegrityDocument, { input });
    return onboardVoiceIntegrity.onboarding?.id;
  } catch (error) {
    if (!(error instanceof TrustHubError) || error.kind !== 'input') throw error;
    for (const { field, message } of error.problems) console.log(`correct ${field}: ${message}`);
    return undefined;
  }
}

const id = (await start(await customer('office'))) ?? (await start(await customer('office@acme-dental.com')));
if (id === undefined) throw new Error('The second input is right.');
for await (const { onboardingUpdated } of client.subscribe(OnboardingUpdatedDocument, { id })) {
  const { status, progress, failure } = onboardingUpdated;
  console.log(`${status} ${progress.completed}/${progress.total}${failure ? `: ${failure.nextAction}` : ''}`);
}
