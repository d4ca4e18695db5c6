import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ControllableClock } from './clock.js';
import { createControl } from './control.js';
import type { Levers, SandboxControl } from './control.js';
import { SANDBOX_ACCOUNT_SID } from './entities/account.js';
import { Faults } from './faults.js';
import { Router } from './router.js';
import { controlHandler } from './routes/control.js';
import { ROUTES } from './routes/index.js';
import { resumeReviews } from './rules/reviewer.js';
import { DEFAULT_ACCOUNTS, seedAccounts } from './seed.js';
import { SandboxServer } from './server.js';
import { settingsOf } from './settings.js';
import type { SandboxOptions } from './settings.js';
import { World } from './world.js';

export { ControllableClock, systemClock } from './clock.js';
export type { Clock } from './clock.js';
export type { SandboxControl, Verdict } from './control.js';
export { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from './entities/account.js';
export type { FaultEffect, FaultSpec } from './faults.js';
export type { JournalEntry, JournalFilter } from './journal.js';
export { LOG_FILE } from './log.js';
export { MAGIC_VALUES } from './rules/magic-values.js';
export type { PrimaryIdentity, SandboxAccount, SandboxOptions } from './settings.js';

/** A running sandbox. */
export interface Sandbox {
  /** `http://host:port`: the origin to put in place of trusthub.twilio.com and api.twilio.com. */
  readonly url: string;
  /** Of the first account. */
  readonly accountSid: string;
  readonly authToken: string;
  readonly control: SandboxControl;
  /** Stops listening, cuts connections, closes the file. Reviews wait for the next start where there is a `dataDir`. */
  close(): Promise<void>;
}

/** Starts a Trust Hub over HTTP. Several may run in one process. Throws where the port is taken or the file is damaged. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = 'sandbox', host = '127.0.0.1', accounts = DEFAULT_ACCOUNTS, latencyMs = 0 } = options;
  const clock = options.clock ?? new ControllableClock();
  const world = new World(clock, settingsOf(options), seed, options.dataDir);
  seedAccounts(world, accounts);

  const faults = new Faults(seed);
  const levers: Levers = { world, faults, accounts, initialLatencyMs: latencyMs, latencyMs };
  const control = createControl(levers);
  const answerControl = controlHandler(control, { loopback: isLoopback(host), token: options.controlToken });
  const { http } = new SandboxServer({
    world,
    router: new Router(ROUTES),
    faults,
    latency: () => levers.latencyMs,
    control: (request, response, asked) => answerControl(response, asked, request.headers.origin),
  });
  try {
    await once(http.listen(options.port ?? 0, host), 'listening');
  } catch (error) {
    world.store.close();
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (options.linkBase === 'self') world.trusthubBase = url;
  resumeReviews(world);

  const first = accounts[0]?.sid ?? SANDBOX_ACCOUNT_SID;
  return {
    url,
    accountSid: first,
    authToken: world.tables.accounts.get(first)?.authToken ?? '',
    control,
    async close() {
      world.reviews.clear();
      world.callbacks.close();
      // A clock that was given may be shared.
      if (options.clock === undefined && clock instanceof ControllableClock) clock.dispose();
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
      world.store.close();
    },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
