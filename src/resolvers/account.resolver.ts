import { Ctx, Query, Resolver } from 'type-graphql';
import { Account } from '../schema/account.type.js';
import type { ResolverContext } from './context.js';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: 'The Twilio account that this operation works on.' })
  account(@Ctx() { account }: ResolverContext) {
    return account;
  }
}
