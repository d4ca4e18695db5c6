import { randomUUID } from 'node:crypto';
import pg from 'pg';
import twilio from 'twilio';
import { expect, vi } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { inputFor, onboardKind } from '../../support/onboarding-kinds.js';
import { numberDispenser } from '../../support/onboarding.js';
import { freePort } from '../../support/server-process.js';
import { startAppOver, type ServerOverHttp, type Upstream } from '../../support/start-app.js';

type Environment = Readonly<Record<string, string>>;

/** A Trust Hub at which nobody decides but the test, and a server that waits for it. */
export interface Waiting {
  readonly sandbox: Sandbox;
  readonly app: ServerOverHttp;
  readonly database: pg.Pool;
  readonly numbers: (count: number) => Promise<readonly string[]>;
  /** Where the default account's callbacks go. */
  readonly callbackUrl: string;
  close(): Promise<void>;
}

/** Twilio calls back at the server, which polls every ten minutes, if nothing else is said. */
export async function startWaiting(
  options: SandboxOptions = {},
  environment: Environment = {},
  upstreamOf: (sandbox: Sandbox) => Upstream | Promise<Upstream> = (sandbox) => sandbox,
): Promise<Waiting> {
  const sandbox = await startSandbox({ reviewDelayMs: 3_600_000, ...options });
  const port = await freePort();
  const publicBaseUrl = `http://127.0.0.1:${port}`;
  const settings = { PORT: `${port}`, PUBLIC_BASE_URL: publicBaseUrl, REVIEW_POLL_SECONDS: '600', ...environment };
  const app = await startAppOver(await upstreamOf(sandbox), settings);
  const database = new pg.Pool({ connectionString: app.databaseUrl });
  return {
    ...{ sandbox, app, database, numbers: numberDispenser(app) },
    callbackUrl: `${publicBaseUrl}/webhooks/trust-hub/${sandbox.accountSid}`,
    close: async () => {
      await database.end();
      await app.close();
      await sandbox.close();
    },
  };
}

/** A run as it goes on, without fields that would ask Twilio for its bundles. */
export interface RunState {
  readonly status: string;
  readonly failure: { readonly code: string; readonly message: string; readonly nextAction: string | null } | null;
  readonly steps: readonly { readonly key: string; readonly status: string; readonly resourceSid: string | null }[];
  readonly events: {
    readonly nodes: readonly {
      readonly type: string;
      readonly actor: string;
      readonly stepKey: string | null;
      readonly bundleStatus: string | null;
    }[];
  };
}
const STATE = `status failure { code message nextAction } steps { key status resourceSid }
  events(first: 100) { nodes { type actor stepKey bundleStatus } }`;

export const PROFILE_REVIEW = 'await-customer-profile-approval';
export const PRODUCT_REVIEW = 'await-trust-product-approval';

/** A run of the test's own. */
export class WaitingRun {
  /** @param name the friendly name of its product, which no other run has */
  private constructor(
    private readonly server: GraphQLOverHttp,
    private readonly sandbox: Sandbox,
    readonly id: string,
    readonly name: string,
  ) {}

  /** Starts a Voice Integrity run with a profile of its own, or on one that is there; answers at once. */
  static async start(waiting: Waiting, existingSid?: string, server: GraphQLOverHttp = waiting.app) {
    const profile = existingSid === undefined ? { secondary: (good: object) => good } : { existingSid };
    const phoneNumbers = server === waiting.app ? waiting.numbers : numberDispenser(server);
    const input = inputFor('VOICE_INTEGRITY', await phoneNumbers(1), profile);
    const name = `Calls of ${randomUUID().slice(0, 8)}`;
    const trustProduct = { friendlyName: name, email: 'office@acme-dental.com' };
    const { onboarding } = await onboardKind(server, 'VOICE_INTEGRITY', { ...input, trustProduct, wait: 'NOT_AT_ALL' });
    return new WaitingRun(server, waiting.sandbox, onboarding!.id, name);
  }

  /** The same run as another server shows it. */
  at(server: GraphQLOverHttp): WaitingRun {
    return new WaitingRun(server, this.sandbox, this.id, this.name);
  }

  /** As it is called in the database. */
  get runId(): string {
    return Buffer.from(this.id, 'base64url').toString().split(':')[2] ?? '';
  }

  /** The run as it is now. */
  async now(): Promise<RunState> {
    const query = `query ($id: ID!) { onboarding(id: $id) { ${STATE} } }`;
    return (await this.server.data<{ onboarding: RunState }>(query, { id: this.id })).onboarding;
  }

