import { describe, expect, test } from 'vitest';
import { BundleStatus, type BundleRecord } from '../../../src/domain/bundle.js';
import type { EvaluationRecord, EvaluationResultRecord } from '../../../src/domain/evaluation.js';
import { PolicyKind } from '../../../src/domain/policy.js';
import type { Attachments } from '../../../src/domain/requirements/attachments.js';
import { bundleTypeOfName } from '../../../src/domain/requirements/bundle-types.js';
import { demandsOf } from '../../../src/domain/requirements/policy-demands.js';
import { requirementsOf } from '../../../src/domain/requirements/requirements.js';
import { at, bundle, endUser, NOTHING, profile, sid } from '../support/records.js';

const OWN_POLICY = sid('RN');

function judge(
  requirements: Readonly<Record<string, unknown>>,
  attachments: Partial<Attachments> = {},
  rest: { readonly bundle?: Partial<BundleRecord>; readonly latestEvaluation?: EvaluationRecord } = {},
) {
  return requirementsOf({
    bundle: bundle(rest.bundle),
    policy: { sid: OWN_POLICY, friendlyName: 'P', kind: PolicyKind.UNKNOWN, requirements },
    attachments: { ...NOTHING, ...attachments },
    latestEvaluation: rest.latestEvaluation ?? null,
  });
}

const wants = (type: string, fields: readonly string[] = ['a'], name = type) => ({
  type,
  fields,
  name: 'N',
  requirement_name: name,
});

