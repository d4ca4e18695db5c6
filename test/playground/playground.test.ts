import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database.js';
import { freePort } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { closeBrowser, missingParts, PATIENCE, Playground } from './support/browser.js';

const KEY = 'playground-key-0123456789';
const missing = missingParts();
const inCi = process.env['CI'] === 'true';

if (missing.length > 0 && !inCi) {
  console.warn(`\nSKIPPED: the playground is NOT tested in a browser. Missing: ${missing.join(' and ')}\n`);
}

let app: TestApp;
const opened: Playground[] = [];

async function open(): Promise<Playground> {
  const playground = await Playground.open(app.app.playgroundUrl ?? '');
  opened.push(playground);
  onTestFinished(() => playground.close());
  return playground;
}

/** Waits until the response matches. */
async function responds(playground: Playground, expected: object): Promise<void> {
  await expect.poll(() => playground.response(), PATIENCE).toMatchObject(expected);
}

const progressOf = (status: string, completed: number) => ({
  data: { onboardingUpdated: { status, progress: { completed, total: 23 }, failure: null } },
});

afterEach(() => {
  const outside = opened.splice(0).flatMap((playground) => playground.outside);
  expect(outside, 'requests that left the origin').toEqual([]);
});

it.skipIf(missing.length > 0 && !inCi)('has a browser and a built playground to be tested with', () => {
  expect(missing).toEqual([]);
});

afterAll(closeBrowser);

