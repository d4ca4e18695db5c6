import { expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { startTestApp } from '../../support/start-app.js';
import { asMain, createSubaccount } from '../../support/subaccounts.js';
import { MIRRORED, ONCE, statusOf, untilReadSince } from '../support/mirrored.js';
import { mirrorOf, openDatabase } from '../support/over-sandbox.js';
import { contentsWith, type SeededBundle } from './support.js';

/* Numbers on bundles that are in no list of the account: what became of them before this server first read it. */

const SUB = `AC${'7'.repeat(32)}`;
const APPROVED = 'twilio-approved';
const QUERY = `query ($sid: Sid!) {
  customer(sid: $sid) { coverage { kind state count } phoneNumbers { nodes { phoneNumberSid phoneNumber { accountSid } coverage { state } } } }
  customers(filter: { coverage: { kind: SHAKEN_STIR, states: [BROKEN] } }) {
    totalCount facets { coverage { kind state count } }
  }
  phoneNumberCoverage(filter: { kind: SHAKEN_STIR, states: [COVERED] }) { nodes { sid accountSid } }
}`;
interface Count {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}
interface Answer {
  readonly customer: {
    readonly coverage: readonly Count[];
    readonly phoneNumbers: {
      readonly nodes: readonly {
        readonly phoneNumberSid: string;
        readonly phoneNumber: { readonly accountSid: string } | null;
      }[];
    };
  };
  readonly customers: { readonly totalCount: number; readonly facets: { readonly coverage: readonly Count[] } };
  readonly phoneNumberCoverage: { readonly nodes: readonly { readonly sid: string; readonly accountSid: string }[] };
}
const signing = (counts: readonly Count[]) =>
  counts.filter(({ kind }) => kind === 'SHAKEN_STIR').map(({ state, count }) => [state, count]);

const OTHER = `AC${'6'.repeat(32)}`;

test('a number of a subaccount that cannot be read leaves its customer, and the numbers of other subaccounts, as they are', async () => {
  const sandbox = await startSandbox({});
  onTestFinished(() => sandbox.close());
  const accounts = [SUB, OTHER].map((sid) => ({ sid, authToken: 'a-token', parentSid: sandbox.accountSid }));
  sandbox.control.seed({ accounts });
  const [theirs = '', hidden = ''] = [SUB, OTHER].map(
    (accountSid, at) =>
      sandbox.control.seed({ accountSid, phoneNumbers: [{ ref: 'one', phoneNumber: `+1707555030${at}` }] })['one'],
  );
  const numbers = [theirs, hidden];
  const sids = sandbox.control.seed(
    contentsWith(
      [],
      [{ ref: 'acme', status: APPROVED, numbers }],
      [{ ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers }],
    ),
  );
  const path = `/2010-04-01/Accounts/${OTHER}/IncomingPhoneNumbers.json`;
  sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 403, code: 20003, count: 10_000 });

  const server = await mirrorOf(sandbox);
  await vi.waitFor(
    async () => {
      const { data, errors } = await server.execute<Answer>(QUERY, { sid: sids['acme'] });
      const { customer, phoneNumberCoverage } = data!;
      expect(phoneNumberCoverage.nodes.map(({ sid }) => sid)).toContain(theirs);
      expect(signing(customer.coverage)).toEqual([['COVERED', 2]]);
      const nodes = new Map(customer.phoneNumbers.nodes.map((node) => [node.phoneNumberSid, node.phoneNumber]));
      expect(nodes.get(theirs)?.accountSid).toBe(SUB);
      expect(nodes.get(hidden)).toBeNull();
      const at = customer.phoneNumbers.nodes.findIndex((node) => node.phoneNumberSid === hidden);
      expect(errors?.map((error) => error.path)).toEqual([
        ['customer', 'phoneNumbers', 'nodes', at, 'phoneNumber'],
        ['customer', 'phoneNumbers', 'nodes', at, 'coverage'],
      ]);
      for (const { message } of errors ?? []) expect(message).toContain(`the subaccount ${OTHER} could not be read`);
    },
    { timeout: 20_000, interval: 50 },
  );
});

/** A server whose subaccount has a number on a profile and a product of the main account, beside one of its own. */
async function openFamily() {
  const app = await startTestApp({ ...MIRRORED, SANDBOX_PHONE_NUMBERS: '1' });
  onTestFinished(() => app.close());
  app.sandbox.setSwitches({ releasedNumbers: 'stay-assigned' });
  const { sid: subaccount, numbers, graphql } = await createSubaccount(app, 1);
  const [theirs = ''] = numbers;
  const on = ['$ours', theirs];
  const sids = app.sandbox.seed(
    contentsWith(
      ['ours'],
      [{ ref: 'acme', status: APPROVED, numbers: on }],
      [{ ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers: on }],
    ),
  );
  return { app, subaccount, graphql, ours: sids['ours']!, theirs, acme: sids['acme']! };
}

