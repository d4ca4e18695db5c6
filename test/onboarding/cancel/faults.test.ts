import { describe, expect, test } from 'vitest';
import { cancel, until } from '../../support/onboarding.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { useCancelStage } from './support/cancel-stage.js';

const stage = useCancelStage();
const { app } = stage;

describe('faults of Twilio while it deletes', () => {
  test('503 for a while: it tries again, and all is gone', async () => {
    const before = rowsOf(app.sandbox);
    const id = await stage.rejected();
    // The first three are the call's own tries.
    app.sandbox.fault({ method: 'DELETE', path: '/v1/TrustProducts/*', count: 4, effect: 'status', status: 503 });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('answers that are lost after the deletion: what is already deleted is no error', async () => {
    const before = rowsOf(app.sandbox);
    const id = await stage.rejected();
    app.sandbox.fault({ method: 'DELETE', path: '/v1/**', count: 3, effect: 'drop', afterCommit: true });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('a refusal: it is named with what depends on it, all else is deleted, and another cancellation deletes the rest', async () => {
    const before = rowsOf(app.sandbox);
    const id = await stage.rejected();
    app.sandbox.fault({
      method: 'DELETE',
      path: '/v1/SupportingDocuments/*',
      effect: 'status',
      status: 400,
      code: 21646,
      message: 'CANARY Dana Whitfield',
    });
    await cancel(app, id, true);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toMatchObject({
      code: 'NOT_ALL_DELETED',
      twilioCode: 21646,
      stepKey: 'create-address-document',
    });
    expect(JSON.stringify(done)).not.toContain('CANARY');
    const kept = done.steps.filter(({ error }) => error !== null);
    expect(kept.map(({ key, status, error }) => [key, status, error?.code])).toEqual([
      ['create-address', 'SUCCEEDED', 'STILL_IN_USE'],
      ['create-address-document', 'SUCCEEDED', 'NOT_EDITABLE'],
      ['await-customer-profile-approval', 'FAILED', 'REJECTED'],
    ]);
    const { added } = difference(before, rowsOf(app.sandbox));
    expect(added.map((row) => row.split(' ')[0])).toEqual(['supportingDocuments', 'addresses']);

    // Without deletion it is as wanted already.
    expect((await cancel(app, id)).onboarding).toMatchObject({
      status: 'CANCELLED',
      failure: { code: 'NOT_ALL_DELETED' },
    });
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('refused credentials are named, and nothing is retried for long', async () => {
    const id = await stage.rejected();
    app.sandbox.fault({ method: 'DELETE', count: 0, effect: 'status', status: 401, code: 20003 });
    await cancel(app, id, true);
    const done = await until(app, id, 'CANCELLED');
    expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED' });
    expect(done.steps.find((step) => step.key === 'create-trust-product')?.error?.code).toBe('UPSTREAM_UNAUTHORIZED');
  });
});

test('no business data is in any log line', () => {
  for (const secret of ['842761953', 'Whitfield', 'Acme', 'CANARY'])
    expect(app.logLines.join('')).not.toContain(secret);
});
