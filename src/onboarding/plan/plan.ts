import { isLater, type LaterKind, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { OnboardingPlanRecord } from '../../domain/onboarding.js';
import type { JudgedAddress, RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { Onboardings } from '../onboardings.js';
import { recipeOf, type RunInput } from '../recipes/index.js';
import { newProfile } from '../recipes/input-paths.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import { wavesOf, type RecipeStep } from '../recipes/recipe.js';
import { toRunInput } from '../recipes/run-input.js';
import type { RunDeps } from '../runs/run-deps.js';
import { stepOf } from '../steps/index.js';
import { changePlan } from './change-plan.js';
import { carryOutChecks } from './checks.js';
import { inputWarnings } from './input-warnings.js';
import { numberPlan, type LaterPlan } from './number-plan.js';
import { numbersOnProfile, numberWarnings } from './numbers.js';
import { reusePlan, takesSettled } from './reuse-plan.js';
import { offboardingPlan, type PlanEdges } from './offboarding-plan.js';

/** What a run would do with this input. Only reads: the run's own checks, and what else can be seen beforehand. */
export const planOf =
  ({ runs, ...edges }: Pick<RunDeps, 'runs' | 'findProducts' | 'findSharers'>): Onboardings['plan'] =>
  async (reader, given) => {
    const { kind } = given;
    const input = toRunInput(given);
    const { steps } = recipeOf(kind, input);
    if (isLater(kind)) {
      const [keyed, { calls, warnings, deletions }] = await Promise.all([
        runs.byKey(reader.trustHub.accountSid, given.idempotencyKey),
        laterPlan(reader.trustHub, edges, kind, input),
      ]);
      const ofKey = keyed === null ? [] : [KEY_IN_USE];
      const shape = shapeOf(steps, ({ key }) => calls.get(key) ?? 0);
      return { kind, ...shape, reusedTrustProduct: null, warnings: [...ofKey, ...warnings], deletions };
    }
    const [keyed, checks, address, numbersThere, reused] = await Promise.all([
      runs.byKey(reader.trustHub.accountSid, given.idempotencyKey),
      carryOutChecks(reader, kind, steps, input),
      addressOf(reader.trustHub, kind, input),
      numbersOnProfile(reader.trustHub, input),
      reusePlan(reader.trustHub, edges.findProducts, kind, input),
    ]);
    const { profileStatus } = checks;
    const [ofNumbers, ofInput] = await Promise.all([
      numberWarnings(reader.trustHub, kind, input, reused.product?.sid ?? null),
      takesSettled(reused) ? [] : inputWarnings(reader, { kind, input, steps, address: address.found, profileStatus }),
    ]);
    const ofKey = keyed === null ? [] : [KEY_IN_USE];
    const warnings = [...ofKey, ...checks.warnings, ...address.warnings, ...reused.warnings, ...ofNumbers, ...ofInput];
    return {
      kind,
      ...shapeOf(steps, (step) => {
        const how = stepOf(step.use);
        if (how === null) return 0;
        return how.calls?.({ input, parameters: step.with, numbersThere, reuse: reused.reuse }) ?? 1;
      }),
      reusedTrustProduct: reused.product,
      warnings: [...new Map(warnings.map((warning) => [`${warning.field} ${warning.message}`, warning])).values()],
      deletions: [],
    };
  };

/** Of what is done with a customer that exists. */
function laterPlan(trustHub: TrustHub, edges: PlanEdges, kind: LaterKind, input: RunInput): Promise<LaterPlan> {
  if (kind === 'CHANGE_CUSTOMER') return changePlan(trustHub, edges.findProducts, input);
  if (kind === 'OFFBOARD_CUSTOMER') return offboardingPlan(trustHub, edges, input);
  return numberPlan(trustHub, edges.findProducts, kind, input);
}

const KEY_IN_USE = {
  field: 'idempotencyKey',
  message: 'This key has started an onboarding already, so it cannot start another one.',
  likelyCode: null,
};

/** The steps with their waves, and how many calls and waves of calls they take. */
function shapeOf(
  steps: readonly RecipeStep[],
  callsOf: (step: RecipeStep) => number,
): Pick<OnboardingPlanRecord, 'steps' | 'callCount' | 'waveCount'> {
  const waves = wavesOf(steps);
  const waveOf = ({ key }: RecipeStep): number => waves.get(key) ?? 0;
  return {
    steps: steps.map((step) => ({ key: step.key, title: step.title, wave: waveOf(step), dependsOn: step.after })),
    callCount: steps.reduce((sum, step) => sum + callsOf(step), 0),
    waveCount: new Set(steps.filter((step) => callsOf(step) > 0).map(waveOf)).size,
  };
}

/** The address of a profile to make: as the input describes it, or as it exists in the account. */
async function addressOf(
  trustHub: TrustHub,
  kind: OnboardingKind,
  input: RunInput,
): Promise<{ readonly found: JudgedAddress | null; readonly warnings: readonly RequirementWarningRecord[] }> {
  const { create, existingSid } = newProfileOf(input)?.source.address ?? {};
  if (create !== undefined)
    return { found: { ...create, streetSecondary: create.streetSecondary ?? null }, warnings: [] };
  if (existingSid === undefined) return { found: null, warnings: [] };
  const found = await trustHub.addresses.load(existingSid);
  const field = `${newProfile(kind, input)}.address.existingSid`;
  const missing = { field, message: 'The account has no address with this SID.', likelyCode: null };
  return { found, warnings: found === null ? [missing] : [] };
}
