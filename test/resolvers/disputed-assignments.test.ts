import { beforeEach, describe, expect, test } from 'vitest';
import { useResetTestApp } from '../support/use-test-app.js';
import { numberDispenser } from '../support/onboarding.js';
import { SECONDARY } from '../support/reference-contents.js';

/*
 * What reports disagree on, both ways: an assignment whose number is gone, and the same thing assigned twice. The sandbox
 * is switched while the server runs, as Twilio may differ from one account to the next.
 */

const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';
/** Another main account, whose numbers the server can't read. */
const STRANGER = `AC${'9'.repeat(32)}`;
const email = 'office@acme.example';

interface Bundle {
  readonly phoneNumbers: readonly { readonly sid: string; readonly phoneNumber: string }[];
  readonly channelEndpointAssignments: {
    readonly nodes: readonly {
      readonly sid: string;
      readonly channelEndpointSid: string;
      readonly phoneNumber: unknown;
    }[];
  };
}

const app = useResetTestApp();
let own: ReturnType<typeof numberDispenser>;
beforeEach(() => {
  own = numberDispenser(app);
});

/** A profile and a SHAKEN/STIR product on it, each with these numbers. */
function bundlesWith(numbers: readonly string[]): { readonly profile: string; readonly product: string } {
  const { profile = '', product = '' } = app.sandbox.seed({
    customerProfiles: [{ ref: 'profile', friendlyName: 'Acme', email, policySid: SECONDARY, numbers }],
    trustProducts: [
      { ref: 'product', friendlyName: 'Acme', email, policySid: SHAKEN_STIR, entities: ['$profile'], numbers },
    ],
  });
  app.app.trustHubs.clear(app.accountSid);
  return { profile, product };
}

const FIELDS = `phoneNumbers { sid phoneNumber }
  channelEndpointAssignments(first: 100) { nodes { sid channelEndpointSid phoneNumber { phoneNumber } } }`;
const READ = `query ($profile: Sid!, $product: Sid!) {
  customerProfile(sid: $profile) { ${FIELDS} }
  trustProduct(sid: $product) { ${FIELDS} } }`;
const read = (bundles: object) =>
  app.execute<{ readonly customerProfile: Bundle; readonly trustProduct: Bundle }>(READ, { ...bundles });

describe('a number that left the account', () => {
  test('is not on its bundles any more', async () => {
    const [kept = '', released = ''] = await own(2);
    const bundles = bundlesWith([kept, released]);
    app.sandbox.releasePhoneNumber(released);
    const { data, errors } = await read(bundles);
    expect(errors).toBeUndefined();
    for (const bundle of [data?.customerProfile, data?.trustProduct]) {
      expect(bundle?.phoneNumbers).toMatchObject([{ sid: kept }]);
      expect(bundle?.channelEndpointAssignments.nodes).toMatchObject([{ channelEndpointSid: kept }]);
    }
  });

  test.each(['released', 'moved'])('is shown by its SID where its assignments are left behind: %s', async (how) => {
    app.sandbox.setSwitches({ releasedNumbers: 'stay-assigned' });
    const [kept = '', gone = ''] = await own(2);
    const bundles = bundlesWith([kept, gone]);
    if (how === 'released') app.sandbox.releasePhoneNumber(gone);
    else {
      app.sandbox.seed({ accounts: [{ sid: STRANGER, authToken: 'a-token' }], accountSid: app.accountSid });
      app.sandbox.movePhoneNumber(gone, STRANGER);
    }
    const { data, errors } = await read(bundles);
    for (const name of ['customerProfile', 'trustProduct'] as const) {
      const { phoneNumbers, channelEndpointAssignments } = data![name];
      expect(phoneNumbers).toEqual([
        { sid: kept, phoneNumber: expect.stringMatching(/^\+1/) as unknown },
        { sid: gone, phoneNumber: '' },
      ]);
      expect(channelEndpointAssignments.nodes).toMatchObject([
        { channelEndpointSid: kept, phoneNumber: { phoneNumber: phoneNumbers[0]?.phoneNumber } },
        { channelEndpointSid: gone, phoneNumber: null },
      ]);
      for (const path of ['phoneNumbers.1', 'channelEndpointAssignments.nodes.1.phoneNumber']) {
        const [error, ...more] = (errors ?? []).filter((one) => one.path?.join('.') === `${name}.${path}`);
        expect(more).toEqual([]);
        expect(error).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
        expect(error?.message).toContain(gone);
      }
    }
    expect(errors).toHaveLength(4);
  });
});

const ASSIGN = `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) {
  results { assignment { sid } error { code resourceSid } } } }`;

describe('a number that is assigned again', () => {
  test('is refused, and read once', async () => {
    const [number = ''] = await own(1);
    const bundles = bundlesWith([number]);
    const input = { bundleSid: bundles.profile, phoneNumberSids: [number] };
    expect(await app.data(ASSIGN, { input })).toMatchObject({
      assignPhoneNumbersToCustomerProfile: { results: [{ assignment: null, error: {} }] },
    });
    expect((await read(bundles)).data?.customerProfile.phoneNumbers).toHaveLength(1);
  });

  test('has two assignments where Twilio takes it, and both are read', async () => {
    app.sandbox.setSwitches({ duplicateAssignments: 'allowed' });
    const [number = ''] = await own(1);
    const bundles = bundlesWith([number]);
    const input = { bundleSid: bundles.profile, phoneNumberSids: [number] };
    const again = await app.data<{
      assignPhoneNumbersToCustomerProfile: { results: [{ assignment: { sid: string } }] };
    }>(ASSIGN, { input });
    const { sid } = again.assignPhoneNumbersToCustomerProfile.results[0].assignment;
    const { data, errors } = await read(bundles);
    expect(errors).toBeUndefined();
    expect(data?.customerProfile.phoneNumbers).toMatchObject([{ sid: number }, { sid: number }]);
    const { nodes } = data!.customerProfile.channelEndpointAssignments;
    expect(nodes).toMatchObject([{ channelEndpointSid: number }, { channelEndpointSid: number, sid }]);
  });
});
