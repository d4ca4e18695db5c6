import { Kind, OperationTypeNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MIRRORED, untilReadSince } from '../mirror/support/mirrored.js';
import { plantCustomer } from '../onboarding/later/support/leaving.js';
import { inputFor, onboardKind } from '../support/onboarding-kinds.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { blocksOf } from './support/blocks.js';

/* Each block of GraphQL in README.md and docs is sent as it stands there, with variables of a customer that fits. */

const BRANDED = 'RNec5c6f3b750ed0d117c1951b5d5ce8c1';
let app: TestApp;
/** By the names of variables. A function gets another customer, or another run, for each block. */
let values: Readonly<Record<string, (text: string) => unknown>>;

beforeAll(async () => {
  app = await startTestApp({ ...MIRRORED, SANDBOX_REVIEW_DELAY_MS: '3600000', SANDBOX_PHONE_NUMBERS: '60' });
  const { sandbox } = app;
  const customers = Array.from({ length: 8 }, () => plantCustomer(sandbox));
  const [waiting, cancelled] = await Promise.all([startRun(), startRun()]);
  const rejected = await startRun();
  await reject(rejected);
  await untilReadSince(app);
  const takeCustomer = () => customers.pop() ?? expect.fail('More customers are needed.');
  const key = () => `docs-${customers.length}-${performance.now()}`;
  const shown = customers[0]!;
  const onProfile = (kind: 'SHAKEN_STIR' | 'CNAM') =>
    inputFor(kind, sandbox.addPhoneNumbers(1), { existingSid: takeCustomer().profile });
  values = {
    sid: (text) => (text.includes('incomingPhoneNumber(') ? shown.numbers[0] : shown.profile),
    id: (text) => (text.includes('cancelOnboarding') ? cancelled : text.includes('resume') ? rejected : waiting).id,
    after: () => null,
    customer: () => shown.profile,
    search: () => 'acme',
    inAMonth: () => new Date(Date.now() + 30 * 86_400_000).toISOString(),
    address: () => shown.address,
    kinds: () => null,
    kind: () => 'SHAKEN_STIR',
    policySid: () => BRANDED,
    profile: () => takeCustomer().profile,
    numbers: () => sandbox.addPhoneNumbers(2),
    ChangeCustomerInput: () => ({
      ...{ idempotencyKey: key(), customerProfileSid: takeCustomer().profile },
      corrections: { business: { businessName: 'Owl Bookshop and Cafe' } },
    }),
    OffboardCustomerInput: () => {
      return { idempotencyKey: key(), customerProfileSid: takeCustomer().profile, mode: 'FREE_NUMBERS' };
    },
    OnboardShakenStirInput: () => onProfile('SHAKEN_STIR'),
    OnboardCnamInput: () => onProfile('CNAM'),
    PhoneNumbersInput: () => {
      const { profile: customerProfileSid } = takeCustomer();
      return { idempotencyKey: key(), customerProfileSid, phoneNumberSids: sandbox.addPhoneNumbers(2) };
    },
  };
});
afterAll(() => app.close());

interface StartedRun {
  readonly id: string;
  readonly profile: string;
}

/** A run that waits for the review of its profile. */
async function startRun(): Promise<StartedRun> {
  const input = inputFor('VOICE_INTEGRITY', app.sandbox.addPhoneNumbers(1), { secondary: (good) => good });
  const { onboarding } = await onboardKind(app, 'VOICE_INTEGRITY', input);
  expect(onboarding).toMatchObject({ status: 'WAITING_FOR_REVIEW' });
  const step = onboarding!.steps.find(({ key }) => key === 'create-customer-profile');
  return { id: onboarding!.id, profile: step?.resourceSid ?? '' };
}

async function reject({ id, profile }: StartedRun): Promise<void> {
  await app.sandbox.review(profile, 'rejected', [18602]);
  const query = 'query ($id: ID!) { onboarding(id: $id) { status } }';
  const done = { onboarding: { status: 'ACTION_REQUIRED' } };
  // Not with `expect.poll`: it is called in a hook.
  await vi.waitFor(async () => expect(await app.data(query, { id })).toEqual(done), { timeout: 60_000, interval: 50 });
}

describe('blocks of GraphQL', () => {
  it.each(blocksOf('graphql'))('$place', async ({ text }) => {
    const [operation] = parse(text).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('It is no operation.');
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? []).map(({ variable: { name }, type }) => {
        const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
        const typeName = named.kind === Kind.NAMED_TYPE ? named.name.value : '';
        const value = values[name.value] ?? values[typeName] ?? expect.fail(`$${name.value} has no value.`);
        return [name.value, value(text)];
      }),
    );
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      // One that has nothing to say yet goes on quietly; one that is refused ends with an error at once.
      const events = app.subscribe(text, variables);
      const quiet = new Promise((resolve) => setTimeout(resolve, 500, { done: false }));
      expect(await Promise.race([events.next(), quiet])).toMatchObject({ done: false });
      void events.return(undefined);
      return;
    }
    const { data, errors } = await app.execute(text, variables);
    expect(errors).toBeUndefined();
    for (const [field, value] of Object.entries(data ?? {})) expect(value, field).not.toBeNull();
    expect(JSON.stringify(data)).not.toMatch(/"(userErrors|refused)":\[\{/);
  });

  it('are there', () => {
    expect(blocksOf('graphql').length).toBeGreaterThan(20);
  });
});
