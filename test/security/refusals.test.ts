import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/server-process.js';
import { enter } from './floods/web-socket.js';
import { CALLBACK_REFUSALS } from './refusals/callbacks.js';
import { DOCUMENT_REFUSALS, REQUEST_REFUSALS } from './refusals/documents.js';
import { KEY_REFUSALS } from './refusals/keys.js';
import { TENANT_REFUSALS } from './refusals/tenants.js';
import { TOKEN_REFUSALS } from './refusals/tokens.js';
import { outrun } from './support/batches.js';
import { makeBelongings } from './support/belongings.js';
import { AUDIENCE, Issuer, ISSUER } from './support/issuer.js';
import { ask, type Ground, type Refusal } from './support/refusal.js';
import { Stage, tenantsOf } from './support/stage.js';
import { bearer, nameOf } from './support/target.js';

/*
 * Every attack that is refused at once, against a server in a process of its own, over HTTP and WebSocket. What goes on for
 * a while, and what others notice of it, is in `floods.test.ts` and `more-floods.test.ts`.
 */

let stage: Stage;
let ground: Omit<Ground, 'address'>;

beforeAll(async () => {
  const port = await freePort();
  stage = await Stage.open({
    settings: { JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE, JWKS_URL: `http://127.0.0.1:${port}/` },
  });
  const { target, server } = stage;
  const issuer = await Issuer.start(target.attacker.account, port);
  ground = { target, issuer, theirs: await makeBelongings(server, target) };
  expect(Object.entries(ground.theirs).filter(([, name]) => name === '')).toEqual([]);
});
afterAll(async () => {
  ground.issuer.close();
  await stage.close();
});

let rows = 0;
const groundOfRow = (): Ground => ({ ...ground, address: `203.0.113.${(rows += 1) % 250}` });

const TABLE: readonly (readonly [string, readonly Refusal[]])[] = [
  ['documents', DOCUMENT_REFUSALS],
  ['requests', REQUEST_REFUSALS],
  ['keys and addresses', KEY_REFUSALS],
  ['tokens', TOKEN_REFUSALS],
  ['one tenant against another', TENANT_REFUSALS],
  ['callbacks', CALLBACK_REFUSALS],
];

/** Answers and descriptions of the neighbour's that no answer to an attacker may have. */
const CANARY = 'neighbour-canary';

describe.each(TABLE)('%s', (_what, refusals) => {
  test.each(refusals.map((refusal) => [refusal.name, refusal] as const))(
    '%s',
    async (_name, { send, wanted, hides }) => {
      const answer = await send(groundOfRow());
      const [name, text] = typeof answer === 'string' ? [answer, answer] : [nameOf(answer), answer.text];
      expect(name).toMatch(wanted);
      expect(text).not.toContain(CANARY);
      if (hides) expect(text).not.toMatch(hides);
    },
  );

  test('and the server answers its callers', async () => {
    const own = await stage.server.data<{ customerProfile: { sid: string } }>(
      'query ($sid: Sid!) { customerProfile(sid: $sid) { sid } }',
      { sid: ground.theirs.profile },
    );
    expect(own.customerProfile.sid).toBe(ground.theirs.profile);
    const { status, code } = await ask(groundOfRow(), { query: '{ account { sid } }' });
    expect({ status, code }).toEqual({ status: 200, code: undefined });
  });
});

test('a good token is taken: what the forged ones lack is what was changed', async () => {
  const { status, text } = await ask(
    groundOfRow(),
    { query: '{ account { sid } }' },
    bearer(await ground.issuer.token()),
  );
  expect(status).toBe(200);
  expect(text).toContain(ground.target.attacker.account);
});

test('100 made-up requests for one subaccount that does not exist are one request to Twilio', async () => {
  const sid = `AC${'9'.repeat(32)}`;
  const headers = { ...bearer(ground.target.reseller.key), 'x-account-sid': sid };
  const before = await stage.requests();
  for (let sent = 0; sent < 5; sent += 1) {
    const tries = Array.from({ length: 20 }, () =>
      ask(groundOfRow(), { query: '{ endUsers { nodes { sid } } }' }, headers),
    );
    for (const answer of await Promise.all(tries)) expect(answer.code).toBe('FORBIDDEN');
  }
  expect((await stage.requests()) - before).toBeLessThanOrEqual(1);
});

test('nothing that was refused has reached the neighbour at Trust Hub', async () => {
  const { profile, runId, endUser } = ground.theirs;
  const query = `query ($sid: Sid!, $endUser: Sid!, $id: ID!) {
    customerProfile(sid: $sid) { friendlyName } endUser(sid: $endUser) { friendlyName } onboarding(id: $id) { status } }`;
  const { onboarding, ...things } = await stage.server.data<Record<string, Record<string, string>>>(query, {
    ...{ sid: profile, endUser, id: runId },
  });
  expect(things).toEqual({ customerProfile: { friendlyName: 'Acme' }, endUser: { friendlyName: CANARY } });
  expect(onboarding?.['status']).not.toMatch(/CANCEL/);
});

test("three batches of a tenant go before no other tenant's single run", async () => {
  const { size, submitted } = await outrun(ground.target, 3, 60);
  // Whoever comes last would find all of them submitted.
  expect(submitted).toBeLessThan(size / 2);
});

test('a tenant that is removed from the file is out at once, with its WebSocket', async () => {
  const { target } = ground;
  const socket = await enter(target, bearer(target.attacker.key));
  if (typeof socket === 'string') throw new Error(socket);
  const closed = once(socket, 'close');
  writeFileSync(
    target.tenantsFile,
    JSON.stringify(tenantsOf(target.attacker, target.neighbour, target.mainAccount).slice(1)),
  );
  process.kill(stage.server.pid, 'SIGHUP');
  expect((await closed)[0], stage.server.output).toBe(4403);
  expect(nameOf(await ask(groundOfRow(), { query: '{ account { sid } }' }))).toBe('401 UNAUTHENTICATED');
  expect(stage.server.output).not.toMatch(/MaxListenersExceededWarning|neighbour-canary/);
});
