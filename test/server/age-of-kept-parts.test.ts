import { describe, expect, test } from 'vitest';
import { fromOutside } from '../mirror/support/over-sandbox.js';
import { asOf, PROFILES_WITH_USERS, usePartsWorld, usersOf, type Profiles } from './support/parts-world.js';

/* What ends the items of lists that are kept, and how old an answer with them is. */

const world = usePartsWorld();
const { ask, settled, requests, kept, time } = world;

describe('a change shows', () => {
  test('at once where this server makes it', async () => {
    await settled(PROFILES_WITH_USERS);
    const rename = `mutation ($sid: Sid!, $name: String!) {
      updateEndUser(input: { sid: $sid, friendlyName: $name }) { userErrors { message } } }`;
    await world.server.data(rename, { sid: world.sids['user-4-1'], name: 'Renamed here' });
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed here');
    await settled(PROFILES_WITH_USERS);
    const attach = `mutation ($bundle: Sid!, $object: Sid!) {
      assignEntityToCustomerProfile(input: { bundleSid: $bundle, objectSid: $object }) { userErrors { message } } }`;
    await world.server.data(attach, { bundle: world.sids['profile-4'], object: world.sids['user-5-0'] });
    const mine = (await ask<Profiles>(PROFILES_WITH_USERS)).data?.customerProfiles.nodes;
    expect(mine?.find(({ sid }) => sid === world.sids['profile-4'])?.endUsers).toContainEqual({
      friendlyName: 'User 5 0',
    });
  });

  test('at once where it may have been made: the answer was lost', async () => {
    await settled(PROFILES_WITH_USERS);
    const path = `/v1/EndUsers/${world.sids['user-4-2']}`;
    world.sandbox.control.fault({ method: 'POST', path, effect: 'drop', afterCommit: true, count: 0 });
    const rename = `mutation ($sid: Sid!) { updateEndUser(input: { sid: $sid, friendlyName: "Lost" }) { userErrors { message } } }`;
    expect((await world.server.execute(rename, { sid: world.sids['user-4-2'] })).errors).toHaveLength(1);
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Lost');
  });

  test('when the cache ends where somebody else makes it, and not before', async () => {
    await settled(PROFILES_WITH_USERS);
    await fromOutside(world.sandbox, 'POST', `/v1/EndUsers/${world.sids['user-6-0']}`, {
      FriendlyName: 'Renamed elsewhere',
    });
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).not.toContain('Renamed elsewhere');
    time.move(3_100);
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed elsewhere');
  });

  test('while it is asked for again and again: what is kept is renewed', async () => {
    await settled(PROFILES_WITH_USERS);
    await fromOutside(world.sandbox, 'POST', `/v1/EndUsers/${world.sids['user-7-0']}`, {
      FriendlyName: 'Renamed meanwhile',
    });
    const before = await kept();
    for (let passed = 0; passed < 4_000; passed += 200) {
      time.move(200);
      await ask(PROFILES_WITH_USERS);
    }
    expect(await kept()).toBeGreaterThan(before);
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed meanwhile');
  });
});

test('what a part was read from is renewed before its end, so that nobody waits for it', async () => {
  await settled(PROFILES_WITH_USERS, { first: 2 });
  time.move(2_600);
  const renewedAt = time.now();
  await ask(PROFILES_WITH_USERS, { first: 2 });
  await expect.poll(async () => asOf(await ask(PROFILES_WITH_USERS, { first: 2 }))).toBe(renewedAt);
  time.move(1_000);
  const [before, asked] = [await kept(), requests()];
  await ask(PROFILES_WITH_USERS, { first: 2 });
  expect([await kept(), requests()]).toEqual([before + 2, asked]);
});

test('what is the same when it is renewed goes on, for a minute', async () => {
  const query = '{ supportingDocuments(first: 9) { nodes { sid friendlyName } } }';
  await settled(query);
  const made: number[] = [];
  for (let round = 1; round <= 25; round += 1) {
    const asked = requests();
    time.move(2_600);
    await ask(query);
    await expect.poll(requests).toBe(asked + 1);
    const before = await kept();
    await ask(query);
    if ((await kept()) === before) made.push(round);
  }
  expect(made).toEqual([24]);
});

describe('the age', () => {
  test('is that of the oldest read that a part rests on', async () => {
    const first = { first: 3 };
    await settled(PROFILES_WITH_USERS, first);
    const readAt = time.now();
    time.move(2_600);
    // The page is renewed with its records, and what is on them can't be.
    const path = '/v1/CustomerProfiles/*/EntityAssignments';
    world.sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
    const page = '{ customerProfiles(first: 3) { nodes { sid } } }';
    await ask(page);
    await expect.poll(async () => asOf(await ask(page))).toBe(readAt + 2_600);
    await ask(PROFILES_WITH_USERS, first);
    const before = await kept();
    expect(asOf(await ask(PROFILES_WITH_USERS, first))).toBe(readAt);
    expect(await kept()).toBe(before + 3);
    // A part may be older than the list that it is in.
    const young = await ask(PROFILES_WITH_USERS, first, { 'cache-control': 'max-age=1' });
    expect(young.errors).toHaveLength(3);
  });

  test('is that of what was renewed, also where parts were made beside older ones', async () => {
    const query = `query ($both: Boolean!) { endUsers(first: 4) { nodes { sid } }
      supportingDocuments(first: 4) @include(if: $both) { nodes { sid } } }`;
    await settled(query, { both: false });
    const readAt = time.now();
    await settled(query, { both: true });
    time.move(2_600);
    await ask(query, { both: true });
    await expect.poll(async () => asOf(await ask(query, { both: true }))).toBe(readAt + 2_600);
    const before = await kept();
    expect(asOf(await ask(query, { both: true }))).toBe(readAt + 2_600);
    expect(await kept()).toBe(before + 8);
  });

  test('no-cache and max-age are answered by reading', async () => {
    await settled(PROFILES_WITH_USERS);
    const name = `/v1/EndUsers/${world.sids['user-8-0']}`;
    await fromOutside(world.sandbox, 'POST', name, { FriendlyName: 'Fresh' });
    for (const control of ['no-cache', 'max-age=0']) {
      const [before, asked] = [await kept(), requests()];
      const answer = await ask<Profiles>(PROFILES_WITH_USERS, {}, { 'cache-control': control });
      expect(usersOf(answer)?.flat()).toContain('Fresh');
      expect(await kept()).toBe(before);
      expect(requests()).toBeGreaterThan(asked);
    }
  });
});