  /** The run when it has come to what is wanted, by its subscription. */
  async until(wanted: (state: RunState) => boolean): Promise<RunState> {
    const subscription = `subscription ($id: ID!) { onboardingUpdated(id: $id) { ${STATE} } }`;
    const updates = this.server.subscribe<{ onboardingUpdated: RunState }>(subscription, { id: this.id });
    let last: RunState | undefined;
    for await (const { onboardingUpdated } of updates) {
      last = onboardingUpdated;
      if (wanted(last)) return last;
    }
    throw new Error(`The subscription ended with ${last?.status}: ${JSON.stringify(last?.failure)}`);
  }

  untilWaitsAt(step: string): Promise<RunState> {
    return this.until((state) => state.status === 'WAITING_FOR_REVIEW' && statusOf(state, step) === 'WAITING');
  }

  async untilStatus(...statuses: readonly string[]): Promise<RunState> {
    return this.until((state) => statuses.includes(state.status));
  }

  /** The bundle that a step waits for. */
  async bundleOf(step: string): Promise<string> {
    return (await this.untilWaitsAt(step)).steps.find((one) => one.key === step)?.resourceSid ?? '';
  }

  /** How often its product was made, and how often it was submitted. */
  productWrites(): { readonly made: number; readonly submitted: number } {
    const posts = this.sandbox.control.journal({ method: 'POST', path: '/v1/TrustProducts' });
    const made = posts.filter(({ path, friendlyName, status }) => {
      return path === '/v1/TrustProducts' && status === 201 && friendlyName?.startsWith(this.name);
    });
    const submissions = posts.filter((entry) => made.some(({ sid }) => entry.path === `/v1/TrustProducts/${sid}`));
    return { made: made.length, submitted: submissions.length };
  }

  /** The statuses of a step's bundle in the timeline: `TWILIO_APPROVED TWILIO` where a callback reported it. */
  async statusesReported(step: string): Promise<readonly string[]> {
    const { events } = await this.now();
    return events.nodes
      .filter((event) => event.type === 'REVIEW_STATUS_CHANGED' && event.stepKey === step)
      .map(({ bundleStatus, actor }) => `${bundleStatus} ${actor}`);
  }
}

export function statusOf(state: RunState, step: string): string | undefined {
  return state.steps.find((one) => one.key === step)?.status;
}

/** Resolves when a run has acted on everything that was reported to it. */
export async function allRead({ sandbox, database }: Waiting, { runId }: WaitingRun): Promise<void> {
  await sandbox.control.settled();
  const unread = 'select 1 from onboarding.run where run_id = $1 and news > looked';
  await vi.waitFor(async () => expect((await database.query(unread, [runId])).rowCount).toBe(0), PATIENTLY);
}

/**
 * From now on all signals of runs, and all segments that they begin, are of the future, where the sweep after what dead
 * processes left does not find them: what is handled, its receiver has handled.
 */
export async function withoutSweep({ database }: Waiting): Promise<void> {
  await database.query(`
    create function signal_of_the_future() returns trigger language plpgsql as $$ begin
      new.news_at := clock_timestamp() + interval '1 hour';
      return new;
    end $$;
    create trigger signal_of_the_future before update on onboarding.run for each row
      when (new.news > old.news) execute function signal_of_the_future();
    create function segment_of_the_future() returns trigger language plpgsql as $$ begin
      new.updated_at := clock_timestamp() + interval '1 hour';
      return new;
    end $$;
    create trigger segment_of_the_future before update on onboarding.run for each row
      when (new.segment > old.segment) execute function segment_of_the_future();`);
}

/** How often it was reported to a run that its reviews may have changed. */
export async function messagesTo({ database }: Waiting, { runId }: WaitingRun): Promise<number> {
  return (await database.query('select 1 from onboarding.news where run_id = $1', [runId])).rowCount ?? 0;
}

export const PATIENTLY = { timeout: 60_000, interval: 20 };

/** How often a bundle was asked for. */
export function readsOf({ sandbox }: Waiting, sid: string): number {
  return sandbox.control.journal({ method: 'GET' }).filter((entry) => entry.path.endsWith(`/${sid}`)).length;
}

/** What a callback is sent with, where it is not as Twilio sends it to the default account. */
export interface CallbackOptions {
  readonly status?: string;
  readonly url?: string;
  /** The auth token that it is signed with. */
  readonly signedWith?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A callback as Twilio sends it; answers the server's status. */
export async function callBack(waiting: Waiting, sid: string, options: CallbackOptions = {}): Promise<number> {
  const { status = 'twilio-approved', url = waiting.callbackUrl, headers } = options;
  const { signedWith = waiting.sandbox.authToken } = options;
  const form = { AccountSid: waiting.sandbox.accountSid, BundleSid: sid, Status: status };
  const signature = twilio.getExpectedTwilioSignature(signedWith, url, form);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'x-twilio-signature': signature, ...headers },
    body: new URLSearchParams(form),
  });
  return answer.status;
}
