import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ControllableClock } from './control/clock.js';
import { createControl } from './control/control.js';
import type { Levers, SandboxControl } from './control/control.js';
import { SANDBOX_ACCOUNT_SID } from './entities/rows.js';
import { Faults } from './control/faults.js';
import { lockFolder } from './store/lock.js';
import type { Release } from './store/lock.js';
import { Router } from './http/router.js';
import { controlHandler } from './control/routes.js';
import { ROUTES } from './routes/index.js';
import { REVIEWER } from './rules/reviewer.js';
import { DEFAULT_ACCOUNTS, seedAccounts } from './seed.js';
import { SandboxServer } from './http/server.js';
import { settingsOf } from './control/settings.js';
import type { SandboxAccount, SandboxOptions } from './control/settings.js';
import { switchesOf } from './control/switches.js';
import { World } from './world.js';

export { ControllableClock, systemClock } from './control/clock.js';
export type { Clock } from './control/clock.js';
export type { SandboxControl, Verdict } from './control/control.js';
export { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from './entities/rows.js';
export type { FaultEffect, FaultSpec } from './control/faults.js';
export type { JournalEntry, JournalFilter } from './control/journal.js';
export { LOCK_FILE } from './store/lock.js';
export { LOG_FILE } from './store/log.js';
export { MAGIC_VALUES } from './rules/magic/table.js';
export type { PrimaryIdentity, SandboxAccount, SandboxOptions } from './control/settings.js';
export { readSwitches } from './control/switches.js';
export type { Switches } from './control/switches.js';

/** A running sandbox. */
export interface Sandbox {
  /** `http://host:port`: the origin to put in place of trusthub.twilio.com and api.twilio.com. */
  readonly url: string;
  /** Of the first account. */
  readonly accountSid: string;
  readonly authToken: string;
  readonly control: SandboxControl;
  /** Stops listening, cuts connections, drops callbacks under way, gives `dataDir` back. Reviews wait for the next start where there is a `dataDir`. */
  close(): Promise<void>;
}

/**
 * Starts a Trust Hub over HTTP. Several may run in one process. Throws where the port is taken, the file is damaged, or
 * another sandbox works in the same `dataDir`.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const unlock = options.dataDir === undefined ? () => undefined : await lockFolder(options.dataDir);
  try {
    const { accounts = DEFAULT_ACCOUNTS } = options;
    const clock = options.clock ?? new ControllableClock();
    const world = new World(clock, settingsOf(options), options.seed ?? 'sandbox', options.dataDir, REVIEWER);
    try {
      seedAccounts(world, accounts);
      const { http, url, control } = await listen(world, accounts, options);
      if (options.linkBase === 'self') world.trusthubBase = url;
      REVIEWER.resume(world);
      world.store.forgetHistory();
      const accountSid = accounts[0]?.sid ?? SANDBOX_ACCOUNT_SID;
      const authToken = world.tables.accounts.get(accountSid)?.authToken ?? '';
      return { url, accountSid, authToken, control, close: () => close(http, world, options, unlock) };
    } catch (error) {
      world.store.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

async function listen(world: World, accounts: readonly SandboxAccount[], options: SandboxOptions) {
  const { host = '127.0.0.1', latencyMs = 0, requestTimeoutMs = 60_000 } = options;
  const faults = new Faults(world.store.seed, () => world.now());
  const router = new Router(ROUTES);
  const levers: Levers = {
    world,
    router,
    faults,
    accounts,
    initialSwitches: switchesOf(options),
    initialLatencyMs: latencyMs,
    latencyMs,
  };
  const control = createControl(levers);
  const answerControl = controlHandler(control, { loopback: isLoopback(host), token: options.controlToken });
  const latency = (): number => levers.latencyMs;
  const { http } = new SandboxServer({ world, router, faults, latency, control: answerControl, requestTimeoutMs });
  // Node's 511 is less than what a client opens that sends thousands of requests at once: the rest would wait seconds.
  await once(http.listen({ port: options.port ?? 0, host, backlog: 4096 }), 'listening');
  const { port } = http.address() as AddressInfo;
  return { http, control, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
}

async function close(http: Server, world: World, options: SandboxOptions, unlock: Release): Promise<void> {
  world.reviews.clear();
  world.callbacks.close();
  // A clock that was given may be shared.
  if (options.clock === undefined && world.clock instanceof ControllableClock) world.clock.dispose();
  const closed = http.listening ? once(http, 'close') : undefined;
  http.close();
  http.closeAllConnections();
  await closed;
  world.store.close();
  unlock();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
