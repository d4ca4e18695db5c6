import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exampleCustomer } from '../../src/domain/example-customer.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { closeBrowser, missingParts, PATIENCE, Playground } from './support/browser.js';

/* A number can be on one profile only, and the examples are not the only ones that take numbers. */

const ONBOARD = 'OnboardVoiceIntegrity';
const MUTATION = `mutation ${ONBOARD}($input: OnboardVoiceIntegrityInput!) {
  onboardVoiceIntegrity(input: $input) { onboarding { id status } userErrors { code message } }
}`;
let app: TestApp;

async function open(fragment = ''): Promise<Playground> {
  const playground = await Playground.open(`${app.app.playgroundUrl ?? ''}${fragment}`);
  onTestFinished(() => playground.close());
  return playground;
}

interface Variables {
  readonly input: { readonly idempotencyKey: string; readonly phoneNumberSids: readonly string[] };
}

/** What stands in the editor of the tab. */
async function numbersIn(playground: Playground): Promise<readonly string[]> {
  return (JSON.parse(await playground.text('variables')) as Variables).input.phoneNumberSids;
}

/** Runs the tab until its answer is there. */
async function answerOf(playground: Playground): Promise<{ id: string; status: string } | null> {
  const answered = playground.page.waitForResponse(
    (response) => (response.request().postData() ?? '').includes(`"${ONBOARD}"`),
    PATIENCE,
  );
  await playground.run();
  const { data } = (await (await answered).json()) as {
    data: { onboardVoiceIntegrity: { onboarding: { id: string; status: string } | null } };
  };
  return data.onboardVoiceIntegrity.onboarding;
}

/** Onboards as the README's command does: from another place, with numbers that were free. */
async function onboardElsewhere(key: string, numbers: readonly string[]): Promise<void> {
  const answer = await app.data(MUTATION, { input: exampleCustomer(key, numbers) });
  expect(answer).toMatchObject({
    onboardVoiceIntegrity: { onboarding: { status: 'WAITING_FOR_REVIEW' }, userErrors: [] },
  });
}

async function firstNumbers(): Promise<readonly string[]> {
  type Numbers = { incomingPhoneNumbers: { nodes: readonly { sid: string }[] } };
  const { incomingPhoneNumbers } = await app.data<Numbers>('{ incomingPhoneNumbers(first: 2) { nodes { sid } } }');
  return incomingPhoneNumbers.nodes.map(({ sid }) => sid);
}

afterAll(closeBrowser);

describe.skipIf(missingParts().length > 0)('the numbers of the onboarding example', { timeout: 60_000 }, () => {
  let used: readonly string[];

  beforeAll(async () => {
    app = await startTestApp();
    app.sandbox.clock.freeze();
    used = await firstNumbers();
    await onboardElsewhere('before-the-page', used);
  });
  afterAll(() => app.close());

  it('are free ones where others are in use when the page opens', async () => {
    const playground = await open();
    await playground.openTab(ONBOARD);
    const numbers = await numbersIn(playground);
    expect(numbers).toHaveLength(2);
    expect(numbers.filter((sid) => used.includes(sid))).toEqual([]);
    expect(await answerOf(playground)).toMatchObject({ status: 'WAITING_FOR_REVIEW' });
    expect(playground.faults).toEqual([]);
  });

  it('are replaced where they came into use while the page was open, and stay those of the run from then on', async () => {
    const playground = await open();
    await playground.openTab(ONBOARD);
    const before = await numbersIn(playground);
    await onboardElsewhere('beside-the-page', before);

    const first = await answerOf(playground);
    expect(first).toMatchObject({ status: 'WAITING_FOR_REVIEW' });
    const after = await numbersIn(playground);
    expect(after).toHaveLength(2);
    expect(after.filter((sid) => before.includes(sid))).toEqual([]);

    // Its own run holds them now; the same key with the same input finds it.
    expect(await answerOf(playground)).toEqual(first);
    expect(await numbersIn(playground)).toEqual(after);
    expect(playground.faults).toEqual([]);
  });

  it('are left as they are where the person has put them in', async () => {
    const variables = JSON.stringify({ input: exampleCustomer('own-numbers', used) });
    const playground = await open(`#${new URLSearchParams({ query: MUTATION, variables }).toString()}`);
    expect(await answerOf(playground)).toMatchObject({ status: 'ACTION_REQUIRED' });
    expect(await numbersIn(playground)).toEqual(used);
  });
});
