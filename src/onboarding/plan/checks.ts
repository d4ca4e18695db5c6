import type { BundleStatus } from '../../domain/bundle.js';
import { EndUserTypeName } from '../../domain/end-user.js';
import { BusinessIdentity } from '../../domain/business-information.js';
import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import { attributesOf, textOf, type RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { Sid } from '../../domain/sid.js';
import type { PlanReader } from '../onboardings.js';
import { stepOf } from '../steps/index.js';
import type { RunInput } from '../recipes/index.js';
import type { RecipeStep, StepName } from '../recipes/recipe.js';
import { StepStopped, type StepContext } from '../steps/step.js';
import type { StepResult } from '../storage/steps.store.js';
import { EXISTING_PROFILE, newProfile } from '../recipes/input-paths.js';

/** What the run's own checks say, carried out now. */
export interface Checks {
  readonly warnings: readonly RequirementWarningRecord[];
  /** Of the profile that the input names; null where it is to be made, or would stop the run. */
  readonly profileStatus: BundleStatus | null;
}

/** The steps that only read, and the part of the input that each checks. */
const CHECKED_PART: Partial<Record<StepName, (kind: OnboardingKind, input: RunInput) => string>> = {
  'check-customer-profile': () => EXISTING_PROFILE,
  'check-phone-numbers': () => 'phoneNumberSids',
  'check-policy': () => 'policySid',
  'find-primary-customer-profile': (kind, input) => `${newProfile(kind, input)}.primaryCustomerProfileSid`,
};

/** Carries out the steps of the first wave, which only read; what would stop the run is a warning. */
export async function carryOutChecks(
  reader: PlanReader,
  kind: OnboardingKind,
  steps: readonly RecipeStep[],
  input: RunInput,
): Promise<Checks> {
  const all = await Promise.all(
    steps.map(async (step) => {
      const field = CHECKED_PART[step.use]?.(kind, input);
      const how = stepOf(step.use);
      if (field === undefined || how === null || how.writes) return null;
      const outcome = await tried(() => how.run(contextOf(reader, input, step)));
      if (outcome instanceof StepStopped) {
        const { refused = [] } = outcome.failure;
        const each = step.use === 'check-policy' ? refused : [];
        const warnings = each.map(({ path, message }) => ({
          field: path?.join('.') ?? field,
          message,
          likelyCode: null,
        }));
        const whole = { field, message: outcome.message, likelyCode: null };
        return { warnings: warnings.length > 0 ? warnings : [whole], profileStatus: null };
      }
      const isPrimary = step.use === 'find-primary-customer-profile';
      return {
        warnings: isPrimary ? await primaryWarnings(reader, outcome.resourceSid, field) : [],
        profileStatus: step.use === 'check-customer-profile' ? (outcome.detail?.status ?? null) : null,
      };
    }),
  );
  const done = all.filter((one) => one !== null);
  return {
    warnings: done.flatMap(({ warnings }) => warnings),
    profileStatus: done.find(({ profileStatus }) => profileStatus !== null)?.profileStatus ?? null,
  };
}

async function tried(run: () => Promise<StepResult>): Promise<StepResult | StepStopped> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StepStopped) return error;
    throw error;
  }
}

/** Twilio creates secondary profiles under a direct customer's primary one only in its Console (TRUSTHUB 6). */
async function primaryWarnings(
  reader: PlanReader,
  sid: Sid | null,
  field: string,
): Promise<readonly RequirementWarningRecord[]> {
  if (sid === null) return [];
  const ofMain = await reader.main?.trustHub.customerProfiles.load(sid);
  const { attachmentsOf } = ofMain == null ? reader : (reader.main ?? reader);
  const attached = await attachmentsOf({ kind: 'CustomerProfile', sid });
  const identities = attributesOf(attached, EndUserTypeName.BUSINESS_INFORMATION).map((business) =>
    textOf(business, 'business_identity'),
  );
  if (!identities.includes(BusinessIdentity.DIRECT_CUSTOMER)) return [];
  const message =
    'The primary customer profile is that of a direct customer: under it Twilio creates secondary profiles only in ' +
    'its Console. Onboard on the primary profile itself, or have it changed to that of an ISV, reseller or partner.';
  return [{ field, message, likelyCode: null }];
}

/** All that a step which only reads may ask for. */
function contextOf(
  { trustHub, main }: PlanReader,
  input: RunInput,
  { use, with: parameters }: RecipeStep,
): StepContext {
  const none = (): never => {
    throw new Error(`${use} is no step of a first wave.`);
  };
  return {
    trustHub,
    mainTrustHub: main?.trustHub ?? null,
    input,
    parameters,
    marker: '',
    statusCallback: undefined,
    resourceSid: null,
    previousSid: null,
    detail: {},
    recordBundleStatus: none,
    remember: none,
    findProducts: none,
    numberResults: { of: none, write: none, keepOnly: none },
    productTurn: { take: none, giveBack: none },
    findSharers: none,
    deletions: { all: none, plan: none, settle: none },
    of: none,
    made: none,
  };
}
