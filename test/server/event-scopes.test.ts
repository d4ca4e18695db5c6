import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ResolverContext } from '../../src/resolvers/context.js';
import { EventScopes } from '../../src/server/event-scopes.js';
import { CallerRates } from '../../src/server/rates/caller-rates.js';
import { ACCOUNT } from './support/test-server.js';

const { limits } = readConfig({});

function scopes() {
  const signals: AbortSignal[] = [];
  const clock = { ms: 0 };
  const now = () => clock.ms;
  const parts = { limits, rates: new CallerRates(limits, now) };
  const createContext = ({ callSignal }: { readonly callSignal: AbortSignal }) => {
    signals.push(callSignal);
    return { trustHub: signals.length } as unknown as ResolverContext;
  };
  const events = new EventScopes({ ...parts, createContext }, now);
  const open = (event: object, stop = new AbortController(), caller = 'one') =>
    events.open(event, { accountSid: ACCOUNT, caller, requestId: 'r', signal: stop.signal });
  return { open, signals, clock };
}

test('the requests for an event are cancelled when the last subscription that waits for them has ended', () => {
  const { open, signals } = scopes();
  const [event, first, second] = [{}, new AbortController(), new AbortController()];
  open(event, first);
  open(event, second);
  expect(signals).toHaveLength(1);
  first.abort();
  expect(signals[0]?.aborted).toBe(false);
  second.abort();
  expect(signals[0]?.aborted).toBe(true);
  expect(open(event).context.trustHub).toBe(2); // What was cancelled is of no use to a later one.
});

test("what was read for an event is shared by a caller's subscriptions that handle it within seconds", () => {
  const { open, clock } = scopes();
  const event = {};
  open(event).end();
  expect(open(event).context.trustHub).toBe(1);
  expect(open({}).context.trustHub).toBe(2);
  expect(open(event, new AbortController(), 'another').context.trustHub).toBe(3);
  clock.ms = 3_000;
  expect(open(event).context.trustHub).toBe(4);
});
