import { GraphQLDateTime } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AccountDetails, AccountRecord } from '../domain/account.js';
import type { Sid } from '../domain/sid.js';
import { Account, AccountConnection, AccountPayload, AccountStatus, AccountType } from '../schema/account.type.js';
import { CreateSubaccountInput } from '../schema/account.input.js';
import { AccountPageArgs } from '../schema/page.args.js';
import { SidScalar } from '../schema/sid.scalar.js';
import type { TrustHub } from '../twilio/trust-hub.js';
import { InputArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/** The operation's own account is known without a call; what Twilio holds of it is fetched when it is asked for. */
type Shown = AccountRecord & Partial<AccountDetails>;

const shown = ({ sandbox }: TrustHub, details: AccountDetails): Shown => ({ ...details, sandbox });

/** An account as a node. */
export async function loadAccount(trustHub: TrustHub, sid: Sid): Promise<Shown | null> {
  const details = await trustHub.accounts.load(sid);
  return details && shown(trustHub, details);
}

/** One detail; null where Twilio no longer knows the account. */
async function detailOf<Name extends keyof AccountDetails>(account: Shown, name: Name, { trustHub }: ResolverContext) {
  const details = account.status === undefined ? await trustHub.accounts.load(account.sid) : account;
  return details?.[name] ?? null;
}

@Resolver(() => Account)
export class AccountResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  friendlyName(@Root() account: Shown, @Ctx() context: ResolverContext) {
    return detailOf(account, 'friendlyName', context);
  }

  @FieldResolver(() => AccountStatus, { nullable: true, description: 'Whether it may be used.' })
  status(@Root() account: Shown, @Ctx() context: ResolverContext) {
    return detailOf(account, 'status', context);
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'Whether it is paid for.' })
  type(@Root() account: Shown, @Ctx() context: ResolverContext) {
    return detailOf(account, 'type', context);
  }

  @FieldResolver(() => SidScalar, {
    nullable: true,
    description: 'The main account that it is a subaccount of; its own SID where it is a main account itself.',
  })
  ownerAccountSid(@Root() account: Shown, @Ctx() context: ResolverContext) {
    return detailOf(account, 'ownerAccountSid', context);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When it was created.' })
  createdAt(@Root() account: Shown, @Ctx() context: ResolverContext) {
    return detailOf(account, 'createdAt', context);
  }

  @Query(() => Account, {
    description: "The account that this operation works on: the caller's own, or the one that x-account-sid chooses.",
  })
  account(@Ctx() { account }: ResolverContext) {
    return account;
  }

  @Query(() => AccountConnection, {
    description: 'The account that this operation works on and, where it is the main account, its subaccounts.',
  })
  async accounts(@Args(() => AccountPageArgs) args: AccountPageArgs, @Ctx() { trustHub }: ResolverContext) {
    const page = await trustHub.accounts.page(plainInput(args.filter) ?? {}, toPageArguments(args));
    const edges = page.edges.map((edge) => ({ cursor: edge.cursor, node: shown(trustHub, edge.node) }));
    return toConnection({ ...page, edges });
  }

  @Mutation(() => AccountPayload, {
    description:
      'Creates a subaccount of the main account. Twilio makes another one at every call, even with the same name.',
  })
  async createSubaccount(
    @InputArg(() => CreateSubaccountInput, 'The subaccount.') input: CreateSubaccountInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const details = await trustHub.accounts.createSubaccount(plainInput(input).friendlyName);
    return { account: shown(trustHub, details), userErrors: [] };
  }
}
