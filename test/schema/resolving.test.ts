import { parse, subscribe, type ExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CallerError, ServiceError, userError } from '../../src/domain/errors.js';
import { toGlobalId } from '../../src/domain/global-id.js';
import type { OnboardingInput } from '../../src/domain/onboarding-input.js';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';
import { ACCOUNT, contextWith, run, sid } from './in-process.js';
import { bundle, endUser, entityAssignment, evaluation, numberAssignment, onboarding, phoneNumber } from './records.js';

const load =
  <Item>(item: Item) =>
  () =>
    Promise.resolve(item);
const product = bundle('TrustProduct');
const profile = bundle('CustomerProfile');

describe('node', () => {
  const context = contextWith({
    trustHub: {
      customerProfiles: { load: load(profile) },
      trustProducts: { load: load(product) },
      endUsers: { load: load(endUser) },
      entityAssignments: { load: load(entityAssignment(endUser.sid)) },
      channelEndpointAssignments: { load: load(numberAssignment(1)) },
      evaluations: { load: load(evaluation) },
      incomingPhoneNumbers: { load: load(phoneNumber(1)) },
      policies: { load: load({ sid: sid('RN'), friendlyName: 'p', kind: 'UNKNOWN' as const, requirements: {} }) },
    },
    onboardings: { get: load(onboarding()) },
  });
  const inBundle = (prefix: string, digit: number) => `TrustProduct/${product.sid}/${sid(prefix, digit)}`;

  it.each([
    ['CustomerProfile', profile.sid],
    ['TrustProduct', product.sid],
    ['EndUser', endUser.sid],
    ['IncomingPhoneNumber', sid('PN', 1)],
    ['Policy', sid('RN')],
    ['EntityAssignment', inBundle('BV', 4)],
    ['ChannelEndpointAssignment', inBundle('RA', 1)],
    ['Evaluation', inBundle('EL', 5)],
    ['Onboarding', 'run-1'],
  ] as const)('%s is loaded by its id and has that id', async (type, key) => {
    const id = toGlobalId(type, ACCOUNT, key);
    const { data } = await run('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, context);
    expect(data).toEqual({ node: { __typename: type, id } });
  });

  it.each([
    ['of another account', toGlobalId('EndUser', sid('AC', 9), endUser.sid)],
    ['that is no id', 'nonsense'],
    ['whose key is no SID', toGlobalId('EndUser', ACCOUNT, '../Policies')],
    ['whose key is of another kind', toGlobalId('EndUser', ACCOUNT, sid('BU'))],
    ['whose bundle is no SID', toGlobalId('Evaluation', ACCOUNT, `TrustProduct/x/${sid('EL')}`)],
    ['whose bundle is of no kind', toGlobalId('Evaluation', ACCOUNT, `Bundle/${sid('BU')}/${sid('EL')}`)],
  ])('an id %s is null, without a call', async (_what, id) => {
    expect(await run('query ($id: ID!) { nodes(ids: [$id]) { id } }', { id })).toEqual({ data: { nodes: [null] } });
  });
});

describe('the edges of a bundle', () => {
  const trustHub = {
    trustProducts: { load: load(product) },
    channelEndpointAssignments: { list: load([numberAssignment(1), numberAssignment(2)]) },
  };
  const query = (selection: string) => `
    { trustProduct(sid: "${product.sid}") { kind phoneNumbers { ${selection} } } }
    fragment Light on Node { ... on IncomingPhoneNumber { sid __typename } }`;

  it.each(['sid', 'id sid', '...Light id'])('phoneNumbers { %s } fetches no number', async (selection) => {
    const source = selection.includes('Light') ? query(selection) : query(selection).replace(/fragment[\s\S]*/, '');
    const { data, errors } = await run(source, {}, contextWith({ trustHub }));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      trustProduct: { kind: 'VOICE_INTEGRITY', phoneNumbers: [{ sid: sid('PN', 1) }, { sid: sid('PN', 2) }] },
    });
  });

  it('phoneNumbers with more fetches them, and shows what is gone by its SID, with an error for its path', async () => {
    const number = phoneNumber(1);
    const gone = new CallerError(userError('NOT_FOUND', 'It is gone.'));
    const incomingPhoneNumbers = {
      loadAssigned: (wanted: string) => (wanted === number.sid ? Promise.resolve(number) : Promise.reject(gone)),
    };
    const source = query('sid phoneNumber').replace(/fragment[\s\S]*/, '');
    const context = contextWith({ trustHub: { ...trustHub, incomingPhoneNumbers } });
    const { data } = await run(source, {}, context);
    expect(data?.['trustProduct']).toMatchObject({
      phoneNumbers: [
        { sid: sid('PN', 1), phoneNumber: '+14155550123' },
        { sid: sid('PN', 2), phoneNumber: '' },
      ],
    });
    expect(context.partial).toMatchObject([{ path: ['trustProduct', 'phoneNumbers', 1], originalError: gone }]);
  });

  it('objects are distinguished, typed, and one that fails nulls one field', async () => {
    const context = contextWith({
      trustHub: {
        trustProducts: { load: load(product) },
        customerProfiles: { load: load(profile) },
        endUsers: { load: load(endUser) },
        supportingDocuments: { load: () => Promise.reject(new ServiceError('UPSTREAM_TIMEOUT', 'Too late.')) },
        entityAssignments: {
          list: load([entityAssignment(endUser.sid), entityAssignment(profile.sid), entityAssignment(sid('RD'))]),
          page: load({
            edges: [{ cursor: 'c', node: entityAssignment(endUser.sid) }],
            hasNextPage: true,
            hasPreviousPage: false,
          }),
        },
      },
    });
    const { data, errors } = await run(
      `{ trustProduct(sid: "${product.sid}") {
        endUsers { details { __typename ... on VoiceIntegrityInformation { useCase businessEmployeeCount } } }
        supportingProfiles { sid }
        supportingDocuments { sid }
        entityAssignments(first: 1) {
          nodes { object { __typename } bundle { __typename sid } }
          pageInfo { hasNextPage startCursor endCursor }
        }
      } }`,
      {},
      context,
    );
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.path).toEqual(['trustProduct', 'supportingDocuments']);
    const details = { __typename: 'VoiceIntegrityInformation', useCase: 'Telehealth', businessEmployeeCount: 12 };
    expect(data).toEqual({
      trustProduct: {
        endUsers: [{ details }],
        supportingProfiles: [{ sid: profile.sid }],
        supportingDocuments: null,
        entityAssignments: {
          nodes: [{ object: { __typename: 'EndUser' }, bundle: { __typename: 'TrustProduct', sid: product.sid } }],
          pageInfo: { hasNextPage: true, startCursor: 'c', endCursor: 'c' },
        },
      },
    });
  });
});

