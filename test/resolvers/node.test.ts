import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startSandbox } from '../../src/sandbox/index.js';
import { onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { startAppOver } from '../support/start-app.js';
import { useTestApp } from '../support/use-test-app.js';
import { evaluateBoth, plantSmallGraph, type SmallGraph } from './support/small-graph.js';

const FOREIGN = `AC${'f'.repeat(32)}`;
const BUNDLE = `__typename id policy { __typename id }
  entityAssignments { nodes { __typename id } } channelEndpointAssignments { nodes { __typename id } }
  latestEvaluation { __typename id }`;
const everything = ({ profile, product, business, document, address, number }: SmallGraph) => `{
  customerProfile(sid: "${profile}") { ${BUNDLE} }
  trustProduct(sid: "${product}") { ${BUNDLE} }
  endUser(sid: "${business}") { __typename id }
  supportingDocument(sid: "${document}") { __typename id }
  address(sid: "${address}") { __typename id }
  incomingPhoneNumber(sid: "${number}") { __typename id }
  onboardings { nodes { __typename id } }
  onboardingBatches { nodes { __typename id } }
  account { __typename id }
}`;
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

interface Identified {
  readonly __typename: string;
  readonly id: string;
}

/** Whatever in an answer has a type and an id. */
function identifiedIn(value: unknown): readonly Identified[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(identifiedIn);
  return 'id' in value && '__typename' in value ? [value as Identified, ...inner] : inner;
}

const decoded = (id: string) => Buffer.from(id, 'base64url').toString('utf8');
const wrapped = (text: string) => Buffer.from(text).toString('base64url');

const app = useTestApp();
let graph: SmallGraph;
/** One or more of each type. */
let found: readonly Identified[];

beforeAll(async () => {
  graph = plantSmallGraph(app.sandbox);
  await evaluateBoth(app, graph);
  const input = { ...voiceIntegrityInput([graph.number]), wait: 'NOT_AT_ALL' };
  const { onboarding } = await onboard(app, input);
  // The number is taken: the run stops, so that no call of its own is counted below.
  await until(app, onboarding?.id ?? '', 'ACTION_REQUIRED');
  await app.data(
    'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { userErrors { code } } }',
    // The same key and input: the batch holds the run that is there.
    { input: { idempotencyKey: 'batch', items: { voiceIntegrity: [input] } } },
  );
  found = identifiedIn(await app.data(everything(graph)));
});

const upstreamCalls = () => app.sandbox.journal({ kind: 'request', method: 'GET' });
const idOf = (type: string) => found.find(({ __typename }) => __typename === type)?.id ?? '';

describe('node and nodes', () => {
  test('every type that implements Node is found by its id, one by one and all at once', async () => {
    const implementers = await app.data<{ __type: { possibleTypes: { name: string }[] } }>(
      '{ __type(name: "Node") { possibleTypes { name } } }',
    );
    // Customers come from the mirror, which is off here: test/mirror/customers.test.ts asks for one by its id.
    const types = implementers.__type.possibleTypes.map(({ name }) => name).filter((name) => name !== 'Customer');
    expect([...new Set(found.map(({ __typename }) => __typename))].sort()).toEqual(types.sort());
    expect(new Set(found.map(({ id }) => id)).size).toBe(new Set(found.map(({ id }) => decoded(id))).size);
    const asked = found.map(({ __typename, id }) => ({ __typename, id }));
    app.app.trustHubs.clear(app.accountSid);
    expect(await app.data(NODES, { ids: asked.map(({ id }) => id) })).toEqual({ nodes: asked });
    app.app.trustHubs.clear(app.accountSid);
    for (const one of asked) expect(await app.data(NODE, { id: one.id })).toEqual({ node: one });
  });

  test('the answers come in the order of the ids, what is not there as null, and twice what is asked for twice', async () => {
    const [user, number] = [idOf('EndUser'), idOf('IncomingPhoneNumber')];
    const gone = wrapped(`EndUser:${app.accountSid}:IT${'0'.repeat(32)}`);
    const { nodes } = await app.data<{ nodes: (Identified | null)[] }>(NODES, { ids: [number, gone, user, number] });
    expect(nodes.map((node) => node?.id ?? null)).toEqual([number, null, user, number]);
  });

  test('at most 100 ids, and the error says so', async () => {
    const ids = Array.from({ length: 101 }, () => idOf('EndUser'));
    const { errors } = await app.execute(NODES, { ids });
    expect(errors).toMatchObject([{ message: 'Ask for at most 100 ids.', extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await app.data<{ nodes: unknown[] }>(NODES, { ids: ids.slice(1) })).nodes).toHaveLength(100);
  });
});

describe('an id that this server did not give to this account', () => {
  beforeEach(() => {
    app.app.trustHubs.clear(app.accountSid);
    app.sandbox.clearJournal();
  });

  test('of another account: null for every type, and nothing is asked of Twilio', async () => {
    const ids = found.map(({ id }) => wrapped(decoded(id).replace(app.accountSid, FOREIGN)));
    expect(await app.data(NODES, { ids })).toEqual({ nodes: ids.map(() => null) });
    for (const id of ids) expect(await app.data(NODE, { id })).toEqual({ node: null });
    expect(upstreamCalls()).toEqual([]);
  });

  const mine = (text: (accountSid: string) => string) => () => wrapped(text(app.accountSid));
  const SID = 'a'.repeat(32);
  test.each<[string, () => string]>([
    ['empty', () => ''],
    ['no base64', () => '💥 nonsense'],
    ['nothing of ours in it', () => wrapped('nonsense')],
    ['of an unknown type', mine((account) => `Spaceship:${account}:IT${SID}`)],
    ['of a type that is no Node', mine((account) => `Rejection:${account}:IT${SID}`)],
    ['of a type by its prototype', mine((account) => `constructor:${account}:IT${SID}`)],
    ['without a key', mine((account) => `EndUser:${account}:`)],
    ['with more parts', mine((account) => `EndUser:${account}:IT${SID}:more`)],
    ['whose key is a path', mine((account) => `EndUser:${account}:../Policies`)],
    ['whose key is of another kind', mine((account) => `EndUser:${account}:BU${SID}`)],
    ['whose key has a line break', mine((account) => `EndUser:${account}:IT${SID}\n`)],
    ['without a bundle', mine((account) => `Evaluation:${account}:EL${SID}`)],
    ['of no kind of bundle', mine((account) => `Evaluation:${account}:Bundle/BU${SID}/EL${SID}`)],
    ['of no bundle', mine((account) => `Evaluation:${account}:TrustProduct/x/EL${SID}`)],
    ['of too many bundles', mine((account) => `Evaluation:${account}:TrustProduct/BU${SID}/BU${SID}/EL${SID}`)],
    ['of no run', mine((account) => `Onboarding:${account}:nobody`)],
    ['of a run with a NUL', mine((account) => `Onboarding:${account}:\0`)],
    ['of a run with a quote', mine((account) => `Onboarding:${account}:' or true --`)],
    ['beyond measure', mine((account) => `EndUser:${account}:${'IT'.repeat(20_000)}`)],
  ])('%s: null, without an error, and nothing is asked of Twilio', async (_, id) => {
    expect(await app.data(NODES, { ids: [id()] })).toEqual({ nodes: [null] });
    expect(await app.data(NODE, { id: id() })).toEqual({ node: null });
    expect(await app.data('query ($id: ID!) { onboarding(id: $id) { id } }', { id: id() })).toEqual({
      onboarding: null,
    });
    expect(upstreamCalls()).toEqual([]);
  });

  test('a product is no profile, and an assignment is only on its own bundle', async () => {
    const { accountSid } = app;
    const key = decoded(idOf('EntityAssignment')).split('/').at(-1) ?? '';
    const ids = [
      wrapped(`CustomerProfile:${accountSid}:${graph.product}`),
      wrapped(`TrustProduct:${accountSid}:${graph.profile}`),
      wrapped(`EntityAssignment:${accountSid}:TrustProduct/${graph.product}/${key}`),
    ];
    expect(await app.data(NODES, { ids })).toEqual({ nodes: [null, null, null] });
  });
});

test('a server of another account on the same database knows nothing of the runs of this one', async () => {
  const id = idOf('Onboarding');
  const { databaseUrl } = app;
  await app.close();
  const sandbox = await startSandbox({ accounts: [{ sid: FOREIGN, authToken: 'token', phoneNumbers: 1 }] });
  const other = await startAppOver({ ...sandbox, accountSid: FOREIGN }, { DATABASE_URL: databaseUrl });
  const asOwn = wrapped(decoded(id).replace(app.accountSid, FOREIGN));
  try {
    expect(await other.data(NODES, { ids: [id, asOwn] })).toEqual({ nodes: [null, null] });
    expect(await other.data('{ onboardings { nodes { id } } }')).toEqual({ onboardings: { nodes: [] } });
    const resume = `mutation ($id: ID!) { resumeOnboarding(input: { id: $id }) { onboarding { id } userErrors { code } } }`;
    for (const one of [id, asOwn]) {
      const answer = { onboarding: null, userErrors: [{ code: 'NOT_FOUND' }] };
      expect(await other.data(resume, { id: one })).toEqual({ resumeOnboarding: answer });
    }
  } finally {
    await other.close();
    await sandbox.close();
  }
});
