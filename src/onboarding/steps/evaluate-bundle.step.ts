import { NOUN_OF_BUNDLE } from '../../domain/bundle.js';
import { EvaluationStatus, type EvaluationRecord } from '../../domain/evaluation.js';
import type { StepResult } from '../storage/steps.store.js';
import { isJudged, isSettled, reusedProduct } from './reuse.js';
import { bundleOf, StepStopped, word, type Step, type StepContext } from './step.js';

/** The names of what failed, from Twilio's answer: requirements and fields, never a value. */
function whatFailed(evaluation: EvaluationRecord): string {
  const names = evaluation.results
    .filter((result) => !result.passed)
    .map((result) => result.requirementFriendlyName ?? result.requirementName);
  return [...new Set(names)].join(', ') || 'no requirement is named';
}

function judge(context: StepContext, evaluation: EvaluationRecord): StepResult {
  const noun = NOUN_OF_BUNDLE[bundleOf(context).kind];
  if (evaluation.status === EvaluationStatus.COMPLIANT) return { resourceSid: evaluation.sid };
  throw new StepStopped(
    'NOT_COMPLIANT',
    `Trust Hub finds the ${noun} noncompliant: ${whatFailed(evaluation)}.`,
    'Correct what the evaluation names with resumeOnboarding(corrections: ...). Nothing was submitted.',
    { evaluation },
  );
}

/**
 * Has Trust Hub check a bundle before it is submitted: a noncompliant one would be rejected automatically (secondary
 * profile guide), after which Twilio may refuse to accept it again.
 */
export const evaluateBundle: Step = {
  writes: true,
  calls: ({ parameters, reuse }) => (isJudged(parameters, reuse) ? 0 : 1),
  isDone: (context) => isSettled(reusedProduct(context)?.detail.status),
  run: async (context) => {
    const bundle = bundleOf(context);
    const { policySid, staysDraft } = context.of(word(context.parameters, 'bundle')).detail;
    if (staysDraft === true) return { resourceSid: null };
    if (policySid === undefined) throw new Error('The policy of the bundle to evaluate was not recorded.');
    return judge(context, await context.trustHub.evaluations.create(bundle, policySid));
  },
  find: async (context) => {
    const latest = await context.trustHub.evaluations.latest(bundleOf(context));
    const earlier = [context.previousSid, reusedProduct(context)?.detail.evaluationSid];
    return latest === null || earlier.includes(latest.sid) ? null : judge(context, latest);
  },
};
