import { beforeAll, expect, test } from 'vitest';
import { numberDispenser, onboard, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();
let numbers: readonly string[];

beforeAll(async () => {
  numbers = await numberDispenser(app)(2);
});

type Input = ReturnType<typeof voiceIntegrityInput>;
type Secondary = Input['customerProfile']['secondary'];

const withSecondary = (input: Input, change: (secondary: Secondary) => object) => ({
  ...input,
  customerProfile: { secondary: { ...input.customerProfile.secondary, ...change(input.customerProfile.secondary) } },
});

/** Each: what is wrong, and the paths at which the answer must say so. */
const CASES: readonly [name: string, change: (input: Input) => object, paths: readonly (readonly string[])[]][] = [
  [
    'a SID of another kind',
    (input) => ({ ...input, phoneNumberSids: [numbers[0]!.replace('PN', 'BU')] }),
    [['phoneNumberSids', '0']],
  ],
  [
    'an email without @',
    (input) => withSecondary(input, () => ({ email: 'CANARY-office.acme-dental.com' })),
    [['customerProfile', 'secondary', 'email']],
  ],
  [
    'three representatives',
    (input) =>
      withSecondary(input, ({ authorizedRepresentatives: [one] }) => ({ authorizedRepresentatives: [one, one, one] })),
    [['customerProfile', 'secondary', 'authorizedRepresentatives']],
  ],
  [
    'a NUL, which no database keeps, and half of a character',
    (input) => ({
      ...withSecondary(input, () => ({ friendlyName: 'CANARY\0' })),
      idempotencyKey: 'CANARY\0',
      voiceIntegrity: { ...input.voiceIntegrity, notes: 'CANARY\ud800' },
    }),
    [['customerProfile', 'secondary', 'friendlyName'], ['idempotencyKey'], ['voiceIntegrity', 'notes']],
  ],
  ['no phone numbers', (input) => ({ ...input, phoneNumberSids: [] }), [['phoneNumberSids']]],
  [
    'an unknown use case',
    (input) => ({ ...input, voiceIntegrity: { ...input.voiceIntegrity, useCase: 'CANARY spamming' } }),
    [['voiceIntegrity', 'useCase']],
  ],
  [
    'a registration number with letters',
    (input) =>
      withSecondary(input, ({ business }) => ({ business: { ...business, businessRegistrationNumber: '12CANARY' } })),
    [['customerProfile', 'secondary', 'business', 'businessRegistrationNumber']],
  ],
  [
    'both an existing profile and one to make',
    (input) => ({
      ...input,
      customerProfile: { ...input.customerProfile, existingSid: `BU${'a'.repeat(32)}` },
    }),
    [['customerProfile']],
  ],
  [
    'several things at once, each with its own path',
    (input) => ({
      ...withSecondary(input, ({ authorizedRepresentatives: [one] }) => ({
        email: 'CANARY',
        authorizedRepresentatives: [{ ...one, phoneNumber: 'CANARY' }],
      })),
      phoneNumberSids: [],
      voiceIntegrity: { ...input.voiceIntegrity, businessEmployeeCount: -1 },
    }),
    [
      ['customerProfile', 'secondary', 'authorizedRepresentatives', '0', 'phoneNumber'],
      ['customerProfile', 'secondary', 'email'],
      ['phoneNumberSids'],
      ['voiceIntegrity', 'businessEmployeeCount'],
    ],
  ],
];

test.each(CASES)('%s: userErrors with the path, no run and no upstream call', async (_name, change, paths) => {
  const input = change(voiceIntegrityInput(numbers));
  const before = app.sandbox.journal().length;
  const { onboarding, userErrors } = await onboard(app, input);
  expect(onboarding).toBeNull();
  expect(userErrors.map((error) => error.path).sort()).toEqual(paths);
  expect(userErrors.every((error) => error.code === 'INVALID_INPUT' && error.message.length > 10)).toBe(true);
  expect(JSON.stringify(userErrors)).not.toContain('CANARY');
  expect(app.sandbox.journal().length).toBe(before);
  const { onboardings } = await app.data<{ onboardings: { nodes: unknown[] } }>('{ onboardings { nodes { id } } }');
  expect(onboardings.nodes).toEqual([]);
});

test('a malformed SID is a GraphQL error that names the path and not the value', async () => {
  const input = { ...voiceIntegrityInput(numbers), phoneNumberSids: ['CANARY'] };
  const answer = await app.execute(
    `mutation ($input: OnboardVoiceIntegrityInput!) { onboardVoiceIntegrity(input: $input) { userErrors { message } } }`,
    { input },
  );
  expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  expect(answer.errors?.[0]?.message).toContain('phoneNumberSids');
  expect(JSON.stringify(answer)).not.toContain('CANARY');
});
