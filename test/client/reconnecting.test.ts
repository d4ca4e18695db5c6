import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, default as WebSocket } from 'ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createClient,
  OnboardingUpdatedDocument,
  OnboardVoiceIntegrityDocument,
  type ConnectionState,
  type OnboardVoiceIntegrityInput,
  type TypedDocument,
} from '../../src/client/index.js';
import { numberDispenser, voiceIntegrityInput } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { startSeverable } from './support/severable.js';

// The run stays in review for as long as the test needs it.
const app = useTestApp({ SANDBOX_REVIEW_DELAY_MS: '600000' });
const numbers = numberDispenser(app);
const webSocket = WebSocket as never;

async function severable() {
  const line = await startSeverable(app.graphqlUrl);
  onTestFinished(() => line.close());
  return line;
}

describe.each(['websocket', 'sse'] as const)('a subscription by %s', (subscriptions) => {
  it('goes on when its connection was cut, with the state as it is, and says so', async () => {
    const line = await severable();
    const client = createClient({ url: line.url, subscriptions, webSocket });
    const input = voiceIntegrityInput(await numbers(1)) as OnboardVoiceIntegrityInput;
    const { onboardVoiceIntegrity } = await client.run(OnboardVoiceIntegrityDocument, { input });
    const id = onboardVoiceIntegrity.onboarding?.id ?? '';
    const states: ConnectionState[] = [];
    const onState = (state: ConnectionState): void => void states.push(state);
    let seen = 0;
    for await (const { onboardingUpdated } of client.subscribe(OnboardingUpdatedDocument, { id }, { onState })) {
      expect(onboardingUpdated.id).toBe(id);
      seen += 1;
      if (seen === 2) break;
      line.sever();
    }
    expect(states).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  it('ends where there was never a server', async () => {
    const line = await severable();
    line.sever(true);
    const client = createClient({ url: line.url, subscriptions, webSocket, retries: 1 });
    const states: ConnectionState[] = [];
    const events = client.subscribe(OnboardingUpdatedDocument, { id: '' }, { onState: (state) => states.push(state) });
    await expect(events.next()).rejects.toMatchObject({ kind: 'network', code: 'NO_ANSWER', retryable: true });
    expect(states).toEqual(['connecting', 'reconnecting']);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});

describe('a token that has run out', () => {
  const TICK = 'subscription { tick }' as TypedDocument<{ tick: string }, object>;

  /** Takes each token once, and closes the connection after the first event. */
  async function serveOnce() {
    const used = new Set<unknown>();
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
    await once(server, 'listening');
    server.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => {
        const { type, id, payload } = JSON.parse(data.toString()) as Record<
          string,
          Record<string, unknown> | undefined
        >;
        const send = (message: object): void => socket.send(JSON.stringify(message));
        if ((type as unknown) === 'connection_init') {
          const token = payload?.['authorization'];
          if (used.has(token)) return socket.close(4403, 'The token has expired');
          used.add(token);
          return send({ type: 'connection_ack' });
        }
        if ((type as unknown) !== 'subscribe') return;
        send({ type: 'next', id, payload: { data: { tick: [...used].at(-1) } } });
        socket.close(4403, 'The token has expired');
      });
    });
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  it('is replaced by a fresh one', async () => {
    let issued = 0;
    const key = () => `token-${(issued += 1)}`;
    const events = createClient({ url: await serveOnce(), webSocket, key }).subscribe(TICK);
    expect((await events.next()).value).toEqual({ tick: 'Bearer token-1' });
    expect((await events.next()).value).toEqual({ tick: 'Bearer token-2' });
    await events.return?.();
  });

  it.each([
    ['that never changes', 'token', 0],
    ['that is not fresh', () => 'token', 1],
  ])('and a key %s is an error', async (_what, key, reconnections) => {
    const states: ConnectionState[] = [];
    const onState = (state: ConnectionState): void => void states.push(state);
    const events = createClient({ url: await serveOnce(), webSocket, key }).subscribe(TICK, {}, { onState });
    expect((await events.next()).value).toEqual({ tick: 'Bearer token' });
    await expect(events.next()).rejects.toMatchObject({ kind: 'access', code: 'FORBIDDEN' });
    expect(states.filter((state) => state === 'reconnecting')).toHaveLength(reconnections);
  });
});
