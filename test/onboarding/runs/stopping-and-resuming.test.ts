import { describe, expect, test } from 'vitest';
import { calls, numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();
const numbers = numberDispenser(app);

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const creates = (after: number) =>
  calls(app.sandbox.journal().filter((entry) => entry.index > after && entry.status === 201));
const count = (all: readonly string[], call: string) => all.filter((one) => one === call).length;
const secondaryOf = (input: ReturnType<typeof voiceIntegrityInput>) => input.customerProfile.secondary;

describe('what does not exist is noticed before anything is made', () => {
  test('a number that is not in the account', async () => {
    const [good, next] = await numbers(2);
    const before = lastIndex();
    const { onboarding } = await onboard(app, voiceIntegrityInput([good!, `PN${'0'.repeat(32)}`]));
    expect(onboarding?.status).toBe('ACTION_REQUIRED');
    expect(onboarding?.failure).toMatchObject({ code: 'PHONE_NUMBER_NOT_FOUND', stepKey: 'check-phone-numbers' });
    expect(onboarding?.failure?.message).toContain('phone number 2 of the 2');
    expect(onboarding?.failure?.nextAction).toContain('phoneNumberSids');
    expect(creates(before)).toEqual([]);

    const again = await resume(app, onboarding!.id, { phoneNumberSids: [good, next] });
    expect(again.userErrors).toEqual([]);
    expect((await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  });

  test('a profile that is not there', async () => {
    const before = lastIndex();
    const input = voiceIntegrityInput(await numbers(1));
    const { onboarding } = await onboard(app, { ...input, customerProfile: { existingSid: `BU${'0'.repeat(32)}` } });
    expect(onboarding?.failure).toMatchObject({
      code: 'CUSTOMER_PROFILE_NOT_FOUND',
      stepKey: 'check-customer-profile',
    });
    expect(creates(before)).toEqual([]);
  });

  test('a draft profile: it is submitted by hand, and the run goes on', async () => {
    const { createCustomerProfile } = await app.data<{ createCustomerProfile: { customerProfile: { sid: string } } }>(
      `mutation { createCustomerProfile(input: { friendlyName: "By hand", email: "office@acme-dental.com" }) {
        customerProfile { sid } } }`,
    );
    const input = voiceIntegrityInput(await numbers(1));
    const existingSid = createCustomerProfile.customerProfile.sid;
    const { onboarding } = await onboard(app, { ...input, customerProfile: { existingSid } });
    expect(onboarding?.failure).toMatchObject({ code: 'CUSTOMER_PROFILE_NOT_SUBMITTED' });
    expect(onboarding?.failure?.nextAction).toContain('submitCustomerProfile');
  });

  test('a primary profile that is not approved', async () => {
    const { createCustomerProfile } = await app.data<{ createCustomerProfile: { customerProfile: { sid: string } } }>(
      `mutation { createCustomerProfile(input: { friendlyName: "No primary", email: "office@acme-dental.com" }) {
        customerProfile { sid } } }`,
    );
    const input = voiceIntegrityInput(await numbers(1));
    const secondary = {
      ...secondaryOf(input),
      primaryCustomerProfileSid: createCustomerProfile.customerProfile.sid,
    };
    const before = lastIndex();
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary } });
    expect(onboarding?.failure).toMatchObject({ code: 'PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED' });
    expect(onboarding?.failure?.nextAction).toContain('Twilio Console');
    expect(creates(before)).toEqual([]);
  });
});

