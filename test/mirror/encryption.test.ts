import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { wholeDatabase } from '../support/whole-database.js';
import { contentsOf } from './support/contents.js';
import { find, namesFound, untilReadSince } from './support/mirrored.js';
import { mirrorOf, openDatabase, openSandbox } from './support/over-sandbox.js';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [string, string];

/** Values that stand nowhere else. */
const CUSTOMERS = contentsOf([
  {
    ref: 'a',
    friendlyName: 'Canary Label',
    businessName: 'Canary Dental',
    firstName: 'Canarina',
    lastName: 'Canaryfield',
    representativeEmail: 'canary.boss@canary-dental.example',
    email: 'canary-desk@canary-dental.example',
    phoneNumber: '+14155557788',
  },
  { ref: 'b', friendlyName: 'canary annex' },
]);
const PLANTED = {
  ...CUSTOMERS,
  addresses: [
    {
      ref: 'street',
      customerName: 'Canary Dental',
      street: '1 Canary Row',
      city: 'Reno',
      region: 'NV',
      postalCode: '89501',
      isoCountry: 'US',
    },
  ],
  supportingDocuments: [
    {
      ref: 'proof',
      friendlyName: 'Canary Proof',
      type: 'government_issued_proof_of_authorized_representative',
      attributes: { first_name: 'Canarina' },
    },
  ],
};
const TRACES = /canar|5557788/i;

const traces = async (databaseUrl: string) =>
  (await wholeDatabase(databaseUrl)).filter(({ row }) => TRACES.test(row)).map(({ table }) => table);

test('with a key nothing of a business is anywhere in the database, and everything is found', async () => {
  const sandbox = await openSandbox();
  sandbox.control.seed(PLANTED);
  const { url, rows } = await openDatabase();
  const server = await mirrorOf(sandbox, { DATABASE_URL: url, ENCRYPTION_KEYS: OLD });
  await untilReadSince(server);
  const names = ['canary annex', 'Canary Dental'];
  expect(await namesFound(server, 'canar')).toEqual(names);
  expect(await namesFound(server, 'canaryfield (415) 555-7788')).toEqual(['Canary Dental']);
  expect((await find(server, { orderBy: 'NAME_DESC' })).nodes.map(({ name }) => name).slice(-2)).toEqual(
    names.reverse(),
  );
  expect((await rows('select sid from onboarding.mirror_row where words <> $${}$$')).length).toBeGreaterThan(5);
  expect(await traces(url)).toEqual([]);
  await server.close();

  // Under a new key they are stored again as they are read, and found before and after.
  const later = await mirrorOf(sandbox, { DATABASE_URL: url, ENCRYPTION_KEYS: `${NEW},${OLD}` });
  expect(await namesFound(later, 'canar')).toHaveLength(2);
  await untilReadSince(later);
  const used = await rows(`select distinct record->>'sealedWith' from onboarding.mirror_row where record is not null`);
  expect(used).toHaveLength(1);
  await later.close();
  const last = await mirrorOf(sandbox, { DATABASE_URL: url, ENCRYPTION_KEYS: NEW });
  expect(await namesFound(last, 'canar')).toHaveLength(2);
  expect(await traces(url)).toEqual([]);
});

test('without a key it is in the records of the rows alone', async () => {
  const sandbox = await openSandbox();
  sandbox.control.seed(PLANTED);
  const { url } = await openDatabase();
  const server = await mirrorOf(sandbox, { DATABASE_URL: url });
  await untilReadSince(server);
  expect(new Set(await traces(url))).toEqual(new Set(['onboarding.mirror_row']));
});
