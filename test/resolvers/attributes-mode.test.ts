import { beforeEach, describe, expect, test } from 'vitest';

import { calls } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { plantSmallGraph, type SmallGraph } from './support/small-graph.js';

const app = useTestApp();
let graph: SmallGraph;
beforeEach(() => {
  app.sandbox.clearFaults();
  graph = plantSmallGraph(app.sandbox);
  app.sandbox.clearJournal();
});

interface Kind {
  readonly type: string;
  readonly field: string;
  readonly collection: string;
  readonly sid: () => string;
  /** One key of what is held. */
  readonly held: string;
}

const KINDS: readonly Kind[] = [
  { type: 'EndUser', field: 'endUser', collection: 'EndUsers', sid: () => graph.integrity, held: 'use_case' },
  {
    type: 'SupportingDocument',
    field: 'supportingDocument',
    collection: 'SupportingDocuments',
    sid: () => graph.document,
    held: 'address_sids',
  },
];

interface Payload {
  readonly attributes: Record<string, unknown> | null;
  readonly userErrors: readonly object[];
}

async function update({ type, field, sid }: Kind, input: object): Promise<Payload> {
  const answer = await app.data<Record<string, Record<string, unknown>>>(
    `mutation ($input: Update${type}Input!) {
      update${type}(input: $input) { ${field} { attributes } userErrors { code path } } }`,
    { input: { sid: sid(), ...input } },
  );
  const payload = answer[`update${type}`] ?? {};
  const item = payload[field] as { attributes: Record<string, unknown> } | null;
  return { attributes: item?.attributes ?? null, userErrors: payload['userErrors'] as object[] };
}

async function read({ field, sid }: Kind): Promise<Record<string, unknown>> {
  const data = await app.data<Record<string, { attributes: Record<string, unknown> }>>(
    `{ ${field}(sid: "${sid()}") { attributes } }`,
  );
  return data[field]?.attributes ?? {};
}

/** Somebody else, who goes past this server. */
async function changeAtTwilio({ collection, sid }: Kind, attributes: object): Promise<void> {
  const { url = '', accountSid, authToken } = app.app.sandbox ?? {};
  const { status } = await fetch(`${url}/v1/${collection}/${sid()}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({ Attributes: JSON.stringify(attributes) }),
  });
  expect(status).toBe(200);
}

const upstream = () => calls(app.sandbox.journal({ kind: 'request' }));

describe.each(KINDS.map((kind) => [kind.type, kind] as const))('%s', (_, kind) => {
  const path = `/v1/${kind.collection}/${kind.type === 'EndUser' ? 'IT' : 'RD'}`;

  test.each([{}, { attributesMode: 'REPLACE' }])(
    'attributes replace all that is there, in one call: %j',
    async (mode) => {
      const { attributes } = await update(kind, { attributes: { only: 'this' }, ...mode });
      expect(attributes).toEqual({ only: 'this' });
      expect(upstream()).toEqual([`POST ${path}`]);
      expect(await read(kind)).toEqual({ only: 'this' });
    },
  );

  test('MERGE sets what is given, takes away what is null, and leaves the rest, in two calls', async () => {
    const before = await read(kind);
    app.sandbox.clearJournal();
    const merged = await update(kind, { attributes: { more: { a: [null] }, second: 2 }, attributesMode: 'MERGE' });
    expect(merged.attributes).toEqual({ ...before, more: { a: [null] }, second: 2 });
    expect(upstream()).toEqual([`GET ${path}`, `POST ${path}`]);
    // What is below a key is replaced as a whole.
    const again = await update(kind, { attributes: { more: { b: 1 }, [kind.held]: null }, attributesMode: 'MERGE' });
    const { [kind.held]: _gone, ...rest } = before;
    expect(again.attributes).toEqual({ ...rest, more: { b: 1 }, second: 2 });
    app.sandbox.clearJournal();
    expect(await read(kind)).toEqual(again.attributes);
    expect(upstream()).toEqual([]);
  });

  test('MERGE reads what Twilio holds now, not what was kept of it', async () => {
    const before = await read(kind);
    await changeAtTwilio(kind, { ...before, theirs: 'new' });
    expect(await read(kind)).toEqual(before);
    const { attributes } = await update(kind, { attributes: { ours: 'new' }, attributesMode: 'MERGE' });
    expect(attributes).toEqual({ ...before, theirs: 'new', ours: 'new' });
  });

  test('MERGE without attributes reads nothing', async () => {
    const { attributes } = await update(kind, { friendlyName: 'Renamed', attributesMode: 'MERGE' });
    expect(attributes).toHaveProperty(kind.held);
    expect(upstream()).toEqual([`POST ${path}`]);
  });

  test('where it cannot be read, nothing is written', async () => {
    app.sandbox.fault({ effect: 'status', status: 403, code: 20403, method: 'GET', path: `/v1/${kind.collection}/*` });
    const answer = await app.execute(
      `mutation ($input: Update${kind.type}Input!) { update${kind.type}(input: $input) { userErrors { code } } }`,
      { input: { sid: kind.sid(), attributes: { a: 1 }, attributesMode: 'MERGE' } },
    );
    expect(upstream()).toEqual([`GET ${path}`]);
    expect(JSON.stringify(answer)).toMatch(/FORBIDDEN|UPSTREAM/);
    app.sandbox.clearFaults();
    const gone: Kind = { ...kind, sid: () => `${kind.sid().slice(0, 2)}${'0'.repeat(32)}` };
    const missing = await update(gone, { attributes: { a: 1 }, attributesMode: 'MERGE' });
    expect(missing).toEqual({ attributes: null, userErrors: [{ code: 'NOT_FOUND', path: ['sid'] }] });
    expect(upstream()).toEqual([`GET ${path}`, `GET ${path}`]);
  });
});
