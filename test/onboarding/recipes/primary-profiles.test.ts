import { beforeEach, describe, expect, test } from 'vitest';
import { calls, numberDispenser, onboard, voiceIntegrityInput } from '../../support/onboarding.js';
import { useResetTestApp } from '../../support/use-test-app.js';

const NONPROFIT = 'RN936f6140f1864391adca88df5d84cb6d';
const GOVERNMENT = 'RN92dc6c39189b4d5ad9c6664f39769f90';

const app = useResetTestApp();
let numbers: ReturnType<typeof numberDispenser>;
beforeEach(() => {
  numbers = numberDispenser(app);
});

const shown = async () => {
  const query = '{ primaryCustomerProfile { sid status policySid } }';
  const { primaryCustomerProfile } = await app.data<{ primaryCustomerProfile: { sid: string } | null }>(query);
  return primaryCustomerProfile;
};
/** Lists only: a run of another test may go on beside, and asks for its profile. */
const lists = () => calls(app.sandbox.journal()).filter((call) => !/\/BU\b/.test(call));

/** A primary profile under another policy than that of businesses. */
function plant(policySid: string, status?: string): string {
  const { other } = app.sandbox.seed({
    customerProfiles: [
      { ref: 'other', friendlyName: 'Own', email: 'own@acme.example', policySid, ...(status && { status }) },
    ],
  });
  app.app.trustHubs.clear(app.accountSid);
  return other ?? '';
}

async function rejectBusiness(): Promise<string> {
  const business = await shown();
  await app.sandbox.review(business?.sid ?? '', 'rejected', [18602]);
  app.app.trustHubs.clear(app.accountSid);
  return business?.sid ?? '';
}

/** The primary profile that an onboarding finds, or why it stops. */
async function found(): Promise<string | null | undefined> {
  const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(1)));
  const step = onboarding?.steps.find(({ key }) => key === 'find-primary-customer-profile');
  return step?.error?.code ?? step?.resourceSid;
}

describe('a primary profile of another kind', () => {
  test.each([
    ['nonprofit', NONPROFIT],
    ['government', GOVERNMENT],
  ])('an approved %s one is found where the business one is rejected', async (_kind, policySid) => {
    await rejectBusiness();
    const sid = plant(policySid, 'twilio-approved');
    expect(await shown()).toEqual({ sid, status: 'TWILIO_APPROVED', policySid });
    expect(await found()).toBe(sid);
  });

  test('that is not approved comes after the business one, and no onboarding uses either', async () => {
    const business = await rejectBusiness();
    plant(NONPROFIT);
    expect(await shown()).toMatchObject({ sid: business, status: 'TWILIO_REJECTED' });
    expect(await found()).toBe('PRIMARY_CUSTOMER_PROFILE_NOT_APPROVED');
  });

  test('two that are approved are named, not chosen', async () => {
    await rejectBusiness();
    plant(NONPROFIT, 'twilio-approved');
    plant(GOVERNMENT, 'twilio-approved');
    expect(await found()).toBe('PRIMARY_CUSTOMER_PROFILE_AMBIGUOUS');
  });

  test('is found although the list of policies is refused', async () => {
    await rejectBusiness();
    const sid = plant(NONPROFIT, 'twilio-approved');
    app.sandbox.fault({ method: 'GET', path: '/v1/Policies', effect: 'status', status: 403, code: 20403, count: 0 });
    const { data } = await app.execute<{ primaryCustomerProfile: { sid: string } }>(
      '{ primaryCustomerProfile { sid } }',
      {},
      { 'cache-control': 'no-cache' },
    );
    expect(data?.primaryCustomerProfile.sid).toBe(sid);
  });

  test('is not asked for while the business one is approved', async () => {
    const business = await shown();
    plant(NONPROFIT, 'twilio-approved');
    app.sandbox.clearJournal();
    expect(await shown()).toEqual(business);
    expect(lists()).toEqual(['GET /v1/CustomerProfiles']);
    expect(await found()).toBe(business?.sid);
  });
});
