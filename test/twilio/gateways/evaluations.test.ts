import { describe, expect, test } from 'vitest';
import { metaPage } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { ACCOUNT_SID, sid } from '../support/trust-hubs.js';

const twilio = startedForEachTest(new StubTwilio());
const BUNDLE = { kind: 'TrustProduct', sid: sid('BU') } as const;

describe('an evaluation', () => {
  const evaluation = (number: number, over: object = {}) => ({
    sid: sid('EL', number),
    account_sid: ACCOUNT_SID,
    policy_sid: sid('RN'),
    trust_product_sid: BUNDLE.sid,
    status: 'noncompliant',
    results: [],
    date_created: '2026-01-02T03:04:05Z',
    ...over,
  });

  test('with its results, odd ones too', async () => {
    const field = {
      object_field: 'use_case',
      friendly_name: 'Use case',
      failure_reason: 'missing',
      error_code: '22215',
    };
    twilio.answer(
      evaluation(1, {
        status: 'NONCOMPLIANT',
        results: [
          {
            requirement_name: 'vi',
            object_type: 'voice_integrity_information',
            passed: false,
            error_code: 22215,
            invalid: [field],
          },
          { requirement_name: 'old', invalid: [{ object_field: 'x' }, null] },
          { requirement_name: 'fine', valid: [{ object_field: 'y' }], failure_reason: '', error_code: null },
          null,
          'text',
        ],
      }),
    );
    const found = await twilio.hub.evaluations.load(BUNDLE, sid('EL'));
    expect(found).toMatchObject({ status: 'noncompliant', bundleRef: BUNDLE });
    expect(found?.results).toMatchObject([
      {
        requirementName: 'vi',
        passed: false,
        errorCode: 22215,
        invalid: [{ objectField: 'use_case', errorCode: 22215 }],
      },
      { requirementName: 'old', passed: false },
      { requirementName: 'fine', passed: true, failureReason: null, errorCode: null, invalid: [] },
    ]);
    twilio.answer(evaluation(1, { status: 'who knows', results: null }));
    expect(await twilio.hub.evaluations.load(BUNDLE, sid('EL'))).toMatchObject({ status: 'unknown', results: [] });
  });

  test('the latest is the newest, in whatever order they are listed', async () => {
    const [old, recent] = [evaluation(1), evaluation(2, { date_created: '2026-01-03T03:04:05Z' })];
    for (const rows of [
      [old, recent],
      [recent, old],
    ]) {
      twilio.answer(metaPage(rows));
      expect(await twilio.hub.evaluations.latest(BUNDLE)).toMatchObject({ sid: sid('EL', 2) });
    }
    twilio.answer(metaPage([]));
    expect(await twilio.hub.evaluations.latest(BUNDLE)).toBeNull();
  });
});
