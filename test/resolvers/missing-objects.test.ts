import { beforeEach, expect, test } from 'vitest';
import { calls } from '../support/onboarding.js';
import { SECONDARY } from '../support/reference-contents.js';
import { useTestApp } from '../support/use-test-app.js';

type Named = readonly { readonly sid: string }[];
interface Answer {
  readonly customerProfile: {
    readonly endUsers: Named;
    readonly supportingDocuments: readonly { readonly sid: string; readonly addresses: Named }[];
    readonly supportingProfiles: Named;
  };
}

const app = useTestApp();
beforeEach(() => app.sandbox.clearFaults());

const PROFILE = { friendlyName: 'Acme', email: 'a@acme.example', policySid: SECONDARY };
const USER = { friendlyName: 'Facts', type: 'authorized_representative_1', attributes: {} };
const DOCUMENT = { friendlyName: 'Evidence', type: 'customer_profile_address' };
const ADDRESS = { customerName: 'Acme', street: '1 Market Street', city: 'San Francisco', region: 'CA' };

/** A profile with two of each kind of thing. */
function seed(): Readonly<Record<string, string>> {
  const place = { ...ADDRESS, postalCode: '94105', isoCountry: 'US' };
  return app.sandbox.seed({
    addresses: ['address', 'goneAddress'].map((ref) => ({ ref, ...place })),
    endUsers: ['user', 'goneUser'].map((ref) => ({ ref, ...USER })),
    supportingDocuments: [
      { ref: 'document', ...DOCUMENT, attributes: { address_sids: ['$goneAddress', '$address'] } },
      { ref: 'goneDocument', ...DOCUMENT, attributes: { address_sids: '$address' } },
    ],
    customerProfiles: [
      { ref: 'other', ...PROFILE },
      { ref: 'goneProfile', ...PROFILE },
      {
        ref: 'profile',
        ...PROFILE,
        entities: ['goneUser', 'user', 'goneDocument', 'document', 'goneProfile', 'other'].map((ref) => `$${ref}`),
      },
    ],
  });
}

const EDGES = `query ($sid: Sid!) { customerProfile(sid: $sid) {
  endUsers { sid } supportingDocuments { sid addresses { sid } } supportingProfiles { sid } } }`;

async function ask(sid: string | undefined) {
  app.app.trustHubs.clear(app.accountSid);
  app.sandbox.clearJournal();
  const { data, errors } = await app.execute<Answer>(EDGES, { sid });
  return { profile: data?.customerProfile, errors, cost: calls(app.sandbox.journal()).toSorted() };
}

test('what is attached to a bundle and cannot be found is left out, with an error on its path that names it', async () => {
  const made = seed();
  const whole = await ask(made['profile']);
  expect(whole.errors).toBeUndefined();
  expect(whole.profile?.supportingDocuments[1]?.addresses.map(({ sid }) => sid)).toEqual([
    made['goneAddress'],
    made['address'],
  ]);

  const gone: [string, string, (string | number)[]][] = [
    ['goneUser', '/v1/EndUsers', ['endUsers']],
    ['goneDocument', '/v1/SupportingDocuments', ['supportingDocuments']],
    ['goneProfile', '/v1/CustomerProfiles', ['supportingProfiles']],
    ['goneAddress', `/2010-04-01/Accounts/${app.accountSid}/Addresses`, ['supportingDocuments', 0, 'addresses']],
  ];
  for (const [ref, path] of gone) {
    const file = `${path}/${made[ref]}${ref === 'goneAddress' ? '.json' : ''}`;
    app.sandbox.fault({ method: 'GET', path: file, effect: 'status', status: 404, code: 20404 });
  }
  const { profile, errors, cost } = await ask(made['profile']);
  expect(profile).toEqual({
    endUsers: [{ sid: made['user'] }],
    supportingDocuments: [{ sid: made['document'], addresses: [{ sid: made['address'] }] }],
    supportingProfiles: [{ sid: made['other'] }],
  });
  expect(errors).toHaveLength(gone.length);
  for (const [ref, , edge] of gone) {
    const error = errors?.find(({ message }) => message.startsWith(`${made[ref]} `));
    expect(error).toMatchObject({
      path: ['customerProfile', ...edge],
      extensions: { code: 'NOT_FOUND', userErrors: [{ resourceSid: made[ref] }] },
    });
  }
  expect(cost).toEqual(whole.cost);
});

test('what could not be read is no missing thing: the edge is null, with the reason', async () => {
  const made = seed();
  const path = `/v1/EndUsers/${made['goneUser']}`;
  app.sandbox.fault({ method: 'GET', path, effect: 'status', status: 401, code: 20003 });
  const { profile, errors } = await ask(made['profile']);
  expect(profile?.endUsers).toBeNull();
  expect(errors).toMatchObject([
    { path: ['customerProfile', 'endUsers'], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } },
  ]);
});
