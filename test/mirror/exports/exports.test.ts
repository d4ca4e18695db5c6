import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { tenantsFile } from '../../server/access/support.js';
import { createPreparedDatabase } from '../../support/database.js';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { contentsWith } from '../coverage/support.js';
import { MIRRORED, ONCE, untilReadSince } from '../support/mirrored.js';
import { fillLargeAccount, OF_THE_FIRST, spoilOne } from './large-account.js';

/* Everything of an account as lines. Of three accounts: the main one, a subaccount, and a large one that nobody reads. */

const APPROVED = 'twilio-approved';
const CUSTOMERS = 10_000;
const SUB = `AC${'5'.repeat(32)}`;
const LARGE = `AC${'6'.repeat(32)}`;
const KEYS = { main: 'main-key-0123456789', sub: 'sub-key-0123456789', going: 'going-key-0123456789' };

let sandbox: Sandbox;
let server: ServerOverHttp;
let pool: pg.Pool;
let tenants: string;
let sids: Readonly<Record<string, string>> = {};

const tenant = (name: keyof typeof KEYS, accounts: readonly string[], subaccounts = false) => ({
  name,
  apiKey: KEYS[name],
  accounts,
  subaccounts,
});
const as = (key: string, accountSid?: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${key}`,
  ...(accountSid !== undefined && { 'x-account-sid': accountSid }),
});
const staying = () => [tenant('main', [sandbox.accountSid], true), tenant('sub', [SUB])];

beforeAll(async () => {
  sandbox = await startSandbox({});
  const accounts = [SUB, LARGE].map((sid) => ({ sid, authToken: 'a-token', parentSid: sandbox.accountSid }));
  sandbox.control.seed({ accounts });
  const shared = sandbox.control.seed({
    phoneNumbers: [{ ref: 'shared', phoneNumber: '+16285550199' }],
    accountSid: SUB,
  });
  sids = sandbox.control.seed(
    contentsWith(
      ['a', 'b', 'c', 'gone'],
      [
        { ref: 'acme', status: APPROVED, numbers: ['$a', '$b', '$gone', shared['shared']!] },
        { ref: 'bolt', status: 'in-review' },
      ],
      [
        { ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers: ['$a', '$gone'] },
        { ref: 'labels', policy: 'VOICE_INTEGRITY', status: 'twilio-rejected', entities: ['$acme'], numbers: ['$a'] },
      ],
    ),
  );
  sids = { ...sids, ...shared };
  const theirs = contentsWith(['x'], [{ ref: 'their', numbers: ['$x'] }], [], 50);
  sids = { ...sids, ...sandbox.control.seed({ ...theirs, accountSid: SUB }) };
  const url = await createPreparedDatabase();
  pool = new pg.Pool({ connectionString: url });
  await fillLargeAccount(pool, LARGE, sandbox.accountSid, CUSTOMERS);
  tenants = tenantsFile([...staying(), tenant('going', [sandbox.accountSid], true)]);
  // However busy the machine is, a client that reads nothing is not cut.
  const patient = { LIMIT_UNREAD_SECONDS: '600' };
  const environment = { ...MIRRORED, ...ONCE, ...patient, DATABASE_URL: url, TENANTS_FILE: tenants };
  server = await startAppOver(sandbox, environment);
  await untilReadSince(asCaller(KEYS.main), new Date(0));
  await untilReadSince(asCaller(KEYS.sub), new Date(0));
  // As when it was released meanwhile, and its assignments have stayed.
  const bury = 'update onboarding.mirror_row set deleted_at = now(), record = null where sid = $1';
  await pool.query(bury, [sids['gone']]);
}, 120_000);
afterAll(async () => {
  await server.close();
  await pool.end();
  await sandbox.close();
});

const asCaller = (key: string) => new GraphQLOverHttp(server.graphqlUrl, as(key));
const get = (name: string, headers: Readonly<Record<string, string>>) =>
  fetch(new URL(`/export/${name}.ndjson`, server.graphqlUrl), { headers });

type Line = Readonly<Record<string, unknown>> & { readonly sid: string; readonly asOf: string };
async function linesOf(name: string, headers: Readonly<Record<string, string>>): Promise<readonly Line[]> {
  const response = await get(name, headers);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

const BUNDLE = `sid accountSid kind policySid friendlyName email status rawStatus validUntil createdAt updatedAt
  rejections { code message remedy field moreInfoUrl }`;
const NUMBER = `sid accountSid phoneNumber friendlyName capabilities { voice sms mms fax }
  addressSid addressRequirements status bundleSid origin`;
const COVERAGE = 'coverage { kind state reason since trustProduct { sid } }';
const AS_GRAPHQL = `{
  customers(first: 20) { nodes {
    sid accountSid name waitingSince expiresAt createdAt updatedAt asOf
    profile { ${BUNDLE} }
    trustProducts { ${BUNDLE} }
    rejections { code message remedy field moreInfoUrl }
    coverage { kind state count }
    phoneNumbers(first: 20) { nodes { phoneNumberSid phoneNumber { ${NUMBER} } ${COVERAGE} } }
  } }
  phoneNumberCoverage(first: 50) { nodes {
    ${NUMBER} customer { sid name } trustProducts { sid kind friendlyName status } ${COVERAGE}
    attestation attestationReason asOf
  } }
}`;
interface AsGraphQL {
  readonly customers: { readonly nodes: readonly (Line & { readonly phoneNumbers: { readonly nodes: unknown } })[] };
  readonly phoneNumberCoverage: { readonly nodes: readonly Line[] };
}
const bySid = <One extends { readonly sid: string }>(some: readonly One[]) =>
  some.toSorted((one, other) => (one.sid < other.sid ? -1 : 1));

describe('an export', () => {
  test.each(['main', 'sub'] as const)(
    'has all that GraphQL answers, in its words, without a request: %s',
    async (name) => {
      const { customers, phoneNumberCoverage } = await asCaller(KEYS[name]).data<AsGraphQL>(AS_GRAPHQL);
      const asked = customers.nodes.map(({ phoneNumbers, ...rest }) => ({ ...rest, phoneNumbers: phoneNumbers.nodes }));
      sandbox.control.clearJournal();
      const exported = await linesOf('customers', as(KEYS[name]));
      expect(exported).toEqual(bySid(asked));
      expect(await linesOf('numbers', as(KEYS[name]))).toEqual(bySid(phoneNumberCoverage.nodes));
      expect(sandbox.control.journal()).toEqual([]);
      // The main account has its primary profile too.
      expect(exported.length).toBe(name === 'main' ? 3 : 1);
    },
  );

  test('has the numbers of a customer with what each gains; of one that is gone its SID', async () => {
    const acme = (await linesOf('customers', as(KEYS.main))).find(({ sid }) => sid === sids['acme']);
    const numbers = acme?.['phoneNumbers'] as readonly {
      phoneNumberSid: string;
      phoneNumber: object;
      coverage: object[];
    }[];
    const of = (name: string) => numbers.find(({ phoneNumberSid }) => phoneNumberSid === sids[name]);
    expect(numbers).toHaveLength(4);
    expect(of('a')?.coverage).toMatchObject([{ state: 'COVERED' }, { state: 'REJECTED' }, { state: 'MISSING' }]);
    expect(of('shared')?.phoneNumber).toMatchObject({ accountSid: SUB });
    expect(of('gone')).toMatchObject({ phoneNumber: null, coverage: [{ state: 'BROKEN' }, {}, {}] });
  });

  test('is of the account that is asked for, as far as the caller may ask for it', async () => {
    expect(await linesOf('customers', as(KEYS.main, SUB))).toEqual(await linesOf('customers', as(KEYS.sub)));
    const ofMain = await get('customers', as(KEYS.sub, sandbox.accountSid));
    expect([ofMain.status, await ofMain.text()]).toEqual([403, expect.stringContaining('FORBIDDEN')]);
    // Of no account of ours: GraphQL answers the same code, in a field.
    const stranger = await get('numbers', as(KEYS.main, `AC${'9'.repeat(32)}`));
    expect([stranger.status, await stranger.text()]).toEqual([403, expect.stringContaining('FORBIDDEN')]);
  });

  test('says as of when it is, and may not be kept', async () => {
    const response = await get('customers', as(KEYS.main));
    const first = JSON.parse((await response.text()).split('\n')[0]!) as Line;
    expect(response.headers.get('x-as-of')).toBe(first.asOf);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

/** A client that reads the beginning, and then nothing until it is asked to. */
async function startReading(version: '1.0' | '1.1', name: string, headers: Readonly<Record<string, string>>) {
  const { hostname, port } = new URL(server.graphqlUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([header, value]) => `${header}: ${value}\r\n`);
  socket.write(`GET /export/${name}.ndjson HTTP/${version}\r\n${lines.join('')}\r\n`);
  await new Promise<void>((resolve) => socket.once('readable', resolve));
  return socket;
}

/** How a connection ends: `end` where it looks as if the answer were whole. */
const endOf = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.once('end', () => resolve('end'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.resume();
  });
const underWay = async () => {
  const text = await (await fetch(new URL('/metrics', server.graphqlUrl), { headers: METRICS })).text();
  return Number(/^mirror_exports (\d+)$/m.exec(text)?.[1]);
};
const METRICS = { authorization: 'Bearer a-key-of-the-tests-0123456789abcdef' };

describe('10,000 customers', () => {
  test('are sent with flat memory, each once, also the one with all numbers', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = () => (collect(), process.memoryUsage().heapUsed / 1e6);
    // One that is not read does not go on, however long another takes.
    const paused = await startReading('1.1', 'customers', as(KEYS.main, LARGE));
    const response = await get('customers', as(KEYS.main, LARGE));
    const seen = new Set<string>();
    const used: number[] = [];
    let [rest, bytes, numbers] = ['', 0, 0];
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      bytes += chunk.length;
      numbers += chunk.split('"phoneNumberSid"').length - 1;
      // Only the beginning of a line is kept: that of the largest is some megabytes long.
      for (const [at, piece] of chunk.split('\n').entries()) {
        if (at > 0) rest = '';
        if (rest.length < 200) rest += piece.slice(0, 200);
        const sid = /^\{"sid":"(BU[0-9a-f]{32})"/.exec(rest)?.[1];
        if (sid !== undefined) seen.add(sid);
      }
      if (bytes > (used.length + 1) * 4e6) used.push(heap());
    }
    expect(seen.size).toBe(CUSTOMERS);
    // Some of the names of the field may be cut by the end of a chunk.
    expect(numbers).toBeGreaterThan((CUSTOMERS + OF_THE_FIRST) * 0.99);
    expect(used.length).toBeGreaterThan(4);
    expect(await underWay()).toBe(1);
    paused.destroy();
    await expect.poll(underWay).toBe(0);
    expect(Math.max(...used) - Math.min(...used)).toBeLessThan(30);
  });

  test('take one of the places of the account until the client goes', async () => {
    const paused = await startReading('1.1', 'customers', as(KEYS.main, LARGE));
    const other = await startReading('1.1', 'numbers', as(KEYS.main, LARGE));
    const third = await get('numbers', as(KEYS.main, LARGE));
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await third.text()).toContain('RATE_LIMITED');
    // Other accounts have places of their own.
    expect(await linesOf('numbers', as(KEYS.sub))).not.toEqual([]);
    other.destroy();
    await expect.poll(underWay).toBe(1);
    const again = await startReading('1.1', 'numbers', as(KEYS.main, LARGE));
    expect(await underWay()).toBe(2);
    again.destroy();
    await expect.poll(underWay).toBe(1);
    paused.destroy();
    await expect.poll(underWay).toBe(0);
  });

  test('are reset, and do not end as if they were whole, where one of them cannot be read', async () => {
    await spoilOne(pool, LARGE, 300);
    const response = await get('customers', as(KEYS.main, LARGE));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(await endOf(await startReading('1.0', 'customers', as(KEYS.main, LARGE)))).toBe('ECONNRESET');
    expect(server.logLines.join('')).toContain('an export was broken off');
  });

  test('are cut where the caller is removed meanwhile, and for nobody else', async () => {
    // Those of the tests before have left their places.
    await expect.poll(underWay).toBe(0);
    const [going, other] = await Promise.all(
      [KEYS.going, KEYS.main].map((key) => startReading('1.1', 'customers', as(key, LARGE))),
    );
    writeFileSync(tenants, JSON.stringify(staying()));
    server.app.reload?.();
    expect(await endOf(going!)).toBe('ECONNRESET');
    await expect.poll(underWay).toBe(1);
    other!.destroy();
    await expect.poll(underWay).toBe(0);
  });
});
