import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PolicyKind } from '../domain/policy.js';
import { PageArgs } from '../schema/page.args.js';
import { PolicyArgs } from '../schema/policy.args.js';
import { Policy, PolicyConnection } from '../schema/policy.type.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, {
    nullable: true,
    description: 'One policy, by its SID or by what it is for; null when not there.',
  })
  async policy(@Args(() => PolicyArgs) { sid, kind }: PolicyArgs, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.policies.load(sid ?? (await trustHub.policies.sidOf(kind ?? PolicyKind.UNKNOWN)));
  }

  @Query(() => PolicyConnection, { description: 'The policies that the account may follow.' })
  async policies(@Args(() => PageArgs) args: PageArgs, @Ctx() { trustHub }: ResolverContext) {
    return toConnection(await trustHub.policies.page(toPageArguments(args)));
  }
}
