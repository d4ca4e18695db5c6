import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PROFILES, referenceContents } from '../../support/reference-contents.js';
import { processOver } from '../../support/server-process.js';
import { startTestApp } from '../../support/start-app.js';
import { createSubaccount } from '../../support/subaccounts.js';
import { followCoverage } from '../coverage/support.js';
import { contentsOf } from '../support/contents.js';
import { MIRRORED, ONCE, untilReadSince } from '../support/mirrored.js';
import { mirrorOf, openDatabase, openSandbox } from '../support/over-sandbox.js';
import { ask, HOUR, KEPT_ONLY, LIVE } from './support.js';

/* Who may be shown what is old: nobody what another account has, and nobody what this server has written over. */

const PROFILE = 'query ($sid: Sid!) { customerProfile(sid: $sid) { friendlyName } }';
const NAMES = '{ customerProfiles(first: 100) { nodes { friendlyName } } }';
const RENAME = `mutation ($input: UpdateCustomerProfileInput!) {
  updateCustomerProfile(input: $input) { customerProfile { sid } userErrors { message } }
}`;
const REFERENCE = readFileSync(new URL('../../operations/reference-query.graphql', import.meta.url), 'utf8');

interface Named {
  readonly customerProfiles: { readonly nodes: readonly { readonly friendlyName: string }[] };
}

test('what one process writes, no other shows as it was, whatever age is allowed', async () => {
  const sandbox = await openSandbox();
  const customer = { ref: 'a', friendlyName: 'Name 0', phoneNumber: '+14155550142', product: 'Signing' };
  const sids = sandbox.control.seed(contentsOf([customer]));
  const sid = sids['a']!;
  const { url, rows } = await openDatabase();
  const one = await processOver(sandbox, { ...MIRRORED, ...ONCE, DATABASE_URL: url });
  onTestFinished(async () => {
    await one.kill();
  });
  await one.start();
  const other = await mirrorOf(sandbox, { ...ONCE, DATABASE_URL: url });
  await untilReadSince(one, new Date(0));
  // It has answered with the name before, and has kept that answer.
  for (let round = 0; round < 3; round += 1) {
    const { data } = await ask<object>(other, sandbox, PROFILE, HOUR, { sid });
    expect(data).toEqual({ customerProfile: { friendlyName: 'Name 0' } });
  }
  for (let write = 1; write <= 3; write += 1) {
    const friendlyName = `Name ${write}`;
    await one.data(RENAME, { input: { sid, friendlyName } });
    for (const server of [other, one]) {
      const { data, requests } = await ask<object>(server, sandbox, PROFILE, HOUR, { sid });
      expect({ data, requests }).toEqual({ data: { customerProfile: { friendlyName } }, requests: [] });
    }
  }
  // And whoever follows the coverage of numbers in the one is sent what the other changes.
  const number = sids['number-a']!;
  const assigned = async (field: string, type: string) => {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { message } } }`;
    await one.data(query, { input: { bundleSid: sids['product-a'], phoneNumberSids: [number] } });
  };
  const add = () => assigned('assignPhoneNumbersToTrustProduct', 'AssignPhoneNumbersInput');
  const remove = () => assigned('removePhoneNumbersFromTrustProduct', 'RemovePhoneNumbersInput');
  const follower = followCoverage(other, 'sse', sid);
  onTestFinished(() => follower.stop());
  const latest = () => follower.of(number).at(-1);
  await vi.waitFor(
    async () => {
      await remove();
      await add();
      await vi.waitFor(() => expect(latest()).toBe('BROKEN'), { timeout: 1_000 });
    },
    { timeout: 30_000, interval: 1 },
  );
  // What is announced while the connection that listens is away is sent once it is back.
  await rows(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where application_name = 'trusthub-changes' and datname = current_database()`);
  await remove();
  await expect.poll(latest, { timeout: 10_000 }).toBe('MISSING');
  expect(follower.errors).toEqual([]);
  // What expires is sent though nobody asks: no process reads anything, and no callback comes.
  await add();
  await rows(`update onboarding.mirror_row set valid_until = clock_timestamp() + interval '1 second'
    where sid = '${sids['product-a']}'`);
  follower.stop();
  const later = followCoverage(other, 'ws', sid);
  onTestFinished(() => later.stop());
  await expect.poll(() => later.events.at(-1)?.coverage[0]?.reason, { timeout: 10_000 }).toContain('ended on');
});

test('accounts are kept apart', async () => {
  const app = await startTestApp(MIRRORED);
  onTestFinished(() => app.close());
  app.sandbox.seed(contentsOf([{ ref: 'a', friendlyName: 'Ours' }]));
  const { sid: accountSid, graphql } = await createSubaccount(app, 0);
  app.sandbox.seed({ ...contentsOf([{ ref: 'b', friendlyName: 'Theirs' }]), accountSid });
  await untilReadSince(app);
  await graphql.data('{ account { mirror { state } } }');
  await untilReadSince(graphql);
  const namesFor = async (server: typeof graphql, headers: Readonly<Record<string, string>>) =>
    (await server.execute<Named>(NAMES, {}, headers)).data?.customerProfiles.nodes.map(
      ({ friendlyName }) => friendlyName,
    );
  for (const headers of [HOUR, KEPT_ONLY, HOUR, LIVE]) {
    expect(await namesFor(graphql, headers)).toEqual(['Theirs']);
    expect(await namesFor(app, headers)).toContain('Ours');
    expect(await namesFor(app, headers)).not.toContain('Theirs');
  }
});

test('the reference query makes no request within the age, and answers as it does live', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(referenceContents());
  const server = await mirrorOf(sandbox, ONCE);
  const evaluate = 'mutation ($input: SidInput!) { evaluateCustomerProfile(input: $input) { userErrors { message } } }';
  for (let index = 0; index < PROFILES; index += 1) {
    await server.data(evaluate, { input: { sid: sids[`profile-${index}`] } });
  }
  await untilReadSince(server, new Date(0));
  const aged = await ask<object>(server, sandbox, REFERENCE, HOUR);
  expect(aged.requests).toEqual([]);
  expect(aged.upstream.calls).toBe(0);
  const live = await ask<object>(server, sandbox, REFERENCE, LIVE);
  expect(aged.data).toEqual(live.data);
  expect(live.requests).toHaveLength(65);
});
