import { randomUUID } from 'node:crypto';
import type { JournalEntry, SandboxControl } from '../../src/sandbox/index.js';
import type { GraphQLOverHttp } from './graphql.js';

/** The parts of an onboarding that tests look at. */
export interface OnboardingAnswer {
  readonly id: string;
  readonly status: string;
  readonly steps: readonly {
    readonly key: string;
    readonly status: string;
    readonly attempts: number;
    readonly resourceSid: string | null;
    readonly dependsOn: readonly string[];
    readonly error: FailureAnswer | null;
  }[];
  readonly progress: { readonly completed: number; readonly total: number };
  readonly failure: FailureAnswer | null;
  readonly customerProfile: { readonly sid: string; readonly status: string } | null;
  readonly trustProduct: { readonly sid: string; readonly status: string } | null;
}

export interface FailureAnswer {
  readonly stepKey: string | null;
  readonly code: string;
  readonly message: string;
  readonly twilioCode: number | null;
  readonly nextAction: string | null;
  readonly rejections: readonly { readonly code: number; readonly remedy: string; readonly field: string | null }[];
  readonly evaluation: { readonly status: string } | null;
}

export interface UserErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
  readonly twilioCode: number | null;
}

const FAILURE = `{ stepKey code message twilioCode nextAction rejections { code remedy field } evaluation { status } }`;
export const RUN = `id status progress { completed total } failure ${FAILURE}
  steps { key status attempts resourceSid dependsOn error ${FAILURE} }
  customerProfile { sid status } trustProduct { sid status }`;
const USER_ERRORS = `userErrors { code message path twilioCode }`;

export interface OnboardingPayload {
  readonly onboarding: OnboardingAnswer | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

/** Where the business of these inputs is. */
export const ADDRESS = {
  customerName: 'Acme Dental',
  street: '1 Market Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  isoCountry: 'US',
};

/** An input of which every word is good; each call has a key of its own. */
export function voiceIntegrityInput(phoneNumberSids: readonly string[]) {
  return {
    idempotencyKey: randomUUID(),
    customerProfile: {
      secondary: {
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
        address: { create: ADDRESS },
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
    phoneNumberSids,
  };
}

/** Numbers of the account that no other test of the file has been given. */
export function numberDispenser(app: GraphQLOverHttp): (count: number) => Promise<readonly string[]> {
  let all: Promise<readonly string[]> | undefined;
  let used = 0;
  return async (count) => {
    all ??= app
      .data<{ incomingPhoneNumbers: { nodes: readonly { sid: string }[] } }>(
        '{ incomingPhoneNumbers(first: 100) { nodes { sid } } }',
      )
      .then((data) => data.incomingPhoneNumbers.nodes.map((node) => node.sid));
    const numbers = (await all).slice(used, used + count);
    if (numbers.length < count) throw new Error('The sandbox has no numbers left for this test.');
    used += count;
    return numbers;
  };
}

/** Starts a run and answers the whole payload. */
export async function onboard(app: GraphQLOverHttp, input: object): Promise<OnboardingPayload> {
  const mutation = `mutation ($input: OnboardVoiceIntegrityInput!) {
    onboardVoiceIntegrity(input: $input) { onboarding { ${RUN} } ${USER_ERRORS} } }`;
  return (await app.data<{ onboardVoiceIntegrity: OnboardingPayload }>(mutation, { input })).onboardVoiceIntegrity;
}

export async function resume(app: GraphQLOverHttp, id: string, corrections?: object): Promise<OnboardingPayload> {
  const mutation = `mutation ($input: ResumeOnboardingInput!) {
    resumeOnboarding(input: $input) { onboarding { ${RUN} } ${USER_ERRORS} } }`;
  return (await app.data<{ resumeOnboarding: OnboardingPayload }>(mutation, { input: { id, corrections } }))
    .resumeOnboarding;
}

export async function cancel(
  app: GraphQLOverHttp,
  id: string,
  deleteCreatedResources?: boolean,
): Promise<OnboardingPayload> {
  const mutation = `mutation ($input: CancelOnboardingInput!) {
    cancelOnboarding(input: $input) { onboarding { ${RUN} } ${USER_ERRORS} } }`;
  return (await app.data<{ cancelOnboarding: OnboardingPayload }>(mutation, { input: { id, deleteCreatedResources } }))
    .cancelOnboarding;
}

/** The run when its status is one of those wanted, by its subscription: no sleeping and no polling. */
export async function until(
  app: GraphQLOverHttp,
  id: string,
  ...statuses: readonly string[]
): Promise<OnboardingAnswer> {
  const events = app.subscribe<{ onboardingUpdated: OnboardingAnswer }>(
    `subscription ($id: ID!) { onboardingUpdated(id: $id) { ${RUN} } }`,
    { id },
  );
  let last: OnboardingAnswer | undefined;
  for await (const { onboardingUpdated } of events) {
    last = onboardingUpdated;
    if (statuses.includes(last.status)) return last;
  }
  throw new Error(`The subscription ended with ${last?.status}: ${JSON.stringify(last?.failure)}`);
}

/** Twilio refuses the next POST to this path, for what a person can correct. */
export function refuseNext(sandbox: SandboxControl, path: string, message?: string): void {
  const refusal = { effect: 'status', status: 400, code: 22207, ...(message && { message }) } as const;
  sandbox.fault({ method: 'POST', path, count: 1, ...refusal });
}

/** The requests as `POST /v1/EndUsers`, with SIDs shortened to their prefix. */
export function calls(entries: readonly JournalEntry[]): readonly string[] {
  return entries
    .filter((entry) => entry.kind === 'request')
    .map((entry) => `${entry.method} ${entry.path.replaceAll(/([A-Z]{2})[0-9a-f]{32}/g, '$1')}`);
}