const NUMBERS = `query ($sid: Sid!) {
  phoneNumberCoverage(filter: { kind: SHAKEN_STIR, states: [COVERED] }) { totalCount asOf nodes { sid accountSid } }
  coverageSummary { kind state count }
  customer(sid: $sid) { coverage { kind state count } phoneNumbers { nodes { phoneNumberSid phoneNumber { accountSid } } } }
}`;
interface Numbers extends Pick<Answer, 'customer'> {
  readonly phoneNumberCoverage: Answer['phoneNumberCoverage'] & { readonly totalCount: number; readonly asOf: string };
  readonly coverageSummary: readonly Count[];
}

test('a subaccount that is suspended or closed holds up no answer of the main account, and counts again when it is active', async () => {
  const { app, subaccount, graphql, ours, theirs, acme } = await openFamily();
  const setStatus = (status: string) => asMain(app, `Accounts/${subaccount}.json`, { Status: status });
  const asked = () => app.data<Numbers>(NUMBERS, { sid: acme });
  const listed = async () => (await asked()).phoneNumberCoverage.nodes.map(({ sid }) => sid).sort();
  const asOf = async () => new Date((await asked()).phoneNumberCoverage.asOf).getTime();
  const requests = () => app.sandbox.journal().filter(({ path }) => path.includes(subaccount)).length;
  await expect.poll(listed, { timeout: 20_000 }).toEqual([ours, theirs].sort());

  await setStatus('suspended');
  const suspended = Date.now();
  await expect.poll(listed, { timeout: 20_000 }).toEqual([ours]);
  await expect.poll(asOf, { timeout: 20_000 }).toBeGreaterThan(suspended);
  const before = requests();
  await untilReadSince(app);
  // It is left alone, but for a search for its number.
  expect(requests()).toBeLessThan(before + 4);

  await setStatus('active');
  await statusOf(graphql);
  await expect.poll(listed, { timeout: 20_000 }).toEqual([ours, theirs].sort());

  // Twilio releases the numbers of an account that is closed.
  await setStatus('closed');
  app.sandbox.releasePhoneNumber(theirs);
  await expect
    .poll(async () => signing((await asked()).customer.coverage), { timeout: 30_000 })
    .toEqual([
      ['COVERED', 1],
      ['BROKEN', 1],
    ]);
});

test('a number that has just moved, and is still known in two accounts, is listed and counted once, where it was read last', async () => {
  const sandbox = await startSandbox({ phoneNumbers: 1 });
  onTestFinished(() => sandbox.close());
  sandbox.control.setSwitches({ releasedNumbers: 'stay-assigned' });
  sandbox.control.seed({ accounts: [{ sid: SUB, authToken: 'a-token', parentSid: sandbox.accountSid }] });
  const profiles = [{ ref: 'acme', status: APPROVED, numbers: ['$moved'] }];
  const product = { ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers: ['$moved'] };
  const { moved = '', acme } = sandbox.control.seed(contentsWith(['moved'], profiles, [product as SeededBundle]));
  const { url, rows } = await openDatabase();
  const server = await mirrorOf(sandbox, { DATABASE_URL: url, ...ONCE });
  await untilReadSince(server, new Date(0));
  sandbox.control.movePhoneNumber(moved, SUB);
  // From its first use on the subaccount is read; the main account is not read again meanwhile.
  await rows(
    `insert into onboarding.mirror_account (account_sid, main_sid) values ('${SUB}', '${sandbox.accountSid}')`,
  );
  const asked = () => server.data<Numbers>(NUMBERS, { sid: acme });
  const owners = async () => (await asked()).phoneNumberCoverage.nodes.map(({ sid, accountSid }) => [sid, accountSid]);
  await expect.poll(async () => (await owners()).at(-1)).toEqual([moved, SUB]);
  expect(await owners()).toEqual([[moved, SUB]]);
  const { phoneNumberCoverage, coverageSummary, customer } = await asked();
  expect(phoneNumberCoverage.totalCount).toBe(1);
  expect(signing(coverageSummary)).toEqual([
    ['COVERED', 1],
    ['MISSING', 1],
  ]);
  expect(customer.phoneNumbers.nodes).toEqual([{ phoneNumberSid: moved, phoneNumber: { accountSid: SUB } }]);

  // What rests on the subaccount's rows is as old as they are.
  await rows(`update onboarding.mirror_list set passed_at = passed_at - interval '1 day' where account_sid = '${SUB}'`);
  const isOld = (asOf: unknown) => new Date(asOf as string).getTime() < Date.now() - 12 * 3_600_000;
  const queries = [
    '{ coverageSummary { kind } }',
    '{ phoneNumberCoverage(filter: { states: [COVERED] }) { nodes { coverage { kind } } } }',
    `{ customer(sid: "${acme}") { coverage { kind } } }`,
  ];
  for (const query of queries) {
    const { extensions } = (await server.execute(query)) as { extensions?: { upstream: { asOf: unknown } } };
    expect([query, isOld(extensions?.upstream.asOf)]).toEqual([query, true]);
  }
  const { phoneNumberCoverage: dated } = await server.data<{
    phoneNumberCoverage: { nodes: readonly { asOf: string }[] };
  }>('{ phoneNumberCoverage(filter: { states: [COVERED] }) { nodes { asOf } } }');
  expect(dated.nodes.map(({ asOf }) => isOld(asOf))).toEqual([true]);
});

