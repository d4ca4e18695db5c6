import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BundleStatus, type BundleRecord, type BundleRef } from '../domain/bundle.js';
import { policyKindOf } from '../domain/policy.js';
import type { RequirementsRecord } from '../domain/requirements/requirement.js';
import { requirementsOf, type RequirementsSource } from '../domain/requirements/requirements.js';
import { expiryWarnings, EXPIRES_SOON_DAYS } from '../domain/requirements/warnings/expiry.js';
import { looksAtProfiles, warningsOf } from '../domain/requirements/warnings/families.js';
import { Bundle } from '../schema/bundle.interface.js';
import { Requirements, RequirementWarning } from '../schema/requirements.type.js';
import { loadAttachments } from './attachments.js';
import type { ResolverContext } from './context.js';
import { requests } from './cost.js';

/** The requirements and what they were computed from, which the warnings use too. */
type SourcedRequirements = RequirementsRecord & {
  readonly source: RequirementsSource;
  /** Bundles beside it and what it rests on whose approval is watched too. */
  readonly others: () => Promise<readonly BundleRecord[]>;
};

const NO_OTHERS = (): Promise<readonly BundleRecord[]> => Promise.resolve([]);

/**
 * The Twilio requests of a bundle's requirements where none is shared with others: the policy, two lists, and up to six
 * attached things with their address; for a product fewer, but its warnings read its profile. It counts against
 * the limit of an operation's cost.
 */
export const REQUIREMENTS_OF_EACH = requests(12);

/**
 * What a bundle still needs; null where Twilio no longer knows the policy.
 * @param others whose approval is watched with its own
 */
export async function loadRequirements(
  { trustHub }: ResolverContext,
  bundle: BundleRecord,
  others = NO_OTHERS,
): Promise<SourcedRequirements | null> {
  const ref: BundleRef = { kind: bundle.bundleKind, sid: bundle.sid };
  const [policy, attachments, latestEvaluation] = await Promise.all([
    trustHub.policies.load(bundle.policySid),
    loadAttachments(trustHub, ref),
    trustHub.evaluations.latest(ref),
  ]);
  if (policy === null) return null;
  const source = { bundle, policy, attachments, latestEvaluation };
  return { ...requirementsOf(source), source, others };
}

/** The edge from a bundle. */
@Resolver(() => Bundle)
export class BundleRequirementsResolver {
  @FieldResolver(() => Requirements, {
    nullable: true,
    complexity: REQUIREMENTS_OF_EACH,
    description:
      'What its policy still requires, judging by what is attached, the latest evaluation and the rejections. Null where Twilio no longer knows the policy.',
  })
  requirements(@Root() bundle: BundleRecord, @Ctx() context: ResolverContext) {
    return loadRequirements(context, bundle);
  }
}

@Resolver(() => Requirements)
export class RequirementsResolver {
  @FieldResolver(() => [RequirementWarning], {
    description: `Likely rejections that can be seen before submitting, such as an email address at another domain than the website; and approvals that end within ${EXPIRES_SOON_DAYS} days or have ended: its own, that of a profile that it names and, asked of a customer, those of its trust products.`,
  })
  async warnings(@Root() { source, others }: SourcedRequirements, @Ctx() { trustHub }: ResolverContext) {
    const { bundle, policy, attachments } = source;
    const kind = policyKindOf(bundle.policySid, policy.friendlyName);
    const looks = looksAtProfiles(kind) && bundle.status !== BundleStatus.TWILIO_APPROVED;
    const profiles = attachments.bundles.filter(({ record }) => looks && record.bundleKind === 'CustomerProfile');
    const profileAttachments = await Promise.all(
      profiles.map(({ record }) => loadAttachments(trustHub, { kind: record.bundleKind, sid: record.sid })),
    );
    const named = attachments.bundles.map(({ record }) => record);
    return [
      ...warningsOf({ bundle, kind, attachments, profileAttachments }),
      ...expiryWarnings([bundle, ...named, ...(await others())], new Date()),
    ];
  }
}
