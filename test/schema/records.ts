import type {
  BundleKind,
  BundleRecord,
  ChannelEndpointAssignmentRecord,
  EntityAssignmentRecord,
} from '../../src/domain/bundle.js';
import type { EndUserRecord } from '../../src/domain/end-user.js';
import type { EvaluationRecord } from '../../src/domain/evaluation.js';
import type { IncomingPhoneNumberRecord } from '../../src/domain/incoming-phone-number.js';
import type { OnboardingRecord } from '../../src/domain/onboarding.js';
import { ACCOUNT, sid } from './in-process.js';

const then = new Date('2026-01-02T03:04:05Z');
const dates = { createdAt: then, updatedAt: then };

export const bundle = (bundleKind: BundleKind, rest: Partial<BundleRecord> = {}): BundleRecord => ({
  bundleKind,
  sid: sid('BU', bundleKind === 'CustomerProfile' ? 1 : 2),
  accountSid: ACCOUNT,
  policySid: 'RN5b3660f9598883b1df4e77f77acefba0',
  friendlyName: 'Acme',
  email: null,
  status: 'draft',
  rawStatus: 'draft',
  statusCallback: null,
  validUntil: null,
  rejections: [],
  ...dates,
  ...rest,
});

export const product = bundle('TrustProduct');
export const profile = bundle('CustomerProfile');

export const endUser: EndUserRecord = {
  sid: sid('IT', 3),
  accountSid: ACCOUNT,
  friendlyName: 'How they call',
  type: 'voice_integrity_information',
  attributes: { use_case: 'Telehealth', business_employee_count: '12' },
  ...dates,
};

const ref = { kind: 'TrustProduct', sid: sid('BU', 2) } as const;

export const entityAssignment = (objectSid: string): EntityAssignmentRecord => ({
  sid: sid('BV', 4),
  accountSid: ACCOUNT,
  bundleRef: ref,
  objectSid,
  createdAt: then,
});

export const numberAssignment = (digit: number): ChannelEndpointAssignmentRecord => ({
  sid: sid('RA', digit),
  accountSid: ACCOUNT,
  bundleRef: ref,
  channelEndpointSid: sid('PN', digit),
  channelEndpointType: 'phone-number',
  createdAt: then,
});

export const evaluation: EvaluationRecord = {
  sid: sid('EL', 5),
  accountSid: ACCOUNT,
  bundleRef: ref,
  policySid: 'RN5b3660f9598883b1df4e77f77acefba0',
  status: 'compliant',
  results: [],
  createdAt: then,
};

export const onboarding = (rest: Partial<OnboardingRecord> = {}): OnboardingRecord => ({
  runId: 'run-1',
  accountSid: ACCOUNT,
  idempotencyKey: 'acme-1',
  kind: 'VOICE_INTEGRITY',
  status: 'RUNNING',
  upstreamUnavailable: false,
  nextAttemptAt: null,
  steps: (['SUCCEEDED', 'SKIPPED', 'RUNNING', 'PENDING'] as const).map((status, index) => ({
    key: `step-${index}`,
    title: 'A step',
    status,
    dependsOn: [],
    attempts: 1,
    resourceSid: null,
    startedAt: null,
    finishedAt: null,
    error: null,
  })),
  customerProfileSid: null,
  trustProductSid: null,
  failure: null,
  ...dates,
  completedAt: null,
  readInput: () => {
    throw new Error('This record has no input.');
  },
  ...rest,
});

export const phoneNumber = (
  digit: number,
  rest: Partial<IncomingPhoneNumberRecord> = {},
): IncomingPhoneNumberRecord => ({
  sid: sid('PN', digit),
  accountSid: ACCOUNT,
  phoneNumber: '+14155550123',
  friendlyName: null,
  capabilities: null,
  addressSid: null,
  addressRequirements: null,
  status: null,
  bundleSid: null,
  origin: null,
  ...rest,
});

/** A gateway's call that answers this. */
export const load =
  <Item>(item: Item) =>
  () =>
    Promise.resolve(item);
