import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { SECONDARY } from '../support/reference-contents.js';
import { startReadingWorld, type ReadingWorld } from './support/reading-world.js';

const QUERY = readFileSync(new URL('../operations/reference-query.graphql', import.meta.url), 'utf8');

const EMPTY = { copies: 20, friendlyName: 'Empty', email: 'a@acme.example', policySid: SECONDARY };

let world: ReadingWorld;
beforeAll(async () => {
  world = await startReadingWorld();
});
afterAll(() => world.close());

const counted = (calls: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
};

describe('the reference query', () => {
  test('is 65 calls: one list for the profiles, three for each, and one for each kind of thing in them', async () => {
    const { data, errors } = await world.run(QUERY);
    expect(errors).toBeUndefined();
    const account = '/2010-04-01/Accounts/AC';
    expect(counted(world.calls())).toEqual({
      'GET /v1/CustomerProfiles': 1,
      'GET /v1/CustomerProfiles/BU/EntityAssignments': 20,
      'GET /v1/CustomerProfiles/BU/ChannelEndpointAssignments': 20,
      'GET /v1/CustomerProfiles/BU/Evaluations': 20,
      'GET /v1/EndUsers': 1,
      'GET /v1/SupportingDocuments': 1,
      [`GET ${account}/IncomingPhoneNumbers.json`]: 1,
      'GET /v1/Policies': 1,
    });
    const { nodes } = (data as unknown as Answer).customerProfiles;
    expect(nodes).toHaveLength(20);
    for (const node of nodes) {
      expect(node.entityAssignments.nodes.map(({ object }) => object.__typename).sort()).toEqual([
        'EndUser',
        'EndUser',
        'EndUser',
        'SupportingDocument',
      ]);
      expect(node.channelEndpointAssignments.nodes).toHaveLength(3);
      for (const { phoneNumber } of node.channelEndpointAssignments.nodes) {
        expect(phoneNumber.phoneNumber).toMatch(/^\+1415556\d{4}$/);
      }
      expect(node.latestEvaluation.status).toBe('NONCOMPLIANT');
    }
  });

  test('takes two rounds: the profiles, and everything else beside each other', async () => {
    const other = world.another();
    const path = '/v1/CustomerProfiles/*/*';
    world.sandbox.control.fault({ effect: 'latency', latencyMs: 2_000, path, count: 0 });
    const { errors } = await world.run(QUERY, other.open(world.sandbox.accountSid, { cached: true }));
    world.sandbox.control.clearFaults();
    expect(errors).toBeUndefined();
    // The lists under the profiles are held up; what they lead to is there before the first of them.
    const calls = world.calls();
    expect(calls).toHaveLength(65);
    expect(calls.slice(0, 5).filter((call) => call.includes('/BU/'))).toEqual([]);
  });

  test('asked again for fewer profiles than it pays for, nothing is read ahead', async () => {
    const other = world.another();
    const { errors } = await world.run(
      QUERY.replace('first: 20', 'first: 1'),
      other.open(world.sandbox.accountSid, { cached: true }),
    );
    expect(errors).toBeUndefined();
    // A list of the profiles, three under it, one of the end users, one document, one of the numbers, the policies.
    expect(world.calls()).toHaveLength(8);
  });

  test('profiles with nothing under them: reading ahead is in vain, which is noticed', async () => {
    const empty = await startReadingWorld({}, { customerProfiles: [EMPTY] });
    const factory = empty.another({ timing: { ...empty.timing, now: () => now } });
    let now = Date.now();
    const cost = async () => {
      now += 60_000;
      const { errors } = await empty.run(QUERY, factory.open(empty.sandbox.accountSid, { cached: true }));
      expect(errors).toBeUndefined();
      return empty.calls().length;
    };
    // A plain DataLoader makes 62: the three lists are what a guess costs, twice in ten minutes at the most.
    expect([await cost(), await cost(), await cost(), await cost()]).toEqual([65, 64, 61, 61]);
    await empty.close();
  });

  test.each(['sid', 'id sid __typename'])('phoneNumbers { %s } costs no number', async (selection) => {
    const other = world.another().open(world.sandbox.accountSid, { cached: true });
    await world.run(`{ customerProfiles(first: 20) { nodes { phoneNumbers { ${selection} } } } }`, other);
    expect(world.calls().filter((call) => call.includes('IncomingPhoneNumbers'))).toEqual([]);
  });
});

interface Answer {
  readonly customerProfiles: {
    readonly nodes: readonly {
      readonly entityAssignments: { readonly nodes: readonly { readonly object: { readonly __typename: string } }[] };
      readonly channelEndpointAssignments: {
        readonly nodes: readonly { readonly phoneNumber: { readonly phoneNumber: string } }[];
      };
      readonly latestEvaluation: { readonly status: string };
    }[];
  };
}
