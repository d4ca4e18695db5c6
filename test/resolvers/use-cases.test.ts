import { beforeEach, describe, expect, test } from 'vitest';
import { CreateVoiceIntegrityInformationDocument } from '../operations/generated/graphql.js';
import { useTestApp } from '../support/use-test-app.js';

/** The list of Twilio's Voice Integrity guide, in its order. */
const OF_THE_GUIDE =
  'Identify & Verification,Asset Management,Lead Generation,Intelligent Routing,Appointment Scheduling,Customer Support,' +
  'Self-Service,Automated Support,Appointment Reminders,Employee Notifications,Delivery Notifications,' +
  'Emergency Notifications,Contactless Delivery,Order Notifications,Service Alerts,Purchase Confirmation,Mass Alerts,' +
  'Fraud Alerts,Contact Tracing,Lead Management,Lead Nurturing,Telemarketing,Marketing Events,Rewards Program,Lead Alerts,' +
  'Lead Distribution,Abandoned Cart,Call Tracking,Outbound Dialer,Click to Call,Phone System,Meetings/Collaboration,' +
  'Telehealth,Distance Learning,Shift Management,Field Notifications,Dating/Social,Remote appointments,Group Messaging,' +
  'Exam Proctoring,Tutoring,Therapy (Individual+Group),Pharmacy,First Responder,Survey/Research';

const app = useTestApp();
let since = 0;
beforeEach(() => (since = (app.sandbox.journal({ limit: 1 })[0]?.index ?? -1) + 1));

const requests = () => app.sandbox.journal({ since }).map(({ method, path }) => `${method} ${path}`);
const input = (useCase: string) => ({
  input: {
    friendlyName: 'Acme',
    voiceIntegrity: { useCase, businessEmployeeCount: 12, averageBusinessDayCallVolume: 100 },
  },
});

interface Created {
  readonly createVoiceIntegrityInformation: {
    readonly endUser: { readonly attributes: Readonly<Record<string, string>> } | null;
    readonly userErrors: readonly { readonly path: readonly string[]; readonly message: string }[];
  };
}
const create = async (useCase: string) => {
  const data = await app.data<Created>(CreateVoiceIntegrityInformationDocument.toString(), input(useCase));
  return data.createVoiceIntegrityInformation;
};

describe("Twilio's use cases for Voice Integrity", () => {
  test('are listed as the guide has them, for no request, and each is taken as it stands', async () => {
    const { voiceIntegrityUseCases } = await app.data<{ voiceIntegrityUseCases: string[] }>(
      '{ voiceIntegrityUseCases }',
    );
    expect(voiceIntegrityUseCases).toEqual(OF_THE_GUIDE.split(','));
    expect(voiceIntegrityUseCases).toHaveLength(45);
    expect(requests()).toEqual([]);
    for (const useCase of ['Identify & Verification', 'Therapy (Individual+Group)', 'Survey/Research']) {
      expect(voiceIntegrityUseCases).toContain(useCase);
      expect((await create(useCase)).endUser?.attributes).toMatchObject({ use_case: useCase });
    }
  });

  test.each([
    ['another sign', 'Identify and Verification', 'Identify & Verification'],
    ['the word of a program', 'REMOTE_APPOINTMENTS', 'Remote appointments'],
    ['a slip', 'Apointment Reminder', 'Appointment Reminders'],
    ['a part', 'survey', 'Survey/Research'],
  ])('%s: the likely one is named, and nothing is sent', async (_what, given, likely) => {
    const { endUser, userErrors } = await create(given);
    expect(endUser).toBeNull();
    expect(userErrors).toMatchObject([{ path: ['voiceIntegrity', 'useCase'] }]);
    expect(userErrors[0]?.message).toBe(`Twilio compares use cases word for word. Did you mean "${likely}"?`);
    expect(requests()).toEqual([]);
  });

  test('in other capitals there is one meaning, which is sent', async () => {
    expect((await create(' customer SUPPORT ')).endUser?.attributes).toMatchObject({ use_case: 'Customer Support' });
  });

  test('for what is near none the way to the list is named, without the value', async () => {
    const { userErrors } = await create('Selling Things');
    expect(userErrors[0]?.message).toContain('voiceIntegrityUseCases lists them');
    expect(userErrors[0]?.message).not.toContain('Selling');
    expect(requests()).toEqual([]);
  });
});
