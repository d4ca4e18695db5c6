import { BundleStatus, type BundleKind } from '../../domain/bundle.js';
import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import { warningsOf } from '../../domain/requirements/warnings/families.js';
import type {
  JudgedAddress,
  JudgedAttachments,
  RequirementWarningRecord,
} from '../../domain/requirements/warnings/warning.js';
import type { PlanReader } from '../onboardings.js';
import type { RunInput } from '../recipes/index.js';
import { newProfileOf } from '../recipes/new-profiles.js';
import type { RecipeStep } from '../recipes/recipe.js';
import { productOf } from '../recipes/trust-products.js';
import { endUserOf } from '../steps/create-end-user.step.js';
import { word } from '../steps/step.js';
import { fieldIn } from '../recipes/input-paths.js';

/** What is known of an onboarding before it is started. */
export interface Prospect {
  readonly kind: OnboardingKind;
  readonly input: RunInput;
  readonly steps: readonly RecipeStep[];
  /** Of a profile to make. */
  readonly address: JudgedAddress | null;
  /** Of the profile that the input names, where it can be used. */
  readonly profileStatus: BundleStatus | null;
}

const DRAFT = { status: BundleStatus.DRAFT };
const NOTHING: JudgedAttachments = { endUsers: [], documents: [], bundles: [] };

/** What Twilio's reviewers will likely object to: the rules for existing things, applied to what the run would make. */
export async function inputWarnings(
  reader: PlanReader,
  prospect: Prospect,
): Promise<readonly RequirementWarningRecord[]> {
  const { kind, input } = prospect;
  const profile = await profileOf(reader, prospect);
  const made = newProfileOf(input);
  const ofProfile =
    made === undefined
      ? []
      : warningsOf({
          bundle: DRAFT,
          kind: made.policy,
          attachments: profile,
          profileAttachments: [],
        });
  const all = [...ofProfile, ...productWarnings(prospect, profile)];
  return all.map((warning) => ({ ...warning, field: fieldIn(kind, input, warning.field) }));
}

function productWarnings({ kind, input, steps, profileStatus }: Prospect, profile: JudgedAttachments) {
  if (!isTrustProduct(kind)) return [];
  const { policy, submission } = productOf(kind, input);
  // Only a product that does not wait for the approval can be reviewed before it.
  const early = (input.submission ?? submission) === 'IMMEDIATELY';
  const stands = { record: { bundleKind: 'CustomerProfile' as const, status: profileStatus ?? BundleStatus.DRAFT } };
  return warningsOf({
    bundle: DRAFT,
    kind: policy,
    attachments: { ...planned('TrustProduct', steps, input, null), bundles: early ? [stands] : [] },
    profileAttachments: [profile],
  });
}

/** What is on the profile: what the run would attach, or what is there. */
async function profileOf(
  { attachmentsOf }: PlanReader,
  { input, steps, address, profileStatus }: Prospect,
): Promise<JudgedAttachments> {
  const sid = input.customerProfile.existingSid;
  if (sid === undefined) return planned('CustomerProfile', steps, input, address);
  return profileStatus === null ? NOTHING : attachmentsOf({ kind: 'CustomerProfile', sid });
}

/** What the recipe attaches to a bundle. */
function planned(
  bundle: BundleKind,
  steps: readonly RecipeStep[],
  input: RunInput,
  address: JudgedAddress | null,
): JudgedAttachments {
  const objects = steps
    .filter(({ use, with: given }) => use === 'assign-entity' && given['kind'] === bundle)
    .map(({ with: given }) => steps.find(({ key }) => key === given['object']));
  return {
    endUsers: objects.flatMap((step) =>
      step?.use === 'create-end-user' ? [{ record: endUserRecord(word(step.with, 'endUser'), input) }] : [],
    ),
    documents: objects.flatMap((step) => (step?.use === 'create-address-document' ? [{ addresses: [address] }] : [])),
    bundles: [],
  };
}

function endUserRecord(name: string, input: RunInput) {
  const { type, attributes } = endUserOf(name, input);
  return { type, attributes: attributes() };
}
