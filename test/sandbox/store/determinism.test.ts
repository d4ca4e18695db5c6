import { expect, test } from 'vitest';
import { BUSINESS, CALLING, POLICY, REPRESENTATIVE } from '../support/guide.js';
import { folder, open } from '../support/harness.js';

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const USERS = [
  ['customer_profile_business_information', BUSINESS],
  ['customer_profile_business_information', { ...BUSINESS, business_registration_number: '111111111' }],
  ['authorized_representative_1', REPRESENTATIVE],
  ['voice_integrity_information', CALLING],
  ['nonsense', {}],
] as const;
const KINDS = ['CustomerProfiles', 'TrustProducts'] as const;

type Opened = Awaited<ReturnType<typeof open>>;

/** Everything that was answered, headers included, to a long talk that goes by what is answered. */
async function talk({ raw, sandbox }: Opened, requests: number, seed: number): Promise<readonly string[]> {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  // Mostly the latest, so that requests have to do with one another.
  const latest = <T>(from: readonly T[]): T => pick(roll() < 0.7 ? from.slice(-4) : from);
  const sids: string[] = [`BU${'0'.repeat(32)}`];
  const bundles: string[] = ['/v1/CustomerProfiles/BU'];
  const asked: readonly (() => Parameters<typeof raw>)[] = [
    () => [`/v1/${pick(KINDS)}`, { FriendlyName: 'A', Email: 'a@b.example', PolicySid: pick(Object.values(POLICY)) }],
    () => {
      const [Type, attributes] = pick(USERS);
      return ['/v1/EndUsers', { FriendlyName: 'U', Type, Attributes: JSON.stringify(attributes) }];
    },
    () => [`${latest(bundles)}/EntityAssignments`, { ObjectSid: latest(sids) }],
    () => [
      `${latest(bundles)}/ChannelEndpointAssignments`,
      { ChannelEndpointType: 'phone-number', ChannelEndpointSid: latest(sids) },
    ],
    () => [latest(bundles), { Status: pick(['pending-review', 'draft']) }],
    () => [`${latest(bundles)}/Evaluations`, { PolicySid: pick(Object.values(POLICY)) }],
    () => [`/v1/${pick(KINDS)}?PageSize=${1 + Math.floor(roll() * 20)}&Page=${Math.floor(roll() * 3)}`],
    () => [latest(bundles)],
    () => [`/v1/EndUsers/${latest(sids)}`, undefined, { method: 'DELETE' }],
    () => [`/2010-04-01/Accounts/${sandbox.accountSid}/IncomingPhoneNumbers.json`, { AreaCode: pick(['415', '212']) }],
    () => [`/2010-04-01/Accounts/${sandbox.accountSid}/IncomingPhoneNumbers.json?PageSize=7`],
    () => ['/2010-04-01/Accounts.json', { FriendlyName: 'Sub' }],
    () => [`/v1/${pick(['Policies', 'EndUserTypes', '%00', 'nothing'])}`],
  ];
  const answers: string[] = [];
  for (let at = 0; at < requests; at += 1) {
    if (at % 50 === 0) await sandbox.control.clock.advance(1000);
    if (at % 200 === 100) sandbox.control.fault({ effect: 'status', probability: 0.3, count: 5, path: '/v1/**' });
    if (at % 200 === 150) sandbox.control.fault({ effect: 'stale', lagWrites: 3, count: 4 });
    const { status, text, headers } = await raw(...pick(asked)());
    const [sid] = /(IT|BU|PN|RD)[0-9a-f]{32}/.exec(text) ?? [];
    const [, bundle] = /twilio\.com(\/v1\/\w+\/BU\w{32})"/.exec(text) ?? [];
    if (status < 300 && sid !== undefined) sids.push(sid);
    if (status < 300 && bundle !== undefined) bundles.push(bundle);
    answers.push(`${status} ${JSON.stringify([...headers])} ${text}`);
  }
  return answers;
}

test('the same seed, clock and requests give the same bytes over 800 requests, with a file or without', async () => {
  const dataDir = folder();
  const one = await open({ seed: 'x' });
  const two = await open({ seed: 'x', dataDir });
  const first = await talk(one, 800, 7);
  expect(await talk(two, 800, 7)).toEqual(first);
  const statuses = new Set(first.map((answer) => answer.slice(0, 3)));
  expect([...statuses]).toEqual(expect.arrayContaining(['200', '201', '204', '400', '404', '409', '500', '501']));
  expect(two.sandbox.control.counts()).toEqual(one.sandbox.control.counts());
  // But for how long each took, the journals are the same too.
  const told = ({ sandbox }: Opened) =>
    sandbox.control.journal({ kind: 'any' }).map((entry) => ({ ...entry, durationMs: 0 }));
  expect(told(two)).toEqual(told(one));
  // And what was read back from the file is what was there.
  const rows = ({ sandbox }: Opened) =>
    sandbox.control
      .snapshot()
      .toString()
      .split('\n')
      .filter((line) => line.includes('"put"'));
  await two.sandbox.close();
  expect(rows(await open({ seed: 'x', dataDir }))).toEqual(rows(one));
});

test('another seed gives other SIDs and the same statuses', async () => {
  const told = async (seed: string): Promise<readonly string[]> => talk(await open({ seed }), 40, 3);
  const [one, other] = [await told('x'), await told('y')];
  expect(other.map((answer) => answer.slice(0, 3))).toEqual(one.map((answer) => answer.slice(0, 3)));
  expect(other).not.toEqual(one);
});