describe('a rejected profile', () => {
  test('is corrected, updated in place, evaluated and submitted again, and nothing is made twice', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const secondary = secondaryOf(input);
    const business = { ...secondary.business, businessRegistrationNumber: '111111111' };
    const before = lastIndex();
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary: { ...secondary, business } } });
    const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 18602 });
    expect(stopped.failure?.rejections[0]).toMatchObject({ code: 18602 });
    expect(stopped.failure?.rejections[0]?.field).toBe('business.businessRegistrationNumber');
    const made = stopped.steps.filter((step) => step.key.startsWith('create-'));
    expect(made.every((step) => step.status === 'SUCCEEDED' && step.resourceSid !== null)).toBe(true);

    const again = await resume(app, onboarding!.id, { business: secondary.business });
    expect(again.userErrors).toEqual([]);
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    expect(done.customerProfile?.sid).toBe(stopped.customerProfile?.sid);
    const all = creates(before);
    expect(count(all, 'POST /v1/CustomerProfiles')).toBe(1);
    expect(count(all, 'POST /v1/EndUsers')).toBe(3);
    expect(count(all, 'POST /v1/CustomerProfiles/BU/EntityAssignments')).toBe(4);
    expect(count(all, 'POST /v1/CustomerProfiles/BU/Evaluations')).toBe(2);
  });

  test('resumed without corrections is only submitted again, and rejected again', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const secondary = secondaryOf(input);
    const business = { ...secondary.business, websiteUrl: 'https://mismatch.example' };
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary: { ...secondary, business } } });
    const first = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    await resume(app, onboarding!.id);
    await until(app, onboarding!.id, 'WAITING_FOR_REVIEW');
    const second = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
    expect(second.failure?.twilioCode).toBe(18601);
    expect(second.customerProfile?.sid).toBe(first.customerProfile?.sid);
  });
});

test('a profile that was submitted in the moment in which the run stopped is not submitted again', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const before = lastIndex();
  const product = { method: 'POST', path: '/v1/TrustProducts', effect: 'status' } as const;
  // The product is tried again beside each next step of the profile, and is refused beside its submission.
  app.sandbox.fault({ ...product, status: 503, code: 20503, count: 4 });
  app.sandbox.fault({ ...product, status: 400, code: 20422 });
  const { onboarding } = await onboard(app, input);
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  const statusOf = (key: string) => stopped.steps.find((step) => step.key === key)?.status;
  expect(statusOf('create-trust-product')).toBe('FAILED');
  expect(statusOf('submit-customer-profile')).toBe('SUCCEEDED');
  expect(statusOf('await-customer-profile-approval')).toBe('PENDING');

  expect((await resume(app, onboarding!.id)).userErrors).toEqual([]);
  expect((await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
  expect(count(creates(before), 'POST /v1/CustomerProfiles/BU/Evaluations')).toBe(1);
});

describe('resumeOnboarding refuses', () => {
  test('a run that goes on by itself, one that has ended, and one that is not there', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const { onboarding } = await onboard(app, input);
    expect((await resume(app, onboarding!.id)).userErrors).toMatchObject([{ code: 'CONFLICT', path: ['id'] }]);
    await until(app, onboarding!.id, 'COMPLETED');
    const ended = await resume(app, onboarding!.id);
    expect(ended.userErrors[0]?.message).toContain('has ended');
    const unknown = Buffer.from(`Onboarding:${app.accountSid}:nowhere`).toString('base64url');
    expect((await resume(app, unknown)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
  });

  test('corrections that are wrong themselves, with their path', async () => {
    const { onboarding } = await onboard(app, voiceIntegrityInput([`PN${'1'.repeat(32)}`]));
    const refused = await resume(app, onboarding!.id, {
      voiceIntegrity: { useCase: 'x', businessEmployeeCount: 1, averageBusinessDayCallVolume: 1 },
    });
    expect(refused.userErrors).toMatchObject([{ path: ['corrections', 'voiceIntegrity', 'useCase'] }]);
  });

  test('of several callers that resume at once only one succeeds', async () => {
    const { onboarding } = await onboard(app, voiceIntegrityInput([`PN${'2'.repeat(32)}`]));
    const answers = await Promise.all([1, 2, 3, 4].map(() => resume(app, onboarding!.id)));
    const refused = answers.filter((answer) => answer.userErrors.length > 0);
    expect(refused).toHaveLength(3);
    expect(refused.every((answer) => answer.userErrors[0]?.code === 'CONFLICT')).toBe(true);
    await until(app, onboarding!.id, 'ACTION_REQUIRED');
  });
});
