import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { open } from '../support/harness.js';

const SEED = 20261120;

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A request as it stands, with nothing mended on the way. */
function send(sandbox: Sandbox, method: string, path: string, headers: Record<string, string>, body = '') {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url);
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject).end(body);
  });
}

/** Bytes as they stand, and all that comes back until the connection is closed or falls silent. */
async function shout(sandbox: Sandbox, bytes: string | Buffer, silenceMs = 150): Promise<string> {
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (piece: Buffer) => (heard += piece.toString('latin1'))).on('error', () => undefined);
  socket.write(bytes);
  socket.setTimeout(silenceMs, () => socket.destroy());
  await once(socket, 'close');
  return heard;
}

const basic = (sandbox: Sandbox) =>
  `Basic ${Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64')}`;

function expectTwilioError({ status, text }: Answer): void {
  const body = JSON.parse(text) as Record<string, unknown>;
  expect([body['status'], typeof body['code'], typeof body['message']]).toEqual([status, 'number', 'string']);
  expect(body['more_info']).toBe(`https://www.twilio.com/docs/errors/${String(body['code'])}`);
}

test('whatever is asked for is answered, with an error in the shape of Twilio and never as a failure', async () => {
  const { sandbox, raw } = await open();
  const segment = fc.oneof(
    fc.constantFrom(
      'v1',
      '2010-04-01',
      'Accounts',
      sandbox.accountSid,
      'CustomerProfiles',
      'TrustProducts',
      'EndUsers',
    ),
    fc.constantFrom('EntityAssignments', 'Evaluations', '%2F', '%00', '%zz', '..', '.', '', '__proto__', 'constructor'),
    fc.constantFrom('IncomingPhoneNumbers.json', 'Addresses.json', `BU${'0'.repeat(32)}`, 'BU%2e', 'x'.repeat(3000)),
    fc.string({ unit: fc.constantFrom(...'aZ09%+&=;:@!$\'()*,~[]|^`{}"\\'), maxLength: 20 }),
  );
  const name = fc.constantFrom(
    'FriendlyName',
    'Type',
    'Attributes',
    'Status',
    'PolicySid',
    'PageSize',
    'PageToken',
    'x',
  );
  const value = fc.oneof(
    fc.constantFrom('', '[', '{"a":', 'null', '[1]', '1e999', 'pending-review', 'cnam_information', '\u0000', '%'),
    fc.constant('{"a":'.repeat(2000) + '1' + '}'.repeat(2000)),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 6 });
  const asked = fc.record({
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'QUERY', 'PROPFIND'),
    path: fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
    query: pairs,
    form: fc.oneof(
      pairs.map((form) =>
        new URLSearchParams(form.map(([key, one]) => [key, toText(one)] as [string, string])).toString(),
      ),
      value,
    ),
    type: fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/json',
      'text/plain',
      'multipart/form-data',
      '',
    ),
    authorization: fc.oneof(
      fc.constant(basic(sandbox)),
      fc.constantFrom('', 'Basic', 'Basic  ', 'Basic !', 'Bearer x', `Basic ${'A'.repeat(3000)}`, 'basic Og=='),
    ),
  });
  const property = fc.asyncProperty(asked, async ({ method, path, query, form, type, authorization }) => {
    const search = new URLSearchParams(query.map(([key, one]) => [key, toText(one)] as [string, string])).toString();
    const url = search === '' || search.length > 10_000 ? path : `${path}?${search}`;
    const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
    const body = method === 'GET' ? '' : toText(form);
    const sized = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const answer = await send(sandbox, method, url, sized, body);
    expect(answer.status).not.toBe(500);
    if (answer.status >= 400) expectTwilioError(answer);
  });
  await fc.assert(property, { seed: SEED, numRuns: 600 });
  expect((await raw('/v1/EndUsers')).status).toBe(200);
});

/** Lone surrogates have no bytes. */
function toText(value: string): string {
  return Buffer.from(value).toString();
}