describe('a policy is read whatever shape it has', () => {
  test.each([
    ['nothing', {}],
    ['null members', { end_user: null, supporting_document: [[]], supporting_trust_products: null }],
    ['text and numbers', { end_user: 'x', supporting_document: [[7, 'y', null]] }],
    ['members that are not known', { phone_numbers: [wants('x')], version: 2 }],
    ['entries without a type', { end_user: [{ fields: ['a'] }], supporting_document: [{ requirement_name: 'r' }] }],
  ])('%s: no demand, so ready', (_what, requirements) => {
    expect(demandsOf(requirements)).toEqual([]);
    expect(judge(requirements)).toMatchObject({ readyToSubmit: true, currentlyDue: [], satisfied: [] });
  });

  test('documents in lists of lists, and fields as objects', () => {
    const document = (name: string) => ({
      requirement_name: name,
      accepted_documents: [wants('x', []), { type: 'y', fields: [{ machine_name: 'f' }, 'g', null] }],
    });
    const demands = demandsOf({ supporting_document: [[document('one')], [[document('two')]]] });
    expect(demands.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(demands[0]?.alternatives).toMatchObject([
      { type: 'x', fields: [] },
      { type: 'y', fields: ['f', 'g'] },
    ]);
  });

  test('entries that share a name are alternatives: any one will do', () => {
    const policy = { end_user: [wants('x', ['a'], 'who'), wants('y', ['b'], 'who')] };
    expect(judge(policy).currentlyDue).toMatchObject([{ name: 'who', acceptedTypes: ['x', 'y'] }]);
    expect(judge(policy, { endUsers: [endUser('y', { b: '1' })] }).readyToSubmit).toBe(true);
    const both = [endUser('y', { b: '1' }), endUser('x', {})];
    expect(judge(policy, { endUsers: both }).currentlyDue).toMatchObject([{ missingFields: ['a'] }]);
  });
});

describe('supporting bundles', () => {
  const policy = {
    supporting_customer_profiles: [wants('secondary_customer_profile_type_business', [], 'customer_profile')],
  };
  const withProfile = (status: BundleStatus) =>
    judge(policy, { bundles: [profile('secondary_customer_profile_type_business', { status })] }).readyToSubmit;

  test('a profile must be submitted, a status that is not known is not', () => {
    expect(withProfile(BundleStatus.DRAFT)).toBe(false);
    expect(withProfile(BundleStatus.TWILIO_REJECTED)).toBe(false);
    expect(withProfile(BundleStatus.UNKNOWN)).toBe(false);
    expect(withProfile(BundleStatus.PENDING_REVIEW)).toBe(true);
    expect(withProfile(BundleStatus.IN_REVIEW)).toBe(true);
    expect(withProfile(BundleStatus.TWILIO_APPROVED)).toBe(true);
  });

  test('one that this account cannot read is taken to be the wanted one', () => {
    expect(judge(policy).readyToSubmit).toBe(false);
    expect(judge(policy, { unreadableBundles: 1 }).readyToSubmit).toBe(true);
  });

  test('a policy is recognised by its name where its SID is not known', () => {
    expect(bundleTypeOfName('Secondary Customer Profile of type Nonprofit')).toBe(
      'secondary_customer_profile_type_business',
    );
    expect(bundleTypeOfName('Starter Customer Profile of type Business')).toBe(
      'starter_customer_profile_type_business',
    );
    expect(bundleTypeOfName('Voice Integrity')).toBe('voice_integrity_trust_product');
  });
});

test.each([
  [BundleStatus.DRAFT, true, false],
  [BundleStatus.PENDING_REVIEW, false, true],
  [BundleStatus.IN_REVIEW, false, true],
  [BundleStatus.TWILIO_REJECTED, true, false],
  [BundleStatus.TWILIO_APPROVED, false, false],
  [BundleStatus.UNKNOWN, false, false],
])('complete and %s: ready %s, pending %s', (status, readyToSubmit, pendingReview) => {
  expect(judge({}, {}, { bundle: { status } })).toMatchObject({ readyToSubmit, pendingReview });
});

describe('the latest evaluation', () => {
  const policy = { end_user: [wants('x', ['a', 'b'])] };
  const users = [endUser('x', { a: '1', b: '2' }, 10)];
  const field = { objectField: 'b', friendlyName: null, failureReason: 'Not known.', errorCode: 22218 };
  const refused: EvaluationResultRecord = {
    requirementName: 'x',
    requirementFriendlyName: null,
    objectType: 'x',
    friendlyName: null,
    passed: false,
    failureReason: 'Not known.',
    errorCode: 22218,
    valid: [{ ...field, objectField: 'a' }],
    invalid: [field],
  };
  const evaluation = (changes: Partial<EvaluationRecord> = {}): EvaluationRecord => ({
    sid: sid('EL'),
    accountSid: sid('AC'),
    bundleRef: { kind: 'CustomerProfile', sid: sid('BU') },
    policySid: OWN_POLICY,
    status: 'noncompliant',
    results: [refused],
    createdAt: at(20),
    ...changes,
  });
  const dueAfter = (latestEvaluation: EvaluationRecord, endUsers = users) =>
    judge(policy, { endUsers }, { latestEvaluation }).currentlyDue.flatMap(({ missingFields }) => missingFields);

  test('adds what it refuses, as long as nothing has changed', () => {
    expect(dueAfter(evaluation())).toEqual(['b']);
  });

  test.each([
    ['of another policy', evaluation({ policySid: sid('RN', 9) }), users],
    ['older than the thing', evaluation({ createdAt: at(5) }), users],
    ['of the same second as a change', evaluation({ createdAt: at(10) }), users],
    ['that judged more than there is now', evaluation({ results: [{ ...refused, invalid: [field, field] }] }), users],
  ])('does not count when %s', (_what, latest, endUsers) => {
    expect(dueAfter(latest, endUsers)).toEqual([]);
  });
});

test('a rejection counts against its object until that changes; one without a place does not', () => {
  const policy = { end_user: [wants('cnam_information', ['cnam_display_name'])] };
  const rejection = { code: 11007, message: '', remedy: '', field: 'cnam.cnamDisplayName', moreInfoUrl: null };
  const rejected = (field: string | null) => ({
    status: BundleStatus.TWILIO_REJECTED,
    updatedAt: at(50),
    rejections: [{ ...rejection, field }],
  });
  const named = (changed: number) => ({
    endUsers: [endUser('cnam_information', { cnam_display_name: 'Acme' }, changed)],
  });
  const due = (field: string | null, changed: number) =>
    judge(policy, named(changed), { bundle: rejected(field) }).currentlyDue;
  expect(due('cnam.cnamDisplayName', 10)).toMatchObject([{ missingFields: ['cnam_display_name'] }]);
  expect(due('cnam.cnamDisplayName', 60)).toEqual([]);
  expect(due(null, 10)).toEqual([]);
});