describe('steps', () => {
  it('numbers have an outcome each', async () => {
    const create = (_bundle: unknown, number: string) => {
      if (number === sid('PN', 1)) return Promise.resolve(numberAssignment(1));
      const conflict = new CallerError(userError('CONFLICT', 'It belongs to another.'));
      return Promise.reject(number === sid('PN', 2) ? conflict : new ServiceError('UPSTREAM_TIMEOUT', 'Too late.'));
    };
    const assign = (digits: readonly number[]) =>
      run(
        `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToTrustProduct(input: $input) {
          results { phoneNumberSid assignment { sid } error { code path } } userErrors { code } } }`,
        { input: { bundleSid: product.sid, phoneNumberSids: digits.map((digit) => sid('PN', digit)) } },
        contextWith({ trustHub: { channelEndpointAssignments: { create } } }),
      );
    expect((await assign([1, 2, 3])).data).toEqual({
      assignPhoneNumbersToTrustProduct: {
        results: [
          { phoneNumberSid: sid('PN', 1), assignment: { sid: sid('RA', 1) }, error: null },
          {
            phoneNumberSid: sid('PN', 2),
            assignment: null,
            error: { code: 'CONFLICT', path: ['phoneNumberSids', '1'] },
          },
          {
            phoneNumberSid: sid('PN', 3),
            assignment: null,
            error: { code: 'UPSTREAM_REFUSED', path: ['phoneNumberSids', '2'] },
          },
        ],
        userErrors: [],
      },
    });
    expect((await assign([3])).errors?.[0]?.originalError).toBeInstanceOf(ServiceError);
  });

  it('a number is removed by its assignment', async () => {
    const removed: string[] = [];
    const channelEndpointAssignments = {
      list: load([numberAssignment(1)]),
      delete: (_bundle: unknown, assignment: string) => Promise.resolve(void removed.push(assignment)),
    };
    const { data } = await run(
      `mutation ($input: RemovePhoneNumbersInput!) { removePhoneNumbersFromTrustProduct(input: $input) {
        results { assignment { sid } error { code } } } }`,
      { input: { bundleSid: product.sid, phoneNumberSids: [sid('PN', 1), sid('PN', 2)] } },
      contextWith({ trustHub: { channelEndpointAssignments } }),
    );
    expect(removed).toEqual([sid('RA', 1)]);
    expect(data).toEqual({
      removePhoneNumbersFromTrustProduct: {
        results: [
          { assignment: { sid: sid('RA', 1) }, error: null },
          { assignment: null, error: { code: 'NOT_FOUND' } },
        ],
      },
    });
  });

  it('a submission that Twilio leaves a draft is reported, with the bundle', async () => {
    const onboardings = { recordBundleStatus: () => undefined };
    const { data } = await run(
      `mutation ($input: SubmitBundleInput!) { submitTrustProduct(input: $input) {
        trustProduct { status } userErrors { code } } }`,
      { input: { sid: product.sid } },
      contextWith({ trustHub: { trustProducts: { submit: load(product) } }, onboardings }),
    );
    expect(data).toEqual({
      submitTrustProduct: { trustProduct: { status: 'DRAFT' }, userErrors: [{ code: 'NOT_COMPLIANT' }] },
    });
  });

  it('an evaluation is made against the own policy; of nothing it is NOT_FOUND', async () => {
    const policies: string[] = [];
    const evaluations = {
      create: (_bundle: unknown, policy: string) => Promise.resolve((policies.push(policy), evaluation)),
    };
    const evaluate = (found: typeof product | null) =>
      run(
        `mutation { evaluateTrustProduct(input: { sid: "${product.sid}" }) {
          evaluation { status } userErrors { code path } } }`,
        {},
        contextWith({ trustHub: { trustProducts: { kind: 'TrustProduct', load: load(found) }, evaluations } }),
      );
    expect((await evaluate(product)).data).toEqual({
      evaluateTrustProduct: { evaluation: { status: 'COMPLIANT' }, userErrors: [] },
    });
    expect((await evaluate(null)).data).toEqual({
      evaluateTrustProduct: { evaluation: null, userErrors: [{ code: 'NOT_FOUND', path: ['sid'] }] },
    });
    expect(policies).toEqual([product.policySid]);
  });

  it('a null is "not given", but counts in free-form attributes', async () => {
    const changes: unknown[] = [];
    const update = (_sid: string, change: unknown) => Promise.resolve((changes.push(change), endUser));
    await run(
      'mutation ($input: UpdateEndUserInput!) { updateEndUser(input: $input) { userErrors { message } } }',
      { input: { sid: endUser.sid, friendlyName: null, attributes: { notes: null, list: [{ a: null }] } } },
      contextWith({ trustHub: { endUsers: { update } } }),
    );
    expect(changes).toEqual([{ attributes: { notes: null, list: [{ a: null }] } }]);
  });

  it('the policy of a new bundle follows from its kind', async () => {
    const created: unknown[] = [];
    const { data } = await run(
      `mutation { createCustomerProfile(input: { friendlyName: "Acme", email: "a@b.co" }) { customerProfile { sid } } }`,
      {},
      contextWith({
        trustHub: {
          policies: { sidOf: (kind) => Promise.resolve(`RN of ${kind}`) },
          customerProfiles: { create: (input) => Promise.resolve((created.push(input), profile)) },
        },
      }),
    );
    expect(data).toEqual({ createCustomerProfile: { customerProfile: { sid: profile.sid } } });
    expect(created).toEqual([
      { friendlyName: 'Acme', email: 'a@b.co', policySid: 'RN of SECONDARY_CUSTOMER_PROFILE_BUSINESS' },
    ]);
  });
});

