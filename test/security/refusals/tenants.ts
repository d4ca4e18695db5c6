import { enter } from '../floods/web-socket.js';
import { ask, type Ground, type Refusal } from '../support/refusal.js';
import type { Belongings } from '../support/belongings.js';
import { bearer } from '../support/target.js';

type Of = (theirs: Belongings) => Readonly<Record<string, string>>;
const NOT_FOUND = /^(200|400)( NOT_FOUND| INVALID_INPUT| BAD_USER_INPUT| CONFLICT)?$/;

/** What one tenant asks about another's things, each by a name that is right. */
const READS: readonly (readonly [string, string, Of])[] = [
  [
    'profile',
    'query ($sid: Sid!) { customerProfile(sid: $sid) { friendlyName } }',
    ({ profile }) => ({ sid: profile }),
  ],
  [
    'number',
    'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { phoneNumber } }',
    ({ number }) => ({ sid: number }),
  ],
  ['end user', 'query ($sid: Sid!) { endUser(sid: $sid) { friendlyName } }', ({ endUser }) => ({ sid: endUser })],
  ['profile by its id', 'query ($id: ID!) { node(id: $id) { id } }', ({ profileId }) => ({ id: profileId })],
  ['run', 'query ($id: ID!) { onboarding(id: $id) { idempotencyKey } }', ({ runId }) => ({ id: runId })],
  [
    'run by its key',
    'query ($key: String!) { onboardingByKey(idempotencyKey: $key) { status } }',
    ({ runKey }) => ({ key: runKey }),
  ],
  ['run as a node', 'query ($id: ID!) { node(id: $id) { id } }', ({ runId }) => ({ id: runId })],
  ['batch', 'query ($id: ID!) { onboardingBatch(id: $id) { idempotencyKey } }', ({ batchId }) => ({ id: batchId })],
  [
    'cursor',
    'query ($after: String) { trustProducts(after: $after) { nodes { sid } } }',
    ({ cursor }) => ({ after: cursor }),
  ],
  [
    'run, cancelled',
    'mutation ($id: ID!) { cancelOnboarding(input: { id: $id }) { userErrors { code } } }',
    ({ runId }) => ({ id: runId }),
  ],
  [
    'run, resumed',
    'mutation ($id: ID!) { resumeOnboarding(input: { id: $id }) { userErrors { code } } }',
    ({ runId }) => ({ id: runId }),
  ],
  [
    'profile, renamed',
    'mutation ($sid: Sid!) { updateCustomerProfile(input: { sid: $sid, friendlyName: "mine" }) { userErrors { code } } }',
    ({ profile }) => ({ sid: profile }),
  ],
  [
    'profile, deleted',
    'mutation ($sid: Sid!) { deleteCustomerProfile(input: { sid: $sid }) { userErrors { code } } }',
    ({ profile }) => ({ sid: profile }),
  ],
  [
    'end user, deleted',
    'mutation ($sid: Sid!) { deleteEndUser(input: { sid: $sid }) { userErrors { code } } }',
    ({ endUser }) => ({ sid: endUser }),
  ],
];

/** The answer, without what was asked: it must say nothing, or that there is no such thing. */
const emptyOrRefused = async (ground: Ground, query: string, variables: object): Promise<string> => {
  const { status, code, text } = await ask(ground, { query, variables });
  const { data } = JSON.parse(text) as { data?: Readonly<Record<string, unknown>> | null };
  const found = Object.values(data ?? {}).some((value) => value !== null);
  // A payload with an error is no finding.
  return code === undefined && found ? `found ${text}` : `${status}${code === undefined ? '' : ` ${code}`}`;
};

const follow = async ({ target, theirs }: Ground, field: string, id: string): Promise<string> => {
  const socket = await enter(target, bearer(target.attacker.key));
  if (typeof socket === 'string') return socket;
  const heard = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
  const payload = { query: `subscription ($id: ID!) { ${field}(id: $id) { id } }`, variables: { id } };
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
  const text = await heard;
  socket.terminate();
  const leaked = text.includes(theirs.runKey) ? 'leaked ' : '';
  return `${leaked}${/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text}`;
};

export const TENANT_REFUSALS: readonly Refusal[] = [
  ...READS.map(([name, query, of]) => ({
    name: `the neighbour's ${name}`,
    wanted: NOT_FOUND,
    send: (ground: Ground) => emptyOrRefused(ground, query, of(ground.theirs)),
  })),
  {
    name: "the neighbour's account in the header",
    wanted: /^403 FORBIDDEN$/,
    send: (ground) =>
      ask(ground, { query: '{ account { sid } }' }, { 'x-account-sid': ground.target.neighbour.account }),
  },
  {
    name: "the neighbour's account over WebSocket",
    wanted: /^4403$/,
    send: async ({ target }) => {
      const socket = await enter(target, { ...bearer(target.attacker.key), 'x-account-sid': target.neighbour.account });
      return typeof socket === 'string' ? socket : 'entered';
    },
  },
  {
    name: "the neighbour's run, followed",
    wanted: /^(NOT_FOUND|BAD_USER_INPUT)$/,
    send: (ground) => follow(ground, 'onboardingUpdated', ground.theirs.runId),
  },
  {
    name: "the neighbour's batch, followed",
    wanted: /^(NOT_FOUND|BAD_USER_INPUT)$/,
    send: (ground) => follow(ground, 'onboardingBatchUpdated', ground.theirs.batchId),
  },
];
