import { describe, expect, test } from 'vitest';
import { calls, numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();
const numbers = numberDispenser(app);

/** What the sandbox received since an entry of its journal. */
const since = (index: number) => app.sandbox.journal().filter((entry) => entry.index > index);
const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;

describe('onboardVoiceIntegrity with a secondary profile', () => {
  test('carries a customer from nothing to an approved product, with each call of the guide once', async () => {
    const input = voiceIntegrityInput(await numbers(2));
    await app.data('{ policies { nodes { sid } } }');
    const before = lastIndex();
    // The reviewer waits until the first state has been seen.
    app.sandbox.clock.freeze();
    const { onboarding, userErrors } = await onboard(app, input);
    expect(userErrors).toEqual([]);
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
    expect(onboarding?.customerProfile?.status).toBe('PENDING_REVIEW');
    expect(onboarding?.trustProduct?.status).toBe('DRAFT');
    app.sandbox.clock.runFree();

    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    expect(done.customerProfile?.status).toBe('TWILIO_APPROVED');
    expect(done.trustProduct?.status).toBe('TWILIO_APPROVED');
    expect(done.progress).toEqual({ completed: 23, total: 23 });
    expect(done.steps.every((step) => step.status === 'SUCCEEDED')).toBe(true);

    const writes = calls(since(before)).filter((call) => call.startsWith('POST'));
    expect([...writes].sort()).toEqual(
      [
        'POST /2010-04-01/Accounts/AC/Addresses.json',
        'POST /v1/CustomerProfiles',
        'POST /v1/CustomerProfiles/BU',
        'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments',
        'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments',
        'POST /v1/CustomerProfiles/BU/EntityAssignments',
        'POST /v1/CustomerProfiles/BU/EntityAssignments',
        'POST /v1/CustomerProfiles/BU/EntityAssignments',
        'POST /v1/CustomerProfiles/BU/EntityAssignments',
        'POST /v1/CustomerProfiles/BU/Evaluations',
        'POST /v1/EndUsers',
        'POST /v1/EndUsers',
        'POST /v1/EndUsers',
        'POST /v1/SupportingDocuments',
        'POST /v1/TrustProducts',
        'POST /v1/TrustProducts/BU',
        'POST /v1/TrustProducts/BU/ChannelEndpointAssignments',
        'POST /v1/TrustProducts/BU/ChannelEndpointAssignments',
        'POST /v1/TrustProducts/BU/EntityAssignments',
        'POST /v1/TrustProducts/BU/EntityAssignments',
        'POST /v1/TrustProducts/BU/Evaluations',
      ].sort(),
    );
  });

  test('reads only what the recipe names: the primary profile and the numbers, once', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const before = lastIndex();
    const mutation = `mutation ($input: OnboardVoiceIntegrityInput!) {
      onboardVoiceIntegrity(input: $input) { onboarding { id status } } }`;
    const data = await app.data<{ onboardVoiceIntegrity: { onboarding: { status: string } } }>(mutation, { input });
    expect(data.onboardVoiceIntegrity.onboarding.status).toBe('WAITING_FOR_REVIEW');
    const reads = calls(since(before)).filter((call) => call.startsWith('GET'));
    // Checks of the reviews of this run and of earlier ones are no part of the recipe, and may come at any time.
    const isReview = (call: string) => /^GET \/v1\/(CustomerProfiles|TrustProducts)\/BU$/.test(call);
    expect(reads.filter((call) => !isReview(call)).sort()).toEqual([
      'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json',
      'GET /v1/CustomerProfiles',
    ]);
  });

  test('puts the marker of the run into every friendly name, so that what it made can be found', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const before = lastIndex();
    await onboard(app, input);
    const named = since(before).filter((entry) => entry.method === 'POST' && entry.friendlyName !== null);
    const markers = named.map((entry) => /\[onb:[0-9a-z]{8}\]$/.exec(entry.friendlyName ?? '')?.[0]);
    expect(named).toHaveLength(7);
    expect(new Set(markers).size).toBe(1);
    expect(markers[0]).toBeDefined();
  });

  test('cuts a long name before what it is the name of, so that no two things of a run have one name', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const longest = `${'The Acme Dental Company of '.repeat(3).slice(0, 61)}xyz`;
    const { secondary } = input.customerProfile;
    const [first] = secondary.authorizedRepresentatives;
    const second = { ...first, firstName: 'Robin', email: 'robin@acme-dental.com', jobPosition: 'CFO' };
    const people = { friendlyName: longest, authorizedRepresentatives: [first, second] };
    const customerProfile = { secondary: { ...secondary, ...people } };
    const before = lastIndex();
    const trustProduct = { ...input.trustProduct, friendlyName: '😀'.repeat(25) };
    await onboard(app, { ...input, customerProfile, trustProduct });
    const named = since(before).flatMap(({ method, friendlyName }) => (method === 'POST' ? (friendlyName ?? []) : []));
    expect(new Set(named).size).toBe(8);
    for (const name of named) {
      expect(name.length).toBeLessThanOrEqual(64);
      expect(name).toMatch(/\S \[onb:[0-9a-z]{8}\]$/);
      expect(name).not.toMatch(/\uFFFD|\p{Surrogate}/u);
    }
    const ends = ['business', 'representative 1', 'representative 2', 'address', 'address document', 'information'];
    for (const end of ends) expect(named.filter((name) => name.includes(` ${end} [onb:`))).toHaveLength(1);
  });

  test('keeps the name that the input gives the address', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const { secondary } = input.customerProfile;
    const create = { ...secondary.address.create, friendlyName: 'Headquarters' };
    const customerProfile = { secondary: { ...secondary, address: { create } } };
    const before = lastIndex();
    await onboard(app, { ...input, customerProfile });
    const [made] = since(before).filter(({ method, path }) => method === 'POST' && path.endsWith('Addresses.json'));
    expect(made?.friendlyName).toMatch(/^Headquarters \[onb:[0-9a-z]{8}\]$/);
  });

  test('with an existing address and two representatives makes no address and two representatives', async () => {
    const { createAddress } = await app.data<{ createAddress: { address: { sid: string } } }>(
      `mutation ($input: AddressInput!) { createAddress(input: $input) { address { sid } } }`,
      { input: voiceIntegrityInput([]).customerProfile.secondary.address.create },
    );
    const input = voiceIntegrityInput(await numbers(1));
    const [first] = input.customerProfile.secondary.authorizedRepresentatives;
    const second = { ...first, firstName: 'Robin', email: 'robin@acme-dental.com', jobPosition: 'CFO' };
    const secondary = {
      ...input.customerProfile.secondary,
      address: { existingSid: createAddress.address.sid },
      authorizedRepresentatives: [first, second],
    };
    const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary } });
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    const keys = done.steps.map((step) => step.key);
    expect(keys).not.toContain('create-address');
    expect(keys).toContain('create-authorized-representative-2');
  });

  test('submission NEVER leaves the product a draft, and is complete when the profile is approved', async () => {
    const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'NEVER' };
    const { onboarding } = await onboard(app, input);
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.trustProduct?.status).toBe('DRAFT');
    expect(done.customerProfile?.status).toBe('TWILIO_APPROVED');
  });

  test('submission IMMEDIATELY is rejected by Twilio with 11005 and the run says what to do', async () => {
    const input = { ...voiceIntegrityInput(await numbers(1)), submission: 'IMMEDIATELY' };
    // The reviewer waits until both are submitted.
    app.sandbox.clock.freeze();
    const { onboarding } = await onboard(app, input);
    app.sandbox.clock.runFree();
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.status).toBe('ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({
      code: 'REJECTED',
      twilioCode: 11005,
      stepKey: 'await-trust-product-approval',
    });
    expect(stopped.failure?.rejections[0]?.remedy).not.toBe('');
  });

  test('wait NOT_AT_ALL answers at once with the run going on by itself', async () => {
    const input = { ...voiceIntegrityInput(await numbers(1)), wait: 'NOT_AT_ALL' };
    const { onboarding } = await onboard(app, input);
    expect(onboarding?.status).toBe('RUNNING');
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.status).toBe('COMPLETED');
  });
});

