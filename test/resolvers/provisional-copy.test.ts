import { beforeAll, expect, it } from 'vitest';
import {
  CreateCustomerProfileProvisionalCopyDocument,
  CustomerProfileProvisionalCopyDocument,
  SubmitCustomerProfileDocument,
  UpdateCustomerProfileDocument,
} from '../operations/generated/graphql.js';
import type { Stage } from '../sandbox/contract/stage.js';
import { stageIn } from '../support/stage.js';
import { useTestApp } from '../support/use-test-app.js';

interface Copy {
  readonly sid: string;
  readonly status: string;
  readonly friendlyName: string;
  readonly bundle: { readonly sid: string; readonly endUsers: readonly { readonly type: string }[] } | null;
}
interface Finding {
  readonly code: string;
  readonly message: string;
  readonly twilioCode: number | null;
}
interface Created {
  readonly createCustomerProfileProvisionalCopy: { provisionalCopy: Copy | null; userErrors: readonly Finding[] };
}

const app = useTestApp();
let stage: Stage;
beforeAll(() => {
  stage = stageIn(app);
});

const create = async (sid: string) =>
  (await app.data<Created>(CreateCustomerProfileProvisionalCopyDocument.toString(), { input: { sid } }))
    .createCustomerProfileProvisionalCopy;
const read = async (sid: string) =>
  (
    await app.data<{ customerProfile: { status: string; provisionalCopy: Copy | null } }>(
      CustomerProfileProvisionalCopyDocument.toString(),
      { sid },
    )
  ).customerProfile;
const profileSids = async () =>
  (
    await app.data<{ customerProfiles: { nodes: { sid: string }[] } }>(
      '{ customerProfiles(first: 100) { nodes { sid } } }',
    )
  ).customerProfiles.nodes.map(({ sid }) => sid);

it('a copy is made, seen at once where it was not there before, edited, submitted, and takes the place of the original', async () => {
  const sid = await stage.approvedProfile();
  expect(await read(sid)).toEqual({ status: 'TWILIO_APPROVED', provisionalCopy: null });
  const before = await profileSids();

  const { provisionalCopy: copy, userErrors } = await create(sid);
  expect(userErrors).toEqual([]);
  expect(copy).toMatchObject({ status: 'DRAFT', friendlyName: 'Acme Dental' });
  expect(copy?.sid).not.toBe(sid);
  expect(copy?.bundle?.endUsers.map(({ type }) => type).sort()).toEqual([
    'authorized_representative_1',
    'customer_profile_business_information',
  ]);
  // Kept reads have given way: what was null is there, and the copy is in the list.
  expect((await read(sid)).provisionalCopy?.sid).toBe(copy?.sid);
  expect(await profileSids()).toEqual(expect.arrayContaining([...before, copy?.sid]));

  const input = { sid: copy?.sid, friendlyName: 'Acme Dental and Sons' };
  await app.data(UpdateCustomerProfileDocument.toString(), { input });
  expect((await read(sid)).provisionalCopy?.friendlyName).toBe('Acme Dental and Sons');

  await app.data(SubmitCustomerProfileDocument.toString(), { input: { sid: copy?.sid } });
  const { client } = stage;
  expect((await client.trusthub.v1.customerProfiles(sid).fetch()).friendlyName).toBe('Acme Dental and Sons');
});

it.each([
  [18607, 'a draft', (it: Stage) => it.profile()],
  [
    18608,
    'one that is copied already',
    async (it: Stage) => {
      const sid = await it.approvedProfile();
      await it.client.trusthub.v1.customerProfilesProvisionalCopy(sid).create();
      return sid;
    },
  ],
] as const)('%i: of %s none is made, and the caller is told', async (twilioCode, _what, given) => {
  const { provisionalCopy, userErrors } = await create(await given(stage));
  expect(provisionalCopy).toBeNull();
  expect(userErrors).toEqual([expect.objectContaining({ code: 'NOT_EDITABLE', twilioCode })]);
});

it('a copy of nothing is NOT_FOUND, and of another kind of thing refused before any request', async () => {
  const { userErrors } = await create(`BU${'9'.repeat(32)}`);
  expect(userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
  const since = app.sandbox.journal({}).length;
  expect((await create(`PN${'9'.repeat(32)}`)).userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID_INPUT', path: ['sid'] }),
  ]);
  expect(app.sandbox.journal({})).toHaveLength(since);
});

it('where the copy cannot be read, only its own field is null', async () => {
  const sid = await stage.profile();
  app.sandbox.fault({
    method: 'GET',
    path: `/v1/CustomerProfiles/${sid}/ProvisionalCopy`,
    effect: 'status',
    status: 403,
    count: 0,
  });
  const { data, errors } = await app.execute(CustomerProfileProvisionalCopyDocument.toString(), { sid });
  expect(data).toEqual({ customerProfile: { status: 'DRAFT', provisionalCopy: null } });
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.path).toEqual(['customerProfile', 'provisionalCopy']);
});
