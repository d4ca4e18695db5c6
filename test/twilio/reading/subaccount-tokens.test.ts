import { describe, expect, test } from 'vitest';
import type { Secret } from '../../../src/domain/secret.js';
import { failureOf } from '../support/failure.js';
import { startedForEachTest } from '../support/stub-twilio.js';
import { BUNDLE, SUBACCOUNT, TwoSubaccounts } from '../support/two-subaccounts.js';

const world = startedForEachTest(new TwoSubaccounts());

describe('a token that was changed', () => {
  test('that is the same as before is not read again at every call', async () => {
    await world.load();
    const reads = world.tokenReads().length;
    // Twilio refuses what its own Accounts resource answers.
    world.account = { auth_token: world.tokens[SUBACCOUNT] };
    world.tokens[SUBACCOUNT] = 'another';
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await failureOf(world.load())).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    }
    expect(world.tokenReads()).toHaveLength(reads + 1);
    world.timing.nowMs += 10_001;
    await failureOf(world.load());
    expect(world.tokenReads()).toHaveLength(reads + 2);
  });

  test('that was suspended meanwhile says so', async () => {
    await world.load();
    world.tokens[SUBACCOUNT] = 'rotated';
    world.account = { status: 'suspended' };
    const error = await failureOf(world.load());
    expect(error).toMatchObject({ code: 'FORBIDDEN', notProcessed: true });
    expect(error?.message).toMatch(/suspended/);
  });
});

describe('a caller that waits for a token', () => {
  test('stops waiting when its scope ends, and the others get it', async () => {
    let release = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      world.accountReply = (response, request) => {
        resolve();
        release = () => {
          const { json } = world.answerTo(request);
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
        };
      };
    });
    const leaving = new AbortController();
    const left = failureOf(
      world.factory.open(SUBACCOUNT, { cached: false, signal: leaving.signal }).customerProfiles.load(BUNDLE),
    );
    const stays = world.load();
    await asked;
    leaving.abort();
    expect(await left).toMatchObject({ code: 'SERVICE_UNAVAILABLE', notProcessed: true });
    release();
    expect(await stays).not.toBeNull();
    expect(world.tokenReads()).toHaveLength(1);
  });

  test('ends the call when nobody else waits', async () => {
    const cut = new Promise<void>((resolve) => {
      world.accountReply = (response) => void response.once('close', resolve);
    });
    const leaving = new AbortController();
    const left = failureOf(
      world.factory.open(SUBACCOUNT, { cached: false, signal: leaving.signal }).customerProfiles.load(BUNDLE),
    );
    while (world.tokenReads().length === 0) await new Promise(setImmediate);
    leaving.abort();
    await left;
    await cut;
  });
});

describe('a signature', () => {
  test('is verified with the present token', async () => {
    const signedWith = (text: string) => (token: Secret) => token.reveal() === text;
    expect(await world.factory.isSignedFor(SUBACCOUNT, signedWith('token-of-seven'))).toBe(true);
    expect(await world.factory.isSignedFor(SUBACCOUNT, signedWith('forged'))).toBe(false);
    expect(await world.factory.isSignedFor(SUBACCOUNT, signedWith('forged'))).toBe(false);
    world.timing.nowMs += 10_001;
    world.tokens[SUBACCOUNT] = 'rotated';
    expect(await world.factory.isSignedFor(SUBACCOUNT, signedWith('rotated'))).toBe(true);
    expect(world.tokenReads()).toHaveLength(3);
  });
});
