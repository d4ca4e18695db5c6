import { expect, onTestFinished, test } from 'vitest';
import { createPreparedDatabase } from '../support/database.js';
import { Chance } from './support/chance.js';
import { Account } from './support/day/account.js';
import { playDay } from './support/day/day.js';

/* The short form of the simulated day of `npm run chaos`: three hours, with one trouble of each kind. */

test('a day with everything in it: every answer was true, and in the end the mirror is what Twilio is', async () => {
  const chance = new Chance(14);
  const account = await Account.open(await createPreparedDatabase(), 2, chance);
  onTestFinished(() => account.close());
  const report = await playDay(account, 3, chance);
  expect(report.problems, report.problems.join('\n')).toEqual([]);
  expect(report).toMatchObject({ kills: 1, outages: 2 });
  expect(Object.keys(report.answers)).toHaveLength(5);
  expect(
    Math.min(report.writes, report.changesElsewhere, report.onboarded, ...Object.values(report.answers)),
  ).toBeGreaterThan(0);
});
