import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { contentsOf } from '../support/contents.js';
import { ONCE, untilReadSince } from '../support/mirrored.js';
import { fromOutside, mirrorOf, openDatabase, openSandbox } from '../support/over-sandbox.js';
import { ask, HOUR, KEPT_ONLY } from './support.js';

/* What is answered again for a caller that allows age, and what ends it. */

const PROFILE = 'query ($sid: Sid!) { customerProfile(sid: $sid) { friendlyName } }';
const RENAME = `mutation ($input: UpdateCustomerProfileInput!) {
  updateCustomerProfile(input: $input) { customerProfile { sid } userErrors { message } }
}`;

/** Answers that were kept so far. */
async function kept(server: GraphQLOverHttp & { readonly graphqlUrl: string }): Promise<number> {
  const response = await fetch(new URL('/metrics', server.graphqlUrl), { headers: server.headers });
  return Number(/^graphql_answers_kept_total (\d+)$/m.exec(await response.text())?.[1]);
}

const nameOf = async (server: GraphQLOverHttp, sandbox: Sandbox, sid: string, headers = HOUR) => {
  const { data, requests } = await ask<{ customerProfile: { friendlyName: string } }>(
    server,
    sandbox,
    PROFILE,
    headers,
    {
      sid,
    },
  );
  return [data.customerProfile.friendlyName, requests.length];
};

test('what this server writes shows at once, in whatever process; what others write, within the age', async () => {
  const sandbox = await openSandbox();
  const sid = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Old' }]))['a']!;
  const { url, rows } = await openDatabase();
  const server = await mirrorOf(sandbox, { ...ONCE, DATABASE_URL: url });
  await untilReadSince(server, new Date(0));
  for (let round = 0; round < 4; round += 1) expect(await nameOf(server, sandbox, sid)).toEqual(['Old', 0]);
  await server.data(RENAME, { input: { sid, friendlyName: 'New' } });
  expect(await nameOf(server, sandbox, sid)).toEqual(['New', 0]);
  for (let round = 0; round < 4; round += 1) await nameOf(server, sandbox, sid);
  // As another process leaves the database when its mutation is answered.
  await rows(
    `update onboarding.mirror_row set record = replace(record::text, 'New', 'Newest')::jsonb where sid = '${sid}'`,
  );
  await rows('update onboarding.mirror_write set stamp = stamp + 1');
  await expect.poll(() => nameOf(server, sandbox, sid)).toEqual(['Newest', 0]);
  await fromOutside(sandbox, 'POST', `/v1/CustomerProfiles/${sid}`, { FriendlyName: 'Foreign' });
  // Younger than the age: it may be shown as it was, and never where no age is allowed.
  expect(await nameOf(server, sandbox, sid)).toEqual(['Newest', 0]);
  expect(await nameOf(server, sandbox, sid, { 'cache-control': 'max-age=0' })).toEqual(['Foreign', 1]);
});

test('a foreign change is never hidden for longer than the age', async () => {
  const sandbox = await openSandbox();
  const sid = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Old' }]))['a']!;
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  await fromOutside(sandbox, 'POST', `/v1/CustomerProfiles/${sid}`, { FriendlyName: 'Foreign' });
  const changed = Date.now();
  const TWO = { 'cache-control': 'max-age=2' };
  for (let name: unknown = 'Old'; name === 'Old';) {
    const begun = Date.now();
    [name] = await nameOf(server, sandbox, sid, TWO);
    if (name === 'Old') expect(begun - changed).toBeLessThan(2_000);
  }
});

test('the same query again is not carried out again', async () => {
  const sandbox = await openSandbox();
  const sid = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Same' }]))['a']!;
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  const first = await ask(server, sandbox, PROFILE, HOUR, { sid });
  const before = await kept(server);
  for (let round = 0; round < 4; round += 1) {
    const again = await ask(server, sandbox, PROFILE, HOUR, { sid });
    expect([again.data, again.upstream]).toEqual([first.data, first.upstream]);
  }
  expect(await kept(server)).toBeGreaterThanOrEqual(before + 2);
});

test('a value that is none is refused with a sentence, and nothing is asked for', async () => {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox, { MIRROR: 'off' });
  for (const value of [
    'max-age=-1',
    'max-age=abc',
    'max-age',
    'max-age=1.5',
    'max-age=1, max-age=2',
    'max-age=0, only-if-cached',
  ]) {
    const { errors } = await server.execute('{ endUsers { nodes { sid } } }', {}, { 'cache-control': value });
    expect(errors).toMatchObject([{ message: expect.stringMatching(/^Cache-Control: .*max-age=300/) as string }]);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  }
  const rename = await server.execute(RENAME, { input: { sid: `BU${'0'.repeat(32)}`, friendlyName: 'A' } }, KEPT_ONLY);
  expect(rename.errors?.[0]?.message).toContain('leave only-if-cached out');
  expect(sandbox.control.journal()).toEqual([]);
});
