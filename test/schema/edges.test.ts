import { describe, expect, it } from 'vitest';
import { CallerError, ServiceError, userError } from '../../src/domain/errors.js';
import { toGlobalId } from '../../src/domain/global-id.js';
import { ACCOUNT, contextWith, run, sid } from './in-process.js';
import { endUser, entityAssignment, evaluation, load, numberAssignment } from './records.js';
import { onboarding, phoneNumber, product, profile } from './records.js';

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

  it('onboardings of several bundles are read together, each with its page', async () => {
    const asked: unknown[] = [];
    const node = onboarding();
    const onboardings = {
      pagesOfBundles: (...request: readonly unknown[]) => {
        asked.push(request);
        const page = { edges: [{ cursor: 'c', node }], hasNextPage: false, hasPreviousPage: false };
        return Promise.resolve([page, new CallerError(userError('INVALID_INPUT', 'A foreign cursor.')), page]);
      },
    };
    const { data, errors } = await run(
      `{ trustProduct(sid: "${product.sid}") { onboardings(first: 5) { nodes { status } } }
        other: trustProduct(sid: "${product.sid}") { onboardings(after: "c") { nodes { status } } }
        customerProfile(sid: "${profile.sid}") { onboardings(after: null) { nodes { status } } } }`,
      {},
      contextWith({ trustHub: { ...trustHub, customerProfiles: { load: load(profile) } }, onboardings }),
    );
    const shown = { onboardings: { nodes: [{ status: 'RUNNING' }] } };
    expect(data).toEqual({ trustProduct: shown, other: null, customerProfile: shown });
    expect(errors?.map(({ path }) => path)).toEqual([['other', 'onboardings']]);
    expect(asked).toEqual([
      [
        ACCOUNT,
        [
          { bundleSid: product.sid, page: { first: 5 } },
          { bundleSid: product.sid, page: { first: 20, after: 'c' } },
          { bundleSid: profile.sid, page: { first: 20 } },
        ],
      ],
    ]);
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