test('a number that was released before counts as BROKEN; one of a subaccount that nobody uses counts with its account', async () => {
  const sandbox = await startSandbox({});
  onTestFinished(() => sandbox.close());
  sandbox.control.setSwitches({ releasedNumbers: 'stay-assigned' });
  const parentSid = sandbox.accountSid;
  const others = Array.from({ length: 12 }, (_, at) => `AC${String(at).padStart(32, '0')}`);
  sandbox.control.seed({ accounts: [SUB, ...others].map((sid) => ({ sid, authToken: 'a-token', parentSid })) });
  const { theirs = '' } = sandbox.control.seed({
    accountSid: SUB,
    phoneNumbers: [{ ref: 'theirs', phoneNumber: '+17075550200' }],
  });
  const gone = Array.from({ length: 24 }, (_, at) => `gone-${at}`);
  const numbers = ['$kept', '$released', theirs];
  const sids = sandbox.control.seed(
    contentsWith(
      ['kept', 'released', ...gone],
      [
        { ref: 'acme', status: APPROVED, numbers },
        { ref: 'left', numbers: gone.map((ref) => `$${ref}`) },
      ],
      [{ ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers }],
    ),
  );
  for (const ref of ['released', ...gone]) sandbox.control.releasePhoneNumber(sids[ref]!);
  sandbox.control.clearJournal();

  const server = await mirrorOf(sandbox, ONCE);
  const metric = async (name: string) => {
    const response = await fetch(new URL('/metrics', server.graphqlUrl), { headers: server.headers });
    return Number(new RegExp(`^${name} (.+)$`, 'm').exec(await response.text())?.[1]);
  };
  await expect.poll(() => metric('mirror_tombstones_total')).toBe(1 + gone.length);
  const covered = `{ phoneNumberCoverage(filter: { kind: SHAKEN_STIR, states: [COVERED] }) { totalCount } }`;
  await expect
    .poll(() => server.data<{ phoneNumberCoverage: { totalCount: number } }>(covered))
    .toEqual({ phoneNumberCoverage: { totalCount: 2 } });
  // Each number is fetched once; each subaccount is listed once for all of them, and maybe for those of bundles that were read
  // while that was under way; each request is counted.
  const calls = await metric('mirror_calls_total');
  const journal = sandbox.control.journal();
  const requestsFor = (path: string) => journal.filter((request) => request.path === path).length;
  const numbersIn = (account: string) => `/2010-04-01/Accounts/${account}/IncomingPhoneNumbers`;
  for (const ref of ['released', ...gone]) expect(requestsFor(`${numbersIn(parentSid)}/${sids[ref]}.json`)).toBe(1);
  for (const account of others) expect([1, 2]).toContain(requestsFor(`${numbersIn(account)}.json`));
  expect(journal.length - requestsFor(`/2010-04-01/Accounts/${SUB}.json`)).toBe(calls);

  await vi.waitFor(
    async () => {
      const answer = await server.data<Answer>(QUERY, { sid: sids['acme'] });
      const { customer, customers, phoneNumberCoverage } = answer;
      expect(signing(customer.coverage)).toEqual([
        ['COVERED', 2],
        ['BROKEN', 1],
      ]);
      const shown = new Map(customer.phoneNumbers.nodes.map((node) => [node.phoneNumberSid, node.phoneNumber]));
      expect(shown.get(sids['released']!)).toBeNull();
      expect(shown.get(theirs)?.accountSid).toBe(SUB);
      expect(customers.totalCount).toBe(1);
      expect(signing(customers.facets.coverage)).toEqual([
        ['COVERED', 1],
        ['BROKEN', 1],
      ]);
      const covered = phoneNumberCoverage.nodes.map(({ sid, accountSid }) => [sid, accountSid]);
      expect(covered.sort()).toEqual(
        [
          [sids['kept'], sandbox.accountSid],
          [theirs, SUB],
        ].sort(),
      );
    },
    { timeout: 20_000, interval: 50 },
  );
});
