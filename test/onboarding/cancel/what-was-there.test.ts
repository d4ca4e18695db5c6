import { expect, test } from 'vitest';
import { cancel, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { statusesOf, useCancelStage, withBusiness } from './support/cancel-stage.js';

const stage = useCancelStage();
const { app } = stage;

test('on a given profile only the numbers that the run put there are removed', async () => {
  const [there, lacking, others] = await stage.numbers(3);
  const existingSid = plantProfile(app.sandbox, 'in-review', [there!, others!]);
  const before = rowsOf(app.sandbox);
  const input = { ...voiceIntegrityInput([there!, lacking!]), customerProfile: { existingSid } };
  const { onboarding } = await onboard(app, input);
  expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
  expect(onboarding?.trustProduct).not.toBeNull();
  await cancel(app, onboarding!.id, true);
  const done = await until(app, onboarding!.id, 'CANCELLED');
  expect(done.failure).toBeNull();
  expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  expect(done.customerProfile?.sid).toBe(existingSid);
  expect(done.trustProduct).toBeNull();
});

test('a number that somebody else put on the given profile, while the run tried to, stays there', async () => {
  const [number] = await stage.numbers(1);
  const existingSid = plantProfile(app.sandbox, 'in-review');
  // The run sees the profile without the number, and is refused because it is there by then.
  app.sandbox.fault({
    method: 'POST',
    path: '/v1/CustomerProfiles/*/ChannelEndpointAssignments',
    effect: 'status',
    status: 409,
    code: 20409,
  });
  const { onboarding } = await onboard(app, { ...voiceIntegrityInput([number!]), customerProfile: { existingSid } });
  expect(onboarding?.failure).toMatchObject({ code: 'CONFLICT' });
  await app.data(
    `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) { userErrors { message } } }`,
    { input: { bundleSid: existingSid, phoneNumberSids: [number] } },
  );
  const assigned = rowsOf(app.sandbox).filter((row) => row.includes(existingSid) && row.includes(number!));
  expect(assigned).toHaveLength(1);
  await cancel(app, onboarding!.id, true);
  await until(app, onboarding!.id, 'CANCELLED');
  expect(rowsOf(app.sandbox)).toContain(assigned[0]);
});

test('what a correction left over is deleted too', async () => {
  const [number] = await stage.numbers(1);
  const before = rowsOf(app.sandbox);
  const input = withBusiness(voiceIntegrityInput([number!]), { businessRegistrationNumber: '111111111' });
  const { onboarding } = await onboard(app, input);
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const address = await stage.createAddress();
  const made = stopped.steps.find((step) => step.key === 'create-address')!.resourceSid!;
  await resume(app, stopped.id, { address: { existingSid: address } });
  await until(app, stopped.id, 'WAITING_FOR_REVIEW');
  const again = await until(app, stopped.id, 'ACTION_REQUIRED');
  expect(statusesOf(again)).not.toHaveProperty('create-address', 'UNDONE');
  await cancel(app, stopped.id, true);
  expect((await until(app, stopped.id, 'CANCELLED')).failure).toBeNull();
  const { added, gone } = difference(before, rowsOf(app.sandbox));
  expect(added).toEqual([`addresses ${address}`]);
  expect(gone).toEqual([]);
  expect(rowsOf(app.sandbox).some((row) => row.includes(made))).toBe(false);
});
