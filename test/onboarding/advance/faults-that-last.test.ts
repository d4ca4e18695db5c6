import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { FaultSpec } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { cancel, numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { realTiming } from '../../../src/twilio/transport/timing.js';
import { createSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * Faults that outlast the patience for them, which is none here: after the short tries a run says what it met, and loses
 * nothing.
 */

const PATIENCE = { timeout: 180_000 };
// Else five at a time.
vi.setConfig({ maxConcurrency: 6 });

// A call that is throttled is tried again within that time.
const app = useTestApp(
  { UPSTREAM_TIMEOUT_MS: '3000', UPSTREAM_PATIENCE_HOURS: '0' },
  { timing: { ...realTiming, random: () => 0 } },
);
const numbers = numberDispenser(app);

/** A fault until it is healed, for this test only. */
function breakdown(fault: FaultSpec): { heal(): void } {
  let healed = false;
  const when: FaultSpec['when'] = (asked) => !healed && (fault.when?.(asked) ?? true);
  app.sandbox.fault({ count: 0, ...fault, when });
  return {
    heal: () => {
      healed = true;
    },
  };
}

/** An input whose product can be distinguished from all others. */
function named(phoneNumberSids: readonly string[]) {
  const name = `Calls of ${randomUUID().slice(0, 8)}`;
  const input = voiceIntegrityInput(phoneNumberSids);
  const isProduct: FaultSpec['when'] = ({ body }) =>
    new URLSearchParams(body ?? '').get('FriendlyName')?.startsWith(name) === true;
  return { isProduct, input: { ...input, trustProduct: { ...input.trustProduct, friendlyName: name } } };
}

const CREATE = { method: 'POST', path: '/v1/TrustProducts' } as const;
const TROUBLE = { effect: 'status', status: 503, code: 20503 } as const;

describe.concurrent('a fault that lasts', () => {
  test.each<[string, Pick<FaultSpec, 'effect' | 'status' | 'code' | 'retryAfterSeconds'>]>([
    ['UPSTREAM_UNAVAILABLE', TROUBLE],
    ['UPSTREAM_TIMEOUT', { effect: 'hang' }],
    ['UPSTREAM_THROTTLED', { effect: 'throttle', retryAfterSeconds: 0.05 }],
  ])('stops a run with %s after four tries, and it goes on when it is resumed', PATIENCE, async (code, fault) => {
    // An account of its own: throttled, it makes fewer calls at a time.
    const { graphql, numbers: own } = await createSubaccount(app, 1);
    const { input, isProduct } = named(own);
    const fate = breakdown({ ...CREATE, ...fault, when: isProduct });
    const { onboarding } = await onboard(graphql, { ...input, wait: 'NOT_AT_ALL' });
    const stopped = await until(graphql, onboarding!.id, 'ACTION_REQUIRED', 'WAITING_FOR_REVIEW');
    expect(stopped.failure).toMatchObject({ code, stepKey: 'create-trust-product' });
    expect(stopped.failure?.nextAction).toContain('Nothing is lost');
    expect(stopped.steps.find(({ key }) => key === 'create-trust-product')).toMatchObject({
      status: 'FAILED',
      attempts: 4,
    });
    fate.heal();
    await expectToComplete(graphql, onboarding!.id);
  });

  test(
    'of its own statements stops a run with INTERNAL_SERVER_ERROR, and it goes on when it is resumed',
    PATIENCE,
    async () => {
      const { input } = named(await numbers(1));
      const database = new pg.Client({ connectionString: app.databaseUrl });
      await database.connect();
      try {
        // As a full disk would, but of this run only.
        await database.query(`
        create function refuse() returns trigger language plpgsql as $$ begin
          if exists (select 1 from onboarding.run where run_id = new.run_id and idempotency_key = '${input.idempotencyKey}')
          then raise exception 'disk full' using errcode = '53100'; end if;
          return new;
        end $$;
        create trigger refuse before update on onboarding.step for each row execute function refuse();`);
        const { onboarding } = await onboard(app, { ...input, wait: 'NOT_AT_ALL' });
        const { failure } = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'WAITING_FOR_REVIEW');
        expect(failure).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', stepKey: null });
        expect(failure?.nextAction).toContain('Report it');
        expect(app.logLines.join('')).toContain('a segment of an onboarding ended for good');
        await database.query('drop trigger refuse on onboarding.step');
        await expectToComplete(app, onboarding!.id);
      } finally {
        await database.end();
      }
    },
  );

  test(
    'of deletions: the cancellation says what is left, and deletes it when it is called again',
    PATIENCE,
    async () => {
      const { input, isProduct } = named(await numbers(1));
      app.sandbox.fault({ ...CREATE, effect: 'status', status: 400, code: 20422, when: isProduct });
      const { onboarding } = await onboard(app, input);
      const profile = onboarding!.customerProfile!.sid;
      const fate = breakdown({ method: 'DELETE', path: `/v1/CustomerProfiles/${profile}`, ...TROUBLE });
      await cancel(app, onboarding!.id, true);
      const done = await until(app, onboarding!.id, 'CANCELLED');
      expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED', stepKey: 'create-customer-profile' });
      const kept = done.steps.find(({ key }) => key === 'create-customer-profile')?.error;
      expect(kept).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(kept?.nextAction).toContain('when Twilio answers');
      fate.heal();
      await expectDeleted(onboarding!.id, profile);
    },
  );

  test(
    'of searches: the cancellation says OUTCOME_UNKNOWN, and searches when it is called again',
    PATIENCE,
    async () => {
      const { input, isProduct } = named(await numbers(1));
      const lost = breakdown({ ...CREATE, effect: 'drop', afterCommit: true, count: 1, when: isProduct });
      const search: FaultSpec['when'] = ({ query }) =>
        new URLSearchParams(query).get('FriendlyName')?.startsWith(input.trustProduct.friendlyName) === true;
      const fate = breakdown({ method: 'GET', path: '/v1/TrustProducts', ...TROUBLE, when: search });
      const { onboarding } = await onboard(app, { ...input, wait: 'NOT_AT_ALL' });
      // Of it is known that it was sent.
      await vi.waitFor(
        () => expect(app.sandbox.journal({ method: 'GET', path: '/v1/TrustProducts', status: 503 })).not.toEqual([]),
        20_000,
      );
      await cancel(app, onboarding!.id, true);
      const done = await until(app, onboarding!.id, 'CANCELLED');
      expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED', stepKey: 'create-trust-product' });
      expect(done.steps.find(({ key }) => key === 'create-trust-product')?.error?.code).toBe('OUTCOME_UNKNOWN');
      fate.heal();
      lost.heal();
      const made = app.sandbox
        .journal({ ...CREATE, status: 201 })
        .find(({ friendlyName }) => friendlyName?.startsWith(input.trustProduct.friendlyName));
      await expectDeleted(onboarding!.id, made?.sid ?? '');
    },
  );
});

async function expectDeleted(id: string, bundleSid: string): Promise<void> {
  expect(app.sandbox.snapshot().toString()).toContain(`"sid":"${bundleSid}"`);
  await cancel(app, id, true);
  expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
  expect(app.sandbox.journal({ method: 'DELETE', path: `/${bundleSid}`, status: 204 })).toHaveLength(1);
}

async function expectToComplete(graphql: GraphQLOverHttp, id: string): Promise<void> {
  expect((await resume(graphql, id)).userErrors).toEqual([]);
  const done = await until(graphql, id, 'ACTION_REQUIRED', 'COMPLETED');
  expect([done.status, done.failure]).toEqual(['COMPLETED', null]);
}
