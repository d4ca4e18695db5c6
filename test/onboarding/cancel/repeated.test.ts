import { describe, expect, test } from 'vitest';
import { calls, cancel, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { runIdOf, SITUATIONS, useCancelStage } from './support/cancel-stage.js';

const stage = useCancelStage();
const { app } = stage;

describe('a repeated cancellation', () => {
  test('ten callers at once: it is cancelled once, and each gets the run', async () => {
    const id = await stage.rejected();
    const after = stage.lastIndex();
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(app, id, true)));
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    expect(answers.every((answer) => ['CANCELLING', 'CANCELLED'].includes(answer.onboarding!.status))).toBe(true);
    await until(app, id, 'CANCELLED');
    // What the answers show of the bundles is read too, once or more often.
    const deletions = () => calls(stage.since(after)).filter((call) => call.startsWith('DELETE'));
    expect(deletions()).toHaveLength(17);
    const again = await cancel(app, id, true);
    expect(again).toMatchObject({ onboarding: { status: 'CANCELLED' }, userErrors: [] });
    expect(deletions()).toHaveLength(17);
  });

  test('with deletion after a cancellation without it: then it deletes', async () => {
    const before = rowsOf(app.sandbox);
    const id = await stage.rejected();
    await cancel(app, id);
    const kept = await until(app, id, 'CANCELLED');
    expect(kept.customerProfile?.status).toBe('TWILIO_REJECTED');
    expect((await cancel(app, id)).onboarding?.status).toBe('CANCELLED');
    expect((await cancel(app, id, true)).onboarding?.status).toBe('CANCELLING');
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('with deletion while it is being cancelled without it: it deletes', async () => {
    const before = rowsOf(app.sandbox);
    const id = await SITUATIONS['RUNNING, in the middle of a wave']!(stage);
    expect((await cancel(app, id)).onboarding?.status).toBe('CANCELLING');
    expect((await cancel(app, id, true)).onboarding?.status).toBe('CANCELLING');
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });

  test('begun by a process that died before it could go on: another one continues it', async () => {
    const before = rowsOf(app.sandbox);
    const id = await stage.rejected();
    await stage.database.query(
      `update onboarding.run set status = 'CANCELLING', cancellations = 1, delete_created = true,
         updated_at = clock_timestamp() - interval '1 minute' where run_id = $1`,
      [runIdOf(id)],
    );
    await until(app, id, 'CANCELLED');
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
    await stage.expectAtRest(id);
  });
});

describe('cancelOnboarding refuses', () => {
  test('a run that is complete: other mutations delete its parts', async () => {
    const input = { ...voiceIntegrityInput(await stage.numbers(1)), submission: 'NEVER' };
    const { onboarding } = await onboard(app, input);
    await until(app, onboarding!.id, 'COMPLETED');
    const refused = await cancel(app, onboarding!.id, true);
    expect(refused.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['id'] }]);
    expect(refused.userErrors[0]?.message).toContain('deleteTrustProduct');
    expect(refused.onboarding).toBeNull();
  });

  test('a run that does not exist, one of another account, and an id that is not one', async () => {
    const of = (account: string) => Buffer.from(`Onboarding:${account}:nowhere`).toString('base64url');
    for (const id of [of(app.accountSid), of(`AC${'0'.repeat(32)}`), 'nonsense']) {
      expect((await cancel(app, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
    }
    expect((await cancel(app, '')).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['id'] }]);
  });

  test('to go on with a run that is cancelled', async () => {
    const id = await stage.rejected();
    await cancel(app, id);
    await until(app, id, 'CANCELLED');
    expect((await resume(app, id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
