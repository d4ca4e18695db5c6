import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Secret } from '../../src/domain/secret.js';
import { watchLoad } from '../../src/server/load.js';
import { UNWATCHED } from '../../src/server/processor.js';
import { ACCOUNT, startTestServer, useTestServer } from './support/test-server.js';

const [BUSY, QUIET] = ['busy-key-0123456789abcdef', 'quiet-key-0123456789abcdef'];
const load = {
  high: false,
  isTooHigh: () => load.high,
  far: false,
  isFarTooHigh: () => load.far,
  noteWait: () => undefined,
  processor: UNWATCHED,
  close: () => undefined,
};
const server = useTestServer({ settings: { load } });

describe('a server with more to do than it can', () => {
  it('finishes what runs, and refuses what comes, but for the question whether it lives', async () => {
    const running = server.post('{ slow(ms: 500) }');
    await expect.poll(() => server.probe.signals.length).toBe(1);
    load.high = true;
    const refused = await server.post('{ hello }');
    expect(refused).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await server.send(`/webhooks/trust-hub/${ACCOUNT}`, { method: 'POST' })).status).toBe(503);
    const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('open', () => resolve('open'));
    });
    expect(status).toBe(503);
    expect((await server.send('/healthz')).status).toBe(200);
    expect((await running).data).toEqual({ slow: 'done' });
    load.high = false;
    expect((await server.post('{ hello }')).status).toBe(200);
  });
});

describe('callers of such a server', () => {
  it('who spend more than others are refused first, and all where it can answer nobody', async () => {
    const keys = [BUSY, QUIET].map((key) => new Secret(key));
    const of = await startTestServer({ access: { apiKeys: keys }, settings: { load } });
    const ask = async (key: string) => {
      const { status } = await of.post('{ hello }', undefined, { authorization: `Bearer ${key}` });
      return status;
    };
    for (let n = 0; n < 20; n += 1) expect(await ask(BUSY)).toBe(200);
    expect(await ask(QUIET)).toBe(200);
    load.high = true;
    expect([await ask(BUSY), await ask(QUIET)]).toEqual([503, 200]);
    expect((await of.post('{ hello }', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    load.far = true;
    expect([await ask(BUSY), await ask(QUIET)]).toEqual([503, 503]);
    Object.assign(load, { high: false, far: false });
    await of.close();
  });
});

describe('the load', () => {
  const block = (ms: number): void => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

  it('is too high while every turn of the event loop is long, and not after a single one', async () => {
    const watched = watchLoad(100, 100);
    // The first turn is where the measuring begins.
    for (let turns = 0; turns < 50; turns += 1) await turn();
    block(1_000);
    await turn();
    expect(watched.isTooHigh()).toBe(false);
    for (let turns = 0; turns < 20 && !watched.isTooHigh(); turns += 1) {
      block(250);
      await turn();
    }
    expect(watched.isTooHigh()).toBe(true);
    await expect.poll(() => watched.isTooHigh(), { timeout: 20_000 }).toBe(false);
    watched.close();
  });

  it('is too high while what arrives waits long for its turn, though no turn is long', async () => {
    const watched = watchLoad(1_000, 50);
    const waits = setInterval(() => watched.noteWait(60_000), 5);
    await expect.poll(() => watched.isFarTooHigh(), { timeout: 20_000 }).toBe(true);
    clearInterval(waits);
    await expect.poll(() => watched.isTooHigh(), { timeout: 20_000 }).toBe(false);
    watched.close();
  });
});
