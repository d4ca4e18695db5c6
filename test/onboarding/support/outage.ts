import { expect } from 'vitest';
import pg from 'pg';
import type { FaultSpec } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { MovableTime } from '../../support/movable-time.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

/** How a run waits for Twilio. */
export interface WaitingRun {
  readonly status: string;
  readonly upstreamUnavailable: boolean;
  readonly nextAttemptAt: string | null;
  readonly failure: { readonly code: string; readonly nextAction: string | null } | null;
  readonly events: { readonly nodes: readonly { readonly type: string; readonly code: string | null }[] };
}

/** A server with a Twilio that can be taken away, and a clock that can be moved. */
export interface Outage {
  readonly app: TestApp;
  readonly time: MovableTime;
  readonly database: pg.Pool;
  /** From now on each connection is broken off, or what else is said; until the answer is called. */
  begin(fault?: Partial<FaultSpec>): { readonly end: () => void; readonly tries: () => number };
  stateOf(id: string, graphql?: GraphQLOverHttp): Promise<WaitingRun>;
  /** Begins a cancellation, and asks for nothing that only Twilio knows. */
  cancel(id: string, deleteCreatedResources: boolean): Promise<void>;
  /** Resolves when all of them wait for Twilio, and none has a workflow. */
  untilAllWait(ids: readonly string[]): Promise<void>;
  /** Moves the clock on so far, and resolves when all attempts that were due by then are over. */
  move(ms: number): Promise<void>;
  /** Ends what a test has begun: Twilio answers, and no run waits for that any more. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export async function startOutage(environment: Record<string, string> = {}): Promise<Outage> {
  const time = new MovableTime();
  const app = await startTestApp({ UPSTREAM_TIMEOUT_MS: '2000', ...environment }, { timing: time });
  const database = new pg.Pool({ connectionString: app.databaseUrl });
  const count = async (text: string, values: readonly unknown[] = []): Promise<number> =>
    (await database.query<{ count: number }>(text, [...values])).rows[0]?.count ?? 0;
  const carried = (): Promise<number> =>
    count(`select count(*)::integer from dbos.workflow_status where status in ('PENDING', 'ENQUEUED')`);
  return {
    ...{ app, time, database },
    begin(fault = {}) {
      let ended = false;
      let tries = 0;
      const when: FaultSpec['when'] = (asked) => {
        const isMeant = !ended && (fault.when?.(asked) ?? true);
        if (isMeant) tries += 1;
        return isMeant;
      };
      app.sandbox.fault({ effect: 'drop', count: 0, ...fault, when });
      return { end: () => void (ended = true), tries: () => tries };
    },
    async stateOf(id, graphql = app) {
      const query = `query ($id: ID!) { onboarding(id: $id) { status upstreamUnavailable nextAttemptAt
        failure { code nextAction } events(first: 100) { nodes { type code } } } }`;
      return (await graphql.data<{ onboarding: WaitingRun }>(query, { id })).onboarding;
    },
    async cancel(id, deleteCreatedResources) {
      const mutation = `mutation ($input: CancelOnboardingInput!) {
        cancelOnboarding(input: $input) { onboarding { status } userErrors { message } } }`;
      await app.data(mutation, { input: { id, deleteCreatedResources } });
    },
    async untilAllWait(ids) {
      const waiting = `select count(*)::integer from onboarding.run where next_attempt_at is not null`;
      await expect.poll(() => count(waiting), { timeout: 25_000 }).toBe(ids.length);
      await expect.poll(carried, { timeout: 25_000 }).toBe(0);
    },
    async move(ms) {
      time.move(ms);
      const due = `select (select count(*) from onboarding.run where next_attempt_at <= $1)::integer
        + (select count(*) from onboarding.outage where probe_at <= $1)::integer as count`;
      const left = async (): Promise<number> => (await count(due, [new Date(time.now())])) + (await carried());
      await expect.poll(left, { timeout: 25_000 }).toBe(0);
    },
    async recover() {
      app.sandbox.clearFaults();
      const left = `select (select count(*) from onboarding.run where next_attempt_at is not null)::integer
        + (select count(*) from onboarding.outage)::integer as count`;
      const rest = async (): Promise<number> => {
        time.move(5 * 60_000);
        return (await count(left)) + (await carried());
      };
      await expect.poll(rest, { interval: 250, timeout: 25_000 }).toBe(0);
    },
    async close() {
      await database.end();
      await app.close();
    },
  };
}
