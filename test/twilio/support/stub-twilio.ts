import { afterEach, beforeEach } from 'vitest';
import type { TrustHub, TrustHubFactory, TrustHubFactoryOptions } from '../../../src/twilio/index.js';
import { startStubUpstream, type Reply, type StubRequest, type StubUpstream } from './stub-upstream.js';
import { ACCOUNT_SID, factoryFor, type TestTiming } from './trust-hubs.js';

/** A stub in Twilio's place, and gateways over it. They are there from `start` to `close`. */
export class StubTwilio {
  private upstream!: StubUpstream;
  private made!: ReturnType<typeof factoryFor>;
  private opened!: TrustHub;

  async start(): Promise<void> {
    this.upstream = await startStubUpstream();
    this.remake({});
  }

  /** Another factory in place of the one that there was. */
  async reopen(options: Partial<TrustHubFactoryOptions>): Promise<void> {
    await this.factory.close();
    this.remake(options);
  }

  private remake(options: Partial<TrustHubFactoryOptions>): void {
    this.made = factoryFor(this.upstream.url, options);
    this.opened = this.factory.open(ACCOUNT_SID, { cached: false });
  }

  get url(): string {
    return this.upstream.url;
  }
  get requests(): StubRequest[] {
    return this.upstream.requests;
  }
  get factory(): TrustHubFactory {
    return this.made.factory;
  }
  get timing(): TestTiming {
    return this.made.timing;
  }
  get lines(): readonly string[] {
    return this.made.lines;
  }
  /** The account's gateways, which keep no answers. */
  get hub(): TrustHub {
    return this.opened;
  }

  /** The replies of the next requests, in order; the last one is repeated. */
  reply(...replies: Reply[]): void {
    this.upstream.reply(...replies);
  }

  /** Every next request succeeds with this. */
  answer(json: unknown): void {
    this.reply({ status: 200, json });
  }

  async close(): Promise<void> {
    await this.factory.close();
    await this.upstream.close();
  }
}

/** Started before each of the tests that follow, and closed after it. */
export function startedForEachTest<Stub extends StubTwilio>(stub: Stub): Stub {
  beforeEach(() => stub.start());
  afterEach(() => stub.close());
  return stub;
}
