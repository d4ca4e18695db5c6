import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { AddressInput, UpdateAddressInput } from '../schema/address.input.js';
import { Address, AddressConnection, AddressPayload } from '../schema/address.type.js';
import { SidInput } from '../schema/bundle.input.js';
import { DeletePayload } from '../schema/user-error.type.js';
import { AddressPageArgs } from '../schema/page.args.js';
import { InputArg, SidArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

@Resolver(() => Address)
export class AddressResolver {
  @Query(() => Address, { nullable: true, description: 'One address; null when it does not exist in this account.' })
  address(@SidArg('AD', 'The address.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.addresses.load(sid);
  }

  @Query(() => AddressConnection, { description: 'The addresses of the account.' })
  async addresses(@Args(() => AddressPageArgs) args: AddressPageArgs, @Ctx() { trustHub }: ResolverContext) {
    return toConnection(await trustHub.addresses.page(plainInput(args.filter) ?? {}, toPageArguments(args)));
  }

  @Mutation(() => AddressPayload, { description: 'Creates an address. A profile holds it in a document.' })
  async createAddress(
    @InputArg(() => AddressInput, 'The address.') input: AddressInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { address: await trustHub.addresses.create(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => AddressPayload, { description: 'Changes an address.' })
  async updateAddress(
    @InputArg(() => UpdateAddressInput, 'What to change.') input: UpdateAddressInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const { sid, ...changes } = plainInput(input);
    return { address: await trustHub.addresses.update(sid, changes), userErrors: [] };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes an address.' })
  async deleteAddress(
    @InputArg(() => SidInput, 'Which one to delete.', 'AD') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.addresses.delete(sid);
    return { deletedSid: sid, userErrors: [] };
  }
}