describe('onboardVoiceIntegrity on an existing profile', () => {
  test('adds the numbers and the product, and makes no second profile', async () => {
    const first = voiceIntegrityInput(await numbers(1));
    const made = await onboard(app, { ...first, submission: 'NEVER' });
    const profile = await until(app, made.onboarding!.id, 'COMPLETED');
    const existingSid = profile.customerProfile!.sid;

    const input = { ...voiceIntegrityInput([...first.phoneNumberSids, ...(await numbers(1))]) };
    const before = lastIndex();
    // The first run's product holds its number: it is freed as a person would free it.
    await app.data(
      `mutation ($input: RemovePhoneNumbersInput!) {
      removePhoneNumbersFromTrustProduct(input: $input) { results { phoneNumberSid } userErrors { message } } }`,
      {
        input: { bundleSid: profile.trustProduct!.sid, phoneNumberSids: first.phoneNumberSids },
      },
    );
    const { onboarding, userErrors } = await onboard(app, { ...input, customerProfile: { existingSid } });
    expect(userErrors).toEqual([]);
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    expect(done.customerProfile?.sid).toBe(existingSid);
    const writes = calls(since(before));
    expect(writes.filter((call) => call === 'POST /v1/CustomerProfiles')).toEqual([]);
    // One of the two numbers was on the profile already.
    expect(writes.filter((call) => call === 'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments')).toHaveLength(1);
    expect(writes.filter((call) => call === 'POST /v1/TrustProducts/BU/ChannelEndpointAssignments')).toHaveLength(2);
  });
});
