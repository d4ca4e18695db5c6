import { beforeEach, expect, it } from 'vitest';
import { EndUserTypeDocument, SupportingDocumentTypeDocument, TypesDocument } from '../operations/generated/graphql.js';
import { useTestApp } from '../support/use-test-app.js';

interface Types {
  readonly endUserTypes: readonly { readonly sid: string; readonly machineName: string }[];
}

const FRESH = { 'cache-control': 'no-cache' };
const app = useTestApp();
let since = 0;
beforeEach(() => {
  app.sandbox.clearFaults();
  since = (app.sandbox.journal({ limit: 1 })[0]?.index ?? -1) + 1;
});

const requests = () => app.sandbox.journal({ since }).map(({ method, path }) => `${method} ${path}`);

it('many types of one kind cost one list, and none while it is kept', async () => {
  const many = `{ a: endUserType(machineName: "cnam_information") { fields { machineName } }
    b: endUserType(machineName: "authorized_representative_1") { sid } c: endUserType(machineName: "nothing_such") { sid } }`;
  const { data } = await app.execute<Record<string, unknown>>(many, {}, FRESH);
  expect(data).toMatchObject({ a: { fields: [{ machineName: 'cnam_display_name' }] }, c: null });
  // What is not in the list may exist all the same, so it is asked for by itself.
  expect(requests()).toEqual(['GET /v1/EndUserTypes', 'GET /v1/EndUserTypes/nothing_such']);
  since += 2;
  await app.data(EndUserTypeDocument.toString(), { machineName: 'cnam_information' });
  expect(requests()).toEqual([]);
});

it('a type is found by its SID as well as by its name', async () => {
  const { endUserTypes } = await app.data<Types>(TypesDocument.toString());
  const [one] = endUserTypes;
  const found = await app.data<{ endUserType: object }>(EndUserTypeDocument.toString(), { sid: one?.sid });
  expect(found.endUserType).toMatchObject({ ...one });
});

it('where the list is refused, as to a restricted API key, each is fetched', async () => {
  app.sandbox.fault({ path: '/v1/SupportingDocumentTypes', effect: 'status', status: 403, code: 20403, count: 0 });
  const variables = { machineName: 'customer_profile_address' };
  const { data, errors } = await app.execute(SupportingDocumentTypeDocument.toString(), variables, FRESH);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ supportingDocumentType: { fields: [{ machineName: 'address_sids' }] } });
});

it.each([
  ['nothing', {}, 'machineName'],
  ['a name that would lead to another resource', { machineName: '../Policies' }, 'machineName'],
  ['a SID of another kind', { sid: `RN${'a'.repeat(32)}` }, 'sid'],
])('%s is refused before any request', async (_what, variables, path) => {
  const { errors } = await app.execute(EndUserTypeDocument.toString(), variables, FRESH);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', userErrors: [{ path: [path] }] });
  expect(requests()).toEqual([]);
});
