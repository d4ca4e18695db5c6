import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  calls,
  numberDispenser,
  onboard,
  until,
  voiceIntegrityInput,
  type OnboardingAnswer,
} from '../../../support/onboarding.js';
import { plantNumbers } from '../../../support/onboarding-kinds.js';
import type { TestApp } from '../../../support/start-app.js';
import { useTestApp } from '../../../support/use-test-app.js';

type Input = ReturnType<typeof voiceIntegrityInput>;

/** The id of a run in the database. */
export const runIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':').at(-1)!;

export function withBusiness(input: Input, changes: object): Input {
  const { secondary } = input.customerProfile;
  return {
    ...input,
    customerProfile: { secondary: { ...secondary, business: { ...secondary.business, ...changes } } },
  };
}

function withRepresentative(input: Input, changes: object): Input {
  const { secondary } = input.customerProfile;
  const authorizedRepresentatives = secondary.authorizedRepresentatives.map((one) => ({ ...one, ...changes }));
  return { ...input, customerProfile: { secondary: { ...secondary, authorizedRepresentatives } } };
}

/** The status of each step, by its key. */
export const statusesOf = (run: OnboardingAnswer) =>
  Object.fromEntries(run.steps.map(({ key, status }) => [key, status]));

/** A server whose runs are cancelled, and its database. */
export class CancelStage {
  readonly numbers: ReturnType<typeof numberDispenser>;
  database!: pg.Client;

  constructor(readonly app: TestApp) {
    this.numbers = numberDispenser(app);
  }

  async connect(): Promise<void> {
    this.database = new pg.Client({ connectionString: this.app.databaseUrl });
    await this.database.connect();
  }

  lastIndex(): number {
    return this.app.sandbox.journal().at(-1)?.index ?? -1;
  }

  since(index: number) {
    return this.app.sandbox.journal().filter((entry) => entry.index > index);
  }

  /** Resolves when the sandbox has had so many requests that fit, since an entry of its journal. */
  async received(after: number, count: number, fits: (call: string) => boolean): Promise<void> {
    while (calls(this.since(after)).filter(fits).length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Nothing of the run waits any more, and nobody polls for it. */
  async expectAtRest(id: string): Promise<void> {
    const runId = runIdOf(id);
    const live = `select workflow_uuid from dbos.workflow_status
      where workflow_uuid like $1 || '%' and status in ('PENDING', 'ENQUEUED')`;
    // The last workflow ends a moment after the status that it wrote.
    const rows = async () => (await this.database.query<object>(live, [runId])).rows;
    await expect.poll(rows, { timeout: 5_000 }).toEqual([]);
    const reviews = await this.database.query('select 1 from onboarding.review where run_id = $1', [runId]);
    expect(reviews.rows).toEqual([]);
  }

  async begin(input: object): Promise<string> {
    return (await onboard(this.app, { ...input, wait: 'NOT_AT_ALL' })).onboarding!.id;
  }

  /** A run whose profile was rejected. */
  async rejected(): Promise<string> {
    const input = withBusiness(voiceIntegrityInput(await this.numbers(2)), { businessRegistrationNumber: '111111111' });
    const { onboarding } = await onboard(this.app, input);
    return (await until(this.app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED')).id;
  }

  async createAddress(): Promise<string> {
    const data = await this.app.data<{ createAddress: { address: { sid: string } } }>(
      `mutation { createAddress(input: { customerName: "Acme Dental", street: "548 Market St", city: "San Francisco",
        region: "CA", postalCode: "94104", isoCountry: "US" }) { address { sid } } }`,
    );
    return data.createAddress.address.sid;
  }
}

/** One for the tests of a file, with numbers enough for them; no fault outlives its test. */
export function useCancelStage(): CancelStage {
  const stage = new CancelStage(useTestApp({ UPSTREAM_TIMEOUT_MS: '600' }));
  beforeAll(async () => {
    plantNumbers(stage.app.sandbox, 60);
    await stage.connect();
  });
  afterEach(() => stage.app.sandbox.clearFaults());
  afterAll(() => stage.database.end());
  return stage;
}

/** Situations of a run in which it is cancelled: each starts one, and brings it there. */
export const SITUATIONS: Readonly<Record<string, (stage: CancelStage) => Promise<string>>> = {
  'RUNNING, in the middle of a wave': async (stage) => {
    const after = stage.lastIndex();
    stage.app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', count: 1, effect: 'latency', latencyMs: 400 });
    const id = await stage.begin(voiceIntegrityInput(await stage.numbers(1)));
    const isBundle = (call: string) => call === 'POST /v1/CustomerProfiles' || call === 'POST /v1/TrustProducts';
    await stage.received(after, 2, isBundle);
    return id;
  },
  'RUNNING, between two tries of a wave': async (stage) => {
    const after = stage.lastIndex();
    const path = '/v1/SupportingDocuments';
    stage.app.sandbox.fault({ method: 'POST', path, count: 0, effect: 'status', status: 503 });
    const id = await stage.begin(voiceIntegrityInput(await stage.numbers(1)));
    // The wait after the third try is two seconds.
    await stage.received(after, 3, (call) => call === `POST ${path}`);
    return id;
  },
  'WAITING_FOR_REVIEW of the product': async ({ app, numbers }) => {
    const input = voiceIntegrityInput(await numbers(1));
    const trustProduct = { ...input.trustProduct, email: 'slow@acme-dental.com' };
    const { onboarding } = await onboard(app, { ...input, trustProduct });
    for (;;) {
      const run = await until(app, onboarding!.id, 'WAITING_FOR_REVIEW');
      if (run.trustProduct?.status !== 'DRAFT') return run.id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  'WAITING_FOR_REVIEW of the profile': async ({ app, numbers }) => {
    const input = withRepresentative(voiceIntegrityInput(await numbers(1)), { email: 'slow@acme-dental.com' });
    return (await onboard(app, input)).onboarding!.id;
  },
  'ACTION_REQUIRED, because the profile was rejected': (stage) => stage.rejected(),
  'ACTION_REQUIRED, before anything was made': async ({ app }) =>
    (await onboard(app, voiceIntegrityInput([`PN${'3'.repeat(32)}`]))).onboarding!.id,
  FAILED: async (stage) => {
    const id = await stage.rejected();
    await stage.database.query(`update onboarding.run set status = 'FAILED' where run_id = $1`, [runIdOf(id)]);
    return id;
  },
};
