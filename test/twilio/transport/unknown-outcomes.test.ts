import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { whenAllRead } from '../../../src/domain/reading.js';
import { failure } from '../support/failure.js';
import { NEW_BUNDLE, PROFILE, refusal } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { reset, silence } from '../support/stub-upstream.js';
import { ACCOUNT_SID, factoryFor, sid } from '../support/trust-hubs.js';

const twilio = startedForEachTest(new StubTwilio());

describe('an unknown outcome', () => {
  test.each([
    ['500', { status: 500, json: {} }],
    ['503', { status: 503, text: '<html>busy</html>' }],
    ['a reset', reset],
  ])('a GET is tried three times after %s', async (_, reply) => {
    twilio.reply(reply, reply, PROFILE);
    expect(await twilio.hub.customerProfiles.load(sid('BU'))).toMatchObject({ sid: sid('BU') });
    expect(twilio.timing.waits).toEqual([188, 375]);
    twilio.reply(reply);
    expect(await failure(twilio.hub.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(twilio.requests).toHaveLength(6);
  });

  test.each([
    ['500', { status: 500, json: {} }],
    ['a reset', reset],
  ])('a POST is never repeated after %s', async (_, reply) => {
    twilio.reply(reply);
    const error = await failure(twilio.hub.customerProfiles.create(NEW_BUNDLE));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: false });
    expect(twilio.requests).toHaveLength(1);
  });

  test('a call that the upstream does not know (501) is not repeated', async () => {
    twilio.reply({ status: 501, json: {} });
    await failure(twilio.hub.customerProfiles.load(sid('BU')));
    expect(twilio.requests).toHaveLength(1);
  });

  test('a DELETE that was carried out before the connection broke is done', async () => {
    twilio.reply(reset, refusal(404, 20404, 'not found'));
    await twilio.hub.customerProfiles.delete(sid('BU'));
    expect(twilio.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
  });

  test.each([
    ['at once', [refusal(404, 20404, 'not found')]],
    ['after 429, which was not processed', [refusal(429, 20429, 'slow'), refusal(404, 20404, 'not found')]],
  ])('a DELETE of what is not there stays an error: 404 %s', async (_, replies) => {
    twilio.reply(...replies);
    await expect(twilio.hub.customerProfiles.delete(sid('BU'))).rejects.toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', twilioCode: 20404 }],
    });
  });
});

describe('no answer', () => {
  test('past the time limit: a GET is tried again, a POST is not', async () => {
    const quick = factoryFor(twilio.url, { timeoutMs: 500 });
    const impatient = quick.factory.open(ACCOUNT_SID, { cached: false });
    twilio.reply(silence);
    expect(await failure(impatient.customerProfiles.create(NEW_BUNDLE))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      notProcessed: false,
    });
    expect(twilio.requests).toHaveLength(1);
    twilio.reply(silence, PROFILE);
    expect(await impatient.customerProfiles.load(sid('BU'))).not.toBeNull();
    await quick.factory.close();
  });

  test('the limit holds for the body too, however slowly it drips', async () => {
    const quick = factoryFor(twilio.url, { timeoutMs: 80 });
    twilio.reply((response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const call = quick.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.create(NEW_BUNDLE);
    expect(await failure(call)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await quick.factory.close();
  });

  test('a refused connection is known not to have been processed, for a POST too', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const nowhere = factoryFor(`http://127.0.0.1:${port}`);
    const error = await failure(
      nowhere.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.create(NEW_BUNDLE),
    );
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(error.cause).toMatchObject({ systemCode: 'ECONNREFUSED' });
    await nowhere.factory.close();
  });

  test('an aborted scope ends its calls under way and sends no more', async () => {
    const abort = new AbortController();
    const scoped = twilio.factory.open(ACCOUNT_SID, { cached: false, signal: abort.signal });
    const received = new Promise<void>((resolve) => {
      twilio.reply(() => resolve());
    });
    const call = failure(scoped.customerProfiles.load(sid('BU')));
    await received;
    abort.abort();
    expect(await call).toMatchObject({ code: 'SERVICE_UNAVAILABLE', notProcessed: false });
    expect(await failure(scoped.customerProfiles.load(sid('BU')))).toMatchObject({ notProcessed: true });
    expect(twilio.requests).toHaveLength(1);
  });

  test('a scope whose time ran out fails as a timeout', async () => {
    const abort = new AbortController();
    abort.abort(new DOMException('late', 'TimeoutError'));
    const scoped = twilio.factory.open(ACCOUNT_SID, { cached: false, signal: abort.signal });
    expect(await failure(scoped.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  test('many calls of one scope leave nothing on its signal', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const scoped = twilio.factory.open(ACCOUNT_SID, { cached: false, signal: new AbortController().signal });
    twilio.reply(PROFILE);
    await whenAllRead(Array.from({ length: 100 }, (_, index) => scoped.customerProfiles.load(sid('BU', index))));
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
