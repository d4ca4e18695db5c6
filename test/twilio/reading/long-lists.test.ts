import { describe, expect, test } from 'vitest';
import { longWork } from '../../../src/domain/pacing/long-work.js';
import { metaPage, profileRow } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { ACCOUNT_SID, sid } from '../support/trust-hubs.js';

const ROWS = 300;

describe('a list of hundreds of rows', () => {
  const twilio = startedForEachTest(new StubTwilio());
  const cached = () => twilio.factory.open(ACCOUNT_SID, { cached: true });

  test('brings every record along', async () => {
    twilio.answer(metaPage(Array.from({ length: ROWS }, (_, at) => profileRow(at + 1))));
    await cached().customerProfiles.list({});
    for (const number of [1, 250, 251, ROWS]) {
      expect(await cached().customerProfiles.load(sid('BU', number))).toMatchObject({
        friendlyName: `Profile ${number}`,
      });
    }
    expect(twilio.requests).toHaveLength(1);
  });

  test.each([
    ['a long answer', 200, true],
    ['a short one', 20, false],
  ])('%s (of %i rows) is read in its turn: %s', async (_, rows, isInTurn) => {
    const page = metaPage(Array.from({ length: rows }, (_row, at) => profileRow(at + 1)));
    let done = 0;
    const before = 100;
    twilio.reply((response) => {
      for (let at = 0; at < before; at += 1) {
        void longWork.turn(ACCOUNT_SID).then(() => {
          blockFor(10);
          done += 1;
        });
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
    });
    // Without a cache nothing else of a list takes turns.
    expect(await twilio.hub.customerProfiles.list({})).toHaveLength(rows);
    expect(done === before).toBe(isInTurn);
  });

  test('says nothing of a record that was written while its rows were kept', async () => {
    twilio.answer(metaPage(Array.from({ length: ROWS }, (_, at) => profileRow(at + 1))));
    const { customerProfiles } = cached();
    let listed = false;
    const list = Promise.resolve(customerProfiles.list({})).then(() => (listed = true));
    // Its first rows are kept, and the others wait behind other work of the account.
    while (twilio.requests.length === 0) await new Promise(setImmediate);
    const work = otherWork(() => !listed);
    twilio.answer(profileRow(ROWS, { friendly_name: 'Written' }));
    await cached().customerProfiles.update(sid('BU', ROWS), { friendlyName: 'Written' });
    await Promise.all([list, work]);
    twilio.answer(profileRow(ROWS, { friendly_name: 'Fetched' }));
    const { friendlyName } = (await cached().customerProfiles.load(sid('BU', ROWS))) ?? {};
    expect(['Written', 'Fetched']).toContain(friendlyName);
  });
});

/** Takes turns of the event loop as long as it is wanted, so that what else waits for one waits for many. */
async function otherWork(isWanted: () => boolean): Promise<void> {
  const pieces = Array.from({ length: 20 }, async () => {
    while (isWanted()) {
      await longWork.turn(ACCOUNT_SID);
      blockFor(5);
    }
  });
  await Promise.all(pieces);
}

function blockFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
