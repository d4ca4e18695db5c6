import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { BundleRecord, ProvisionalCopyRecord } from '../domain/bundle.js';
import { SidInput } from '../schema/bundle.input.js';
import { Bundle } from '../schema/bundle.interface.js';
import { ProvisionalCopy, ProvisionalCopyPayload } from '../schema/provisional-copy.type.js';
import { InputArg } from './arguments.js';
import { bundlesOf } from './assigned-object.js';
import type { ResolverContext } from './context.js';

/** The copy as an edge of what it copies. */
@Resolver(() => Bundle)
export class BundleProvisionalCopyResolver {
  @FieldResolver(() => ProvisionalCopy, {
    nullable: true,
    description: 'The copy under which it is being changed; null when there is none.',
  })
  provisionalCopy(@Root() { bundleKind, sid }: BundleRecord, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.provisionalCopies.load({ kind: bundleKind, sid });
  }
}

/** Copies of approved bundles, which nobody may change themselves. */
@Resolver(() => ProvisionalCopy)
export class ProvisionalCopyResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The copy as a customer profile or trust product, with all that is attached to it.',
  })
  bundle(@Root() { originalRef, sid }: ProvisionalCopyRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, originalRef).load(sid);
  }

  @Mutation(() => ProvisionalCopyPayload, {
    description:
      'Copies an approved customer profile, so that it can be changed: edit the copy, then submit it. The approved one stays in force meanwhile.',
  })
  async createCustomerProfileProvisionalCopy(
    @InputArg(() => SidInput, 'Which one to copy.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const provisionalCopy = await trustHub.provisionalCopies.create({ kind: 'CustomerProfile', sid });
    return { provisionalCopy, userErrors: [] };
  }

  @Mutation(() => ProvisionalCopyPayload, {
    description:
      'Copies an approved trust product, so that it can be changed: edit the copy, then submit it. The approved one stays in force meanwhile.',
  })
  async createTrustProductProvisionalCopy(
    @InputArg(() => SidInput, 'Which one to copy.', 'BU') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const provisionalCopy = await trustHub.provisionalCopies.create({ kind: 'TrustProduct', sid });
    return { provisionalCopy, userErrors: [] };
  }
}
