import type {
  BundleStatus,
  CoverageKind,
  CoverageState,
  OnboardingKind,
  OnboardingStatus,
  OnboardingStepStatus,
  PolicyKind,
} from '../operations/generated/graphql';

/** How a badge is coloured; each has a sign beside the colour, for those who don't see it. */
export type Tone = 'good' | 'bad' | 'busy' | 'warn' | 'idle';

interface Word {
  readonly text: string;
  readonly tone: Tone;
}

export const BUNDLE_STATUS: Readonly<Record<BundleStatus, Word>> = {
  TWILIO_APPROVED: { text: 'Approved', tone: 'good' },
  TWILIO_REJECTED: { text: 'Rejected', tone: 'bad' },
  IN_REVIEW: { text: 'In review', tone: 'busy' },
  PENDING_REVIEW: { text: 'Waits for review', tone: 'busy' },
  DRAFT: { text: 'Draft', tone: 'idle' },
  UNKNOWN: { text: 'Unknown', tone: 'idle' },
};

export const COVERAGE_STATE: Readonly<Record<CoverageState, Word>> = {
  COVERED: { text: 'Covered', tone: 'good' },
  IN_REVIEW: { text: 'In review', tone: 'busy' },
  REJECTED: { text: 'Rejected', tone: 'bad' },
  BROKEN: { text: 'Broken', tone: 'warn' },
  MISSING: { text: 'Missing', tone: 'idle' },
};

/** From the worst to the best. */
export const COVERAGE_STATES: readonly CoverageState[] = ['BROKEN', 'REJECTED', 'MISSING', 'IN_REVIEW', 'COVERED'];

export const COVERAGE_KINDS: readonly CoverageKind[] = ['SHAKEN_STIR', 'VOICE_INTEGRITY', 'CNAM'];

export const COVERAGE_KIND: Readonly<Record<CoverageKind, { readonly text: string; readonly short: string }>> = {
  SHAKEN_STIR: { text: 'SHAKEN/STIR', short: 'S/S' },
  VOICE_INTEGRITY: { text: 'Voice Integrity', short: 'VI' },
  CNAM: { text: 'CNAM', short: 'CN' },
};

export const RUN_STATUS: Readonly<Record<OnboardingStatus, Word>> = {
  ACTION_REQUIRED: { text: 'Needs you', tone: 'bad' },
  FAILED: { text: 'Failed', tone: 'bad' },
  RUNNING: { text: 'Running', tone: 'busy' },
  WAITING_FOR_REVIEW: { text: 'Waits for review', tone: 'busy' },
  CANCELLING: { text: 'Being cancelled', tone: 'warn' },
  CANCELLED: { text: 'Cancelled', tone: 'idle' },
  COMPLETED: { text: 'Completed', tone: 'good' },
};

/** Runs that still change by themselves. */
export function isUnderWay(status: OnboardingStatus): boolean {
  return status === 'RUNNING' || status === 'WAITING_FOR_REVIEW' || status === 'CANCELLING';
}

export const STEP_STATUS: Readonly<Record<OnboardingStepStatus, Word>> = {
  SUCCEEDED: { text: 'Done', tone: 'good' },
  FAILED: { text: 'Failed', tone: 'bad' },
  RUNNING: { text: 'Running', tone: 'busy' },
  WAITING: { text: 'Waits for review', tone: 'busy' },
  PENDING: { text: 'To do', tone: 'idle' },
  SKIPPED: { text: 'Not needed', tone: 'idle' },
  UNDONE: { text: 'Taken back', tone: 'warn' },
};

export const RUN_KIND: Readonly<Record<OnboardingKind, string>> = {
  A2P_MESSAGING_PROFILE: 'A2P messaging profile',
  ADD_PHONE_NUMBERS: 'Numbers added',
  CHANGE_CUSTOMER: 'Customer changed',
  CNAM: 'CNAM',
  MOVE_PHONE_NUMBERS: 'Numbers moved',
  OFFBOARD_CUSTOMER: 'Customer leaves',
  REMOVE_PHONE_NUMBERS: 'Numbers removed',
  SECONDARY_CUSTOMER_PROFILE: 'Customer profile',
  SET_PHONE_NUMBERS: 'Numbers set',
  SHAKEN_STIR: 'SHAKEN/STIR',
  SOLE_PROPRIETOR: 'Sole proprietor',
  STARTER_CUSTOMER_PROFILE: 'Starter profile',
  TRUST_PRODUCT: 'Trust product',
  VOICE_INTEGRITY: 'Voice Integrity',
};

export const POLICY_KIND: Readonly<Record<PolicyKind, string>> = {
  A2P_MESSAGING_LOCAL_BUSINESS: 'A2P messaging',
  CNAM: 'CNAM',
  PRIMARY_CUSTOMER_PROFILE_BUSINESS: 'Primary profile',
  SECONDARY_CUSTOMER_PROFILE_BUSINESS: 'Secondary profile',
  SHAKEN_STIR: 'SHAKEN/STIR',
  SOLE_PROPRIETOR_A2P: 'Sole proprietor A2P',
  STARTER_CUSTOMER_PROFILE: 'Starter profile',
  UNKNOWN: 'Other',
  VOICE_INTEGRITY: 'Voice Integrity',
};

/** The name of a thing without the mark by which a run finds what it has made. */
export function withoutMark(name: string): string {
  return name.replace(/ ?\[onb:\w+\]$/, '');
}

/** `BUSINESS_NAME`, `businessName` and `business_name` as a person writes it. */
export function plainName(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_.]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

const NUMBERS = new Intl.NumberFormat('en');

export function numberText(count: number): string {
  return NUMBERS.format(count);
}
