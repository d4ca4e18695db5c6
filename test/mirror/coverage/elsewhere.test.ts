import { expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { mirrorOf } from '../support/over-sandbox.js';
import { contentsWith } from './support.js';

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

test('a number that was released before counts as BROKEN; one of a subaccount that nobody uses counts with its account', async () => {
  const sandbox = await startSandbox({});
  onTestFinished(() => sandbox.close());
  sandbox.control.setSwitches({ releasedNumbers: 'stay-assigned' });
  sandbox.control.seed({ accounts: [{ sid: SUB, authToken: 'a-token', parentSid: sandbox.accountSid }] });
  const { theirs = '' } = sandbox.control.seed({
    accountSid: SUB,
    phoneNumbers: [{ ref: 'theirs', phoneNumber: '+17075550200' }],
  });
  const numbers = ['$kept', '$released', theirs];
  const sids = sandbox.control.seed(
    contentsWith(
      ['kept', 'released'],
      [{ ref: 'acme', status: APPROVED, numbers }],
      [{ ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers }],
    ),
  );
  sandbox.control.releasePhoneNumber(sids['released']!);

  const server = await mirrorOf(sandbox);
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