describe('onboardings', () => {
  const input = {
    idempotencyKey: 'acme-1',
    customerProfile: { existingSid: profile.sid, secondary: null },
    trustProduct: { friendlyName: 'VI', email: 'a@b.co' },
    voiceIntegrity: { useCase: 'Telehealth', businessEmployeeCount: 1, averageBusinessDayCallVolume: 0, notes: null },
    phoneNumberSids: [sid('PN', 1)],
  };
  const source = `mutation ($input: OnboardVoiceIntegrityInput!) {
    onboardVoiceIntegrity(input: $input) {
      onboarding { status progress { completed total } customerProfile { sid } } userErrors { message path }
    }
  }`;

  it('a run is started with plain data and waited for', async () => {
    const started: OnboardingInput[] = [];
    const onboardings = {
      start: (_account: string, given: OnboardingInput) => Promise.resolve((started.push(given), onboarding())),
      untilSubmitted: load(onboarding({ status: 'WAITING_FOR_REVIEW', customerProfileSid: profile.sid })),
    };
    const context = contextWith({ onboardings, trustHub: { customerProfiles: { load: load(profile) } } });
    const { data } = await run(source, { input }, context);
    expect(data).toEqual({
      onboardVoiceIntegrity: {
        onboarding: {
          status: 'WAITING_FOR_REVIEW',
          progress: { completed: 2, total: 4 },
          customerProfile: { sid: profile.sid },
        },
        userErrors: [],
      },
    });
    expect(started).toStrictEqual([
      {
        kind: 'VOICE_INTEGRITY',
        ...input,
        customerProfile: { existingSid: profile.sid },
        voiceIntegrity: { useCase: 'Telehealth', businessEmployeeCount: 1, averageBusinessDayCallVolume: 0 },
        submission: 'AFTER_PROFILE_APPROVAL',
        wait: 'UNTIL_SUBMITTED',
      },
    ]);
    const given = started[0];
    expect(given?.kind === 'VOICE_INTEGRITY' && Object.getPrototypeOf(given.voiceIntegrity)).toBe(Object.prototype);
    // NOT_AT_ALL asks for nothing more: untilSubmitted is shut here.
    const { start } = onboardings;
    const quick = await run(
      source,
      { input: { ...input, wait: 'NOT_AT_ALL' } },
      contextWith({ onboardings: { start } }),
    );
    expect(quick.data).toMatchObject({ onboardVoiceIntegrity: { onboarding: { status: 'RUNNING' } } });
  });

  it('an id that is none cannot be resumed', async () => {
    const { data } = await run(
      'mutation { resumeOnboarding(input: { id: "x" }) { onboarding { id } userErrors { code path } } }',
    );
    expect(data).toEqual({
      resumeOnboarding: { onboarding: null, userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] },
    });
  });

  const follow = (id: string, context = contextWith({})) =>
    subscribe({
      schema: buildGraphQLSchema(),
      document: parse('subscription ($id: ID!) { onboardingUpdated(id: $id) { id status } }'),
      variableValues: { id },
      contextValue: context,
    });

  it('a subscription shows each state of the run', async () => {
    async function* watch() {
      yield await Promise.resolve(onboarding());
      yield onboarding({ status: 'COMPLETED' });
    }
    const id = toGlobalId('Onboarding', ACCOUNT, 'run-1');
    const events = await follow(id, contextWith({ onboardings: { get: load(onboarding()), watch } }));
    const seen: unknown[] = [];
    for await (const event of events as AsyncIterable<ExecutionResult>) seen.push(event.data);
    expect(seen).toEqual(['RUNNING', 'COMPLETED'].map((status) => ({ onboardingUpdated: { id, status } })));
  });

  it('a subscription to a run that is not there is an error that says so', async () => {
    const id = toGlobalId('Onboarding', ACCOUNT, 'run-2');
    const unknown = await follow(id, contextWith({ onboardings: { get: load(null) } }));
    expect(unknown).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const foreign = await follow(toGlobalId('Onboarding', sid('AC', 9), 'run-1'));
    expect(foreign).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});
