import type { OnboardingKind } from './onboarding-kind.js';
import type { RequirementWarningRecord } from './requirements/warnings/warning.js';

export interface OnboardingPlanStepRecord {
  readonly key: string;
  readonly title: string;
  /** From 1: steps of one wave run side by side. */
  readonly wave: number;
  /** The keys of the steps that must be done before. */
  readonly dependsOn: readonly string[];
}

/** What an onboarding would do. */
export interface OnboardingPlanRecord {
  readonly kind: OnboardingKind;
  /** In recipe order. */
  readonly steps: readonly OnboardingPlanStepRecord[];
  /**
   * The upstream calls of the steps when nothing goes wrong. Checks of a review's status are not counted, nor is the
   * list of policies, which is kept for minutes.
   */
  readonly callCount: number;
  /** The waves in which calls are made; a wait for a review is not counted. */
  readonly waveCount: number;
  readonly warnings: readonly RequirementWarningRecord[];
}