describe.skipIf(missing.length > 0)('the playground, without keys', { timeout: 60_000 }, () => {
  /** One page for all tests but the last, because to open one takes seconds. */
  let playground: Playground;

  beforeAll(async () => {
    app = await startTestApp();
    // Time stands still, so that every stage of a review stays on the screen until the test goes on.
    app.sandbox.clock.freeze();
    playground = await Playground.open(app.app.playgroundUrl ?? '');
  });
  beforeEach(() => {
    opened.push(playground);
    playground.faults.length = 0;
  });
  afterAll(async () => {
    await playground.close();
    await app.close();
  });

  it('opens with a tab for the profile graph, the composite, the subscription and each step', async () => {
    expect(await playground.tabs()).toEqual([
      'ProfileGraph',
      'PhoneNumbers',
      'OnboardVoiceIntegrity',
      'OnboardingProgress',
      'Onboardings',
      'Step1_CreateProfile',
      'Step2_ConnectPrimary',
      'Step3_CreateAddress',
      'Step4_CreateBusiness',
      'Step5_CreateRepresentative',
      'Step6_ConnectToProfile',
      'Step7_AddNumbersToProfile',
      'Step8_EvaluateProfile',
      'Step9_CreateProduct',
      'Step10_ConnectProduct',
      'Step11_ProfileStatus',
    ]);
    expect(await playground.page.locator('.badge').innerText()).toBe('Sandbox');
    expect(await playground.page.locator('.access-banner').count()).toBe(0);
    expect(playground.faults).toEqual([]);
  });

  it('shows the primary profile in the profile graph', async () => {
    await playground.openTab('ProfileGraph');
    await playground.run();
    const profile = { kind: 'PRIMARY_CUSTOMER_PROFILE_BUSINESS', status: 'TWILIO_APPROVED' };
    await expect
      .poll(() => playground.response(), PATIENCE)
      .toHaveProperty('data.customerProfiles.nodes', expect.arrayContaining([expect.objectContaining(profile)]));
    expect(playground.faults).toEqual([]);
  });

  it('says so when the server does not answer', async () => {
    await playground.page.route('**/graphql', (route) => route.abort());
    onTestFinished(() => playground.page.unrouteAll());
    await playground.openTab('Onboardings');
    await playground.run();
    const message = expect.stringContaining('The server did not answer. Is it running?') as string;
    await responds(playground, { errors: [{ message }] });
  });

  it('onboards with the variables as they are, and shows the progress live until it is completed', async () => {
    await playground.openTab('OnboardVoiceIntegrity');
    expect(await playground.text('variables')).toMatch(/"phoneNumberSids": \[\s*"PN\w{32}",\s*"PN\w{32}"\s*\]/);
    await playground.run();
    const submitted = { status: 'WAITING_FOR_REVIEW', progress: { completed: 19, total: 23 }, failure: null };
    await responds(playground, { data: { onboardVoiceIntegrity: { onboarding: submitted, userErrors: [] } } });

    await playground.page.getByRole('button', { name: 'Onboarding progress' }).click();
    await playground.openTab('OnboardingProgress');
    await playground.run();
    await responds(playground, progressOf('WAITING_FOR_REVIEW', 19));
    await app.sandbox.clock.advance(60_000);
    await responds(playground, progressOf('WAITING_FOR_REVIEW', 22));
    await app.sandbox.clock.advance(60_000);
    await responds(playground, progressOf('COMPLETED', 23));

    // The server has ended the subscription, so the button runs again instead of stopping.
    await playground.page.getByRole('button', { name: /^Execute/ }).waitFor();
    await playground.openTab('Onboardings');
    await playground.run();
    await responds(playground, {
      data: {
        onboardings: {
          nodes: [{ idempotencyKey: expect.stringMatching(/^playground-\w+$/) as string, status: 'COMPLETED' }],
        },
      },
    });
    expect(playground.faults).toEqual([]);
  });

  it('walks through the eleven steps with what each of them made, and says what is missing', async () => {
    const playground = await open();
    /** Runs an operation; every list of user errors and of refused numbers in its answer must be empty. */
    const does = async (tab: string, operation: string | undefined, data: object) => {
      await playground.openTab(tab);
      await playground.run(operation);
      await responds(playground, { data });
      const faults = (await playground.text('response')).match(/"userErrors": \[\s*\{|"error": \{/g) ?? [];
      expect(faults, `${operation ?? tab}: ${await playground.text('response')}`).toEqual([]);
    };
    const attached = { entityAssignment: { sid: expect.stringMatching(/^BV/) as string } };
    const added = { results: [{ assignment: { sid: expect.any(String) as string } }, { error: null }] };

    await playground.openTab('Step2_ConnectPrimary');
    await playground.run();
    await responds(playground, { errors: [{ message: expect.stringContaining('$CUSTOMER_PROFILE_SID') as string }] });

    await does('Step1_CreateProfile', undefined, { createCustomerProfile: { customerProfile: { status: 'DRAFT' } } });
    await does('Step2_ConnectPrimary', undefined, { assignEntityToCustomerProfile: attached });
    await does('Step3_CreateAddress', 'Step3_CreateAddress', { createAddress: { address: { city: 'San Francisco' } } });
    // The tab is now named after the operation that ran last.
    await playground.run('Step3_CreateDocument');
    await responds(playground, { data: { createAddressDocument: { supportingDocument: { status: 'DRAFT' } } } });
    await does('Step4_CreateBusiness', undefined, {
      createBusinessInformation: { endUser: { type: 'customer_profile_business_information' } },
    });
    await does('Step5_CreateRepresentative', undefined, {
      createAuthorizedRepresentative: { endUser: { type: 'authorized_representative_1' } },
    });
    await does('Step6_ConnectToProfile', undefined, {
      document: attached,
      business: attached,
      representative: attached,
    });
    await does('Step7_AddNumbersToProfile', undefined, { assignPhoneNumbersToCustomerProfile: added });
    await does('Step8_EvaluateProfile', 'Step8_EvaluateProfile', {
      evaluateCustomerProfile: { evaluation: { status: 'COMPLIANT' } },
    });
    await playground.run('Step8_SubmitProfile');
    await responds(playground, { data: { submitCustomerProfile: { customerProfile: { status: 'PENDING_REVIEW' } } } });
    await app.sandbox.clock.advance(60_000);
    await does('Step9_CreateProduct', undefined, {
      createTrustProduct: { trustProduct: { kind: 'VOICE_INTEGRITY' } },
      createVoiceIntegrityInformation: { endUser: { details: { useCase: 'Order Notifications' } } },
    });
    await does('Step10_ConnectProduct', undefined, { information: attached, profile: attached, numbers: added });
    await does('Step11_ProfileStatus', 'Step11_ProfileStatus', { customerProfile: { status: 'TWILIO_APPROVED' } });
    await playground.run('Step11_EvaluateProduct');
    await responds(playground, { data: { evaluateTrustProduct: { evaluation: { status: 'COMPLIANT' } } } });
    await playground.run('Step11_SubmitProduct');
    await responds(playground, { data: { submitTrustProduct: { trustProduct: { status: 'PENDING_REVIEW' } } } });
    expect(playground.faults).toEqual([]);
  });
});

describe.skipIf(missing.length > 0)('the playground, where a key is needed', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    app = await startTestApp({ API_KEYS: KEY, PLAYGROUND: 'true' });
  });
  afterAll(() => app.close());

  it('asks for a key, refuses a wrong one, and works over HTTP and WebSocket with a right one', async () => {
    const playground = await open();
    const banner = playground.page.locator('.access-banner');
    expect(await banner.innerText()).toContain('This server needs an API key.');

    await playground.enterKey('not-one-of-the-keys-0123');
    expect(await banner.innerText()).toContain('The server refused this API key.');

    await playground.enterKey(KEY);
    await expect.poll(() => banner.count()).toBe(0);
    await playground.openTab('ProfileGraph');
    await playground.run();
    await responds(playground, { data: { customerProfiles: { nodes: [{ status: 'TWILIO_APPROVED' }] } } });

    await playground.openTab('OnboardVoiceIntegrity');
    // The tab was opened before there was a key; its numbers were put in once they could be asked for.
    expect(await playground.text('variables')).not.toContain('$');
    await playground.run();
    await responds(playground, { data: { onboardVoiceIntegrity: { userErrors: [] } } });
    await playground.openTab('OnboardingProgress');
    await playground.run();
    await responds(playground, progressOf('COMPLETED', 23));

    // What Chromium says of the answers before the key; anything else would be a fault of the page.
    expect(playground.faults.filter((fault) => !fault.includes('401 (Unauthorized)'))).toEqual([]);
  });
});

describe.skipIf(missing.length > 0)('the playground, while its server comes and goes', { timeout: 60_000 }, () => {
  let dataDir: string;
  const start = async (port: number, databaseUrl: string) =>
    startTestApp({ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  beforeAll(() => void (dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-playground-'))));
  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('goes on with the subscription when the server was restarted', async () => {
    const [port, databaseUrl] = [await freePort(), await createTestDatabase()];
    app = await start(port, databaseUrl);
    app.sandbox.clock.freeze();
    const playground = await open();
    await playground.openTab('OnboardVoiceIntegrity');
    await playground.run();
    await responds(playground, { data: { onboardVoiceIntegrity: { onboarding: { status: 'WAITING_FOR_REVIEW' } } } });
    await playground.openTab('OnboardingProgress');
    await playground.run();
    await responds(playground, progressOf('WAITING_FOR_REVIEW', 19));

    await app.close();
    app = await start(port, databaseUrl);
    await responds(playground, progressOf('COMPLETED', 23));
    const unexpected = playground.faults.filter((fault) => !/503|WebSocket connection to .* failed/.test(fault));
    expect(unexpected).toEqual([]);
  });
});
