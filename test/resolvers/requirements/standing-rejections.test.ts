import { expect, test } from 'vitest';
import { numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/* A rejection that submitting again cannot pass, and one that Twilio gives no reason for. */

const app = useTestApp();
const numbers = numberDispenser(app);

interface Requirements {
  readonly readyToSubmit: boolean;
  readonly currentlyDue: readonly { readonly name: string; readonly missingFields: readonly string[] }[];
}

/** The product of a run, once it waits for the review of that. */
async function untilSubmitted(id: string): Promise<string> {
  const query = `subscription ($id: ID!) { onboardingUpdated(id: $id) { trustProduct { sid } steps { key status } } }`;
  type Update = {
    onboardingUpdated: { trustProduct: { sid: string } | null; steps: readonly { key: string; status: string }[] };
  };
  for await (const { onboardingUpdated: run } of app.subscribe<Update>(query, { id })) {
    const waits = run.steps.some(({ key, status }) => key === 'await-trust-product-approval' && status === 'WAITING');
    if (waits && run.trustProduct !== null) return run.trustProduct.sid;
  }
  throw new Error('The run ended before its product was submitted.');
}

async function productNow(sid: string) {
  const query = `query ($sid: Sid!) { trustProduct(sid: $sid) { rejections { code remedy }
    requirements { readyToSubmit currentlyDue { name friendlyName missingFields } } } }`;
  type Answer = { trustProduct: { requirements: Requirements; rejections: { code: number; remedy: string }[] } };
  return (await app.data<Answer>(query, { sid })).trustProduct;
}

test('11003 on the address of an approved profile: not ready until its provisional copy is approved', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  // In the US: the sandbox rejects an address abroad by itself, in the second of the profile's approval, and the run may
  // learn of that before the verdict below.
  input.trustProduct.email = 'slow@acme-dental.com';
  const { onboarding } = await onboard(app, input);
  const submitted = await untilSubmitted(onboarding!.id);
  // Twilio's dates are whole seconds: the rejection comes in a later one than the approval.
  await app.sandbox.clock.advance(2_000);
  await app.sandbox.review(submitted, 'rejected', [11003]);
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 11003 });
  expect(stopped.failure?.nextAction).toMatch(/createCustomerProfileProvisionalCopy.*then resume this onboarding/);
  expect(stopped.failure?.nextAction).not.toContain('corrections');
  const [profileSid, productSid] = [stopped.customerProfile?.sid ?? '', stopped.trustProduct?.sid ?? ''];

  const before = await productNow(productSid);
  expect(before.rejections[0]?.remedy).toContain('createCustomerProfileProvisionalCopy');
  expect(before.requirements.readyToSubmit).toBe(false);
  expect(before.requirements.currentlyDue).toMatchObject([
    {
      name: 'corrected_customer_profile',
      friendlyName: expect.stringContaining('provisional copy') as string,
      missingFields: ['address_sids'],
    },
  ]);

  const copy = `mutation ($sid: Sid!) { createCustomerProfileProvisionalCopy(input: { sid: $sid }) {
    provisionalCopy { sid } userErrors { message } } }`;
  type Copied = { createCustomerProfileProvisionalCopy: { provisionalCopy: { sid: string } } };
  const made = await app.data<Copied>(copy, { sid: profileSid });
  const copySid = made.createCustomerProfileProvisionalCopy.provisionalCopy.sid;
  await app.data(`mutation ($sid: Sid!) { submitCustomerProfile(input: { sid: $sid }) { userErrors { message } } }`, {
    sid: copySid,
  });
  await app.sandbox.review(copySid, 'approved');
  expect((await productNow(productSid)).requirements).toMatchObject({ readyToSubmit: true, currentlyDue: [] });

  // What the advice promises: the same product is submitted again.
  await resume(app, onboarding!.id);
  await untilSubmitted(onboarding!.id);
  await app.sandbox.review(productSid, 'approved');
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done).toMatchObject({ status: 'COMPLETED', trustProduct: { sid: productSid } });
});

test('what is on an approved profile is not edited, and the refusal names the provisional copy', async () => {
  const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(1)));
  const { steps } = await until(app, onboarding!.id, 'COMPLETED');
  const sid = steps.find(({ key }) => key === 'create-business-information')?.resourceSid;
  const update = `mutation ($input: UpdateEndUserInput!) { updateEndUser(input: $input) { userErrors { code message } } }`;
  type Updated = { updateEndUser: { userErrors: { code: string; message: string }[] } };
  const { updateEndUser } = await app.data<Updated>(update, { input: { sid, friendlyName: 'Acme Dental Group' } });
  expect(updateEndUser.userErrors).toMatchObject([
    { code: 'NOT_EDITABLE', message: expect.stringContaining('createCustomerProfileProvisionalCopy') as string },
  ]);
});

test('a name that Twilio refuses is corrected in the run, and what is wrong with the profile on the profile', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  input.trustProduct.email = 'slow@acme-dental.com';
  const { onboarding } = await onboard(app, input);
  const submitted = await untilSubmitted(onboarding!.id);
  await app.sandbox.review(submitted, 'rejected', [11004, 11011]);
  const { failure } = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(failure?.nextAction).toMatch(/createCustomerProfileProvisionalCopy.*Then correct what else.*corrections/);
});

test('11005 stands as long as the profile is not approved', async () => {
  const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'IMMEDIATELY' };
  input.customerProfile.secondary.email = 'slow@acme-dental.com';
  const { onboarding } = await onboard(app, input);
  const { customerProfile, trustProduct, failure } = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const productSid = trustProduct?.sid ?? '';
  const before = await productNow(productSid);
  expect(before.rejections.map(({ code }) => code)).toEqual([11005]);
  expect(failure?.nextAction).toMatch(/^Wait until Twilio has approved the customer profile, then resume/);
  expect(before.requirements.readyToSubmit).toBe(false);
  expect(before.requirements.currentlyDue.map(({ name }) => name)).toEqual(['approved_customer_profile']);
  await app.sandbox.review(customerProfile?.sid ?? '', 'approved');
  expect((await productNow(productSid)).requirements.readyToSubmit).toBe(true);
});

test('a rejection without codes points to the email and the Console, with the latest evaluation', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  input.customerProfile.secondary.email = 'slow@acme-dental.com';
  const { onboarding } = await onboard(app, input);
  await app.sandbox.review(onboarding?.customerProfile?.sid ?? '', 'rejected', []);
  const { failure, id } = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  expect(failure).toMatchObject({ code: 'REJECTED', twilioCode: null, evaluation: { status: 'COMPLIANT' } });
  expect(failure?.message).toBe('Twilio rejected the customer profile, without a code.');
  expect(failure?.nextAction).toMatch(/email about it, or the Twilio Console/);
  expect(failure?.rejections).toMatchObject([{ code: 0, remedy: expect.stringContaining('email') as string }]);
  const query = `query ($id: ID!) { onboarding(id: $id) { events(first: 100) { nodes { type rejectionCodes resourceSid } } } }`;
  const { onboarding: run } = await app.data<{ onboarding: { events: { nodes: { type: string }[] } } }>(query, { id });
  const resourceSid = onboarding?.customerProfile?.sid;
  expect(run.events.nodes.filter(({ type }) => type === 'STEP_FAILED')).toMatchObject([
    { rejectionCodes: [], resourceSid },
  ]);
});
