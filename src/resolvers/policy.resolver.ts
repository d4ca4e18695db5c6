import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PolicyKind, type PolicyRecord } from '../domain/policy.js';
import { policyRequirementsOf, type PolicyAlternativeRecord } from '../domain/requirements/policy-requirements.js';
import { RequirementKind } from '../domain/requirements/requirement.js';
import { EndUserType, isMachineName, SupportingDocumentType } from '../schema/attribute-type.type.js';
import { PageArgs } from '../schema/page.args.js';
import { PolicyAlternative, PolicyRequirement } from '../schema/policy-requirement.type.js';
import { Policy, PolicyArgs, PolicyConnection } from '../schema/policy.type.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, {
    nullable: true,
    description: 'One policy, by its SID or by what it is for; null when it does not exist.',
  })
  async policy(@Args(() => PolicyArgs) { sid, kind }: PolicyArgs, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.policies.load(sid ?? (await trustHub.policies.sidOf(kind ?? PolicyKind.UNKNOWN)));
  }

  @Query(() => PolicyConnection, { description: 'The policies that the account may follow.' })
  async policies(@Args(() => PageArgs) args: PageArgs, @Ctx() { trustHub }: ResolverContext) {
    return toConnection(await trustHub.policies.page(toPageArguments(args)));
  }

  @FieldResolver(() => [PolicyRequirement], {
    description:
      'What a customer profile or trust product of this policy must contain, field by field: enough to build a form before anything is made.',
  })
  typedRequirements(@Root() { requirements }: PolicyRecord) {
    return policyRequirementsOf(requirements);
  }
}

/** The edges from a policy to the types that it names. They are kept for minutes, so that all cost one list each. */
@Resolver(() => PolicyAlternative)
export class PolicyAlternativeResolver {
  @FieldResolver(() => EndUserType, {
    nullable: true,
    description: 'The type of the end user to make; null where something else is asked for.',
  })
  endUserType(@Root() { kind, typeName }: PolicyAlternativeRecord, @Ctx() { trustHub }: ResolverContext) {
    return kind === RequirementKind.END_USER && isMachineName(typeName) ? trustHub.endUserTypes.load(typeName) : null;
  }

  @FieldResolver(() => SupportingDocumentType, {
    nullable: true,
    description: 'The type of the supporting document to make; null where something else is asked for.',
  })
  supportingDocumentType(@Root() { kind, typeName }: PolicyAlternativeRecord, @Ctx() { trustHub }: ResolverContext) {
    const isDocument = kind === RequirementKind.SUPPORTING_DOCUMENT && isMachineName(typeName);
    return isDocument ? trustHub.supportingDocumentTypes.load(typeName) : null;
  }
}