test('what is twice there counts once, and deep nesting is refused before it harms', async () => {
  const { sandbox, raw } = await open();
  const authorization = basic(sandbox);
  const post = (body: string) =>
    send(sandbox, 'POST', '/v1/EndUsers', { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body);
  const twice = await post('FriendlyName=first&FriendlyName=second&Type=cnam_information&Type=x');
  expect([twice.status, (JSON.parse(twice.text) as Record<string, unknown>)['friendly_name']]).toEqual([201, 'first']);
  for (const depth of [101, 1000, 200_000]) {
    const nested = encodeURIComponent('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)).slice(0, 1_000_000);
    const answer = await post(`FriendlyName=A&Type=cnam_information&Attributes=${nested}`);
    expect([answer.status, answer.text]).toEqual([
      depth > 50_000 ? expect.any(Number) : 400,
      expect.stringMatching(/22207|too large/),
    ]);
  }
  const fits = JSON.stringify({ list: Array.from({ length: 5000 }, (_, at) => at) });
  expect((await raw('/v1/EndUsers', { FriendlyName: 'A', Type: 'cnam_information', Attributes: fits })).status).toBe(
    201,
  );
});

test('a query or headers beyond measure are refused in the shape of Twilio', async () => {
  const { sandbox } = await open();
  const heard = await shout(sandbox, `GET /v1/EndUsers?x=${'y'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(heard).toMatch(/^HTTP\/1\.1 431 /);
  expectTwilioError({ status: 431, text: heard.slice(heard.indexOf('\r\n\r\n') + 4) });
  const large = await send(sandbox, 'GET', `/v1/EndUsers?FriendlyName=${'y'.repeat(12_000)}`, {
    authorization: basic(sandbox),
  });
  expect(large.status).toBe(400);
  expectTwilioError(large);
});

test('garbage on the wire, before, between and after requests, never takes it down', async () => {
  const { sandbox, raw } = await open();
  const fine = `GET /v1/Policies HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic(sandbox)}\r\n\r\n`;
  const pipelined = await shout(sandbox, `${fine}${fine}\u0000\u0001garbage\r\n\r\n${fine}`);
  // Node answers what is not HTTP without waiting for the answers that are still in line.
  const statuses = pipelined.match(/HTTP\/1\.1 \d+/g) ?? [];
  expect([statuses[0], statuses.at(-1)]).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  const head = fc.constantFrom('', fine, 'GET / HTTP/1.1\r\n', 'POST /v1/EndUsers HTTP/1.1\r\nHost: x\r\n');
  const tail = fc.oneof(
    fc.constantFrom('Content-Length: -1\r\n\r\n', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    fc.constantFrom(
      'Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n',
      'Expect: 200-ok\r\n\r\n',
      'Upgrade: h2c\r\nConnection: upgrade\r\n\r\n',
    ),
    fc.constantFrom(
      'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET /\u0000 HTTP/1.1\r\n\r\n',
    ),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );
  const property = fc.asyncProperty(head, tail, async (one, other) => {
    const heard = await shout(sandbox, Buffer.from(one + other, 'latin1'), 25);
    if (heard !== '') expect(heard).toMatch(/^HTTP\/1\.1 (200|201|400|401|405|408|417|431|501) /);
  });
  await fc.assert(property, { seed: SEED, numRuns: 150 });
  expect((await raw('/v1/Policies')).status).toBe(200);
});

test('a slow client is waited for, and one that never ends gets 408', async () => {
  const { sandbox } = await open({ requestTimeoutMs: 400 });
  const { port } = new URL(sandbox.url);
  const form = 'FriendlyName=A&Type=cnam_information';
  const head =
    `POST /v1/EndUsers HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic(sandbox)}\r\nConnection: close\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n`;
  const slowly = async (text: string, everyMs: number): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1');
    let heard = '';
    socket.on('data', (piece: Buffer) => (heard += piece.toString()));
    socket.write(head);
    for (let at = 0; at < text.length; at += 4) {
      socket.write(text.slice(at, at + 4));
      await wait(everyMs);
    }
    if (!socket.closed) await once(socket, 'close');
    return heard;
  };
  expect(await slowly(form, 10)).toMatch(/^HTTP\/1\.1 201 /);
  const late = await slowly(form.slice(0, 10), 10);
  expect(late).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
  expectTwilioError({ status: 408, text: late.slice(late.indexOf('\r\n\r\n') + 4) });
  // Went away in the middle: nothing was carried out.
  const before = sandbox.control.counts();
  const gone = connect(Number(port), '127.0.0.1');
  gone.write(head + form.slice(0, 5));
  await wait(30);
  gone.destroy();
  await wait(30);
  expect(sandbox.control.counts()).toEqual(before);
});
