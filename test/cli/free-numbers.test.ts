import { beforeAll, describe, expect, it } from 'vitest';
import { greeting } from '../../src/server/greeting.js';
import { useTestApp } from '../support/use-test-app.js';
import { runCli } from './support/run-cli.js';

/* An account with more than 100 profiles, the first 102 of whose numbers are on one of them. */

const TAKEN = 102;
const FREE = 3;
const app = useTestApp({ SANDBOX_PHONE_NUMBERS: String(TAKEN + FREE) });
let free: readonly string[];

beforeAll(async () => {
  type Numbers = { incomingPhoneNumbers: { nodes: readonly { sid: string }[] } };
  const { incomingPhoneNumbers } = await app.data<Numbers>('{ incomingPhoneNumbers(first: 1000) { nodes { sid } } }');
  const sids = incomingPhoneNumbers.nodes.map(({ sid }) => sid);
  free = sids.slice(TAKEN);
  const profile = { friendlyName: 'Early', email: 'a@acme.example', policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' };
  app.sandbox.seed({
    customerProfiles: [
      { ...profile, ref: 'holder', numbers: sids.slice(0, TAKEN) },
      { ...profile, ref: 'others', copies: 104 },
    ],
  });
  app.app.trustHubs.clear(app.accountSid);
});

describe('where the first hundred numbers are in use', () => {
  it('the greeting finds free ones further on', async () => {
    const text = await greeting({ ...app.app, locked: false });
    const { variables } = JSON.parse(/<<'END'.*\n([\s\S]*?)\nEND/.exec(text)?.[1] ?? '') as {
      variables: { input: { phoneNumberSids: readonly string[] } };
    };
    expect(variables.input.phoneNumberSids).toEqual(free.slice(0, 2));
  });

  it('the demo onboards with free ones', async () => {
    const run = runCli(['demo', '--json', '--url', app.app.url]);
    expect(await run.exit, run.err()).toBe(0);
    const { customerProfile } = JSON.parse(run.out()) as { customerProfile: { phoneNumbers: { sid: string }[] } };
    expect(customerProfile.phoneNumbers.map(({ sid }) => sid)).toEqual(free.slice(0, 2));
  });
});
