import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { BundleRef } from '../../../src/domain/bundle.js';
import { startSandbox, type Sandbox, type SandboxControl } from '../../../src/sandbox/index.js';
import type { TrustHub, TrustHubFactory, TrustHubScope } from '../../../src/twilio/index.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { factoryFor } from './trust-hubs.js';

/** A sandbox in Twilio's place, and gateways over it. They are there from `start` to `close`. */
export class SandboxTwilio {
  sandbox!: Sandbox;
  factory!: TrustHubFactory;

  async start(): Promise<void> {
    this.sandbox = await startSandbox();
    this.factory = factoryFor(this.sandbox.url, { credentials: this.credentials }).factory;
  }

  get control(): SandboxControl {
    return this.sandbox.control;
  }
  get credentials() {
    const { accountSid, authToken } = this.sandbox;
    return { accountSid, authToken };
  }

  /** A scope of the account. */
  open(scope: TrustHubScope): TrustHub {
    return this.factory.open(this.sandbox.accountSid, scope);
  }

  /** A scope that has read nothing yet, in an account with one customer profile. */
  async scopeWithProfile(): Promise<{ readonly hub: TrustHub; readonly bundle: BundleRef }> {
    const profile = { friendlyName: 'P', email: 'a@b.example', policySid: SECONDARY };
    const { sid } = await this.open({ cached: true }).customerProfiles.create(profile);
    this.factory.clear(this.sandbox.accountSid);
    this.control.clearJournal();
    return { hub: this.open({ cached: true }), bundle: { kind: 'CustomerProfile', sid } };
  }

  /** The requests since the last look, as `GET BU…`. */
  calls(): readonly string[] {
    const seen = this.control.journal().map(({ method, path }) => `${method} ${path.replace(/^.*\//, '')}`);
    this.control.clearJournal();
    return seen;
  }

  async close(): Promise<void> {
    await this.factory.close();
    await this.sandbox.close();
  }
}

/** One sandbox for the tests of a file, as it was at its start before each of them. */
export function useSandboxTwilio(): SandboxTwilio {
  const twilio = new SandboxTwilio();
  beforeAll(() => twilio.start());
  afterAll(() => twilio.close());
  beforeEach(() => twilio.control.reset());
  return twilio;
}

/** An end user with the display name of a customer. */
export const endUser = (name: string) => ({
  friendlyName: name,
  type: 'cnam_information',
  attributes: { cnam_display_name: name },
});
