import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { ADDRESS_DOCUMENT_TYPE, addressSidsOf, type SupportingDocumentRecord } from '../domain/supporting-document.js';
import { Address } from '../schema/address.type.js';
import { SidInput } from '../schema/bundle.input.js';
import { DeletePayload } from '../schema/user-error.type.js';
import { PageArgs } from '../schema/page.args.js';
import {
  CreateAddressDocumentInput,
  CreateSupportingDocumentInput,
  UpdateSupportingDocumentInput,
} from '../schema/supporting-document.input.js';
import {
  SupportingDocument,
  SupportingDocumentConnection,
  SupportingDocumentPayload,
} from '../schema/supporting-document.type.js';
import { InputArg, SidArg } from './arguments.js';
import { loadNamed } from './assigned-object.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

@Resolver(() => SupportingDocument)
export class SupportingDocumentResolver {
  @FieldResolver(() => [Address], {
    nullable: true,
    description:
      'The addresses that the document holds. One that was deleted is left out, with an error on its path that has its SID.',
  })
  addresses(
    @Root() { attributes }: SupportingDocumentRecord,
    @Ctx() context: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { addresses } = context.trustHub;
    return loadNamed(context, addressSidsOf(attributes), 'AD', (sid) => addresses.load(sid), info);
  }

  @Query(() => SupportingDocument, {
    nullable: true,
    description: 'One document; null when it does not exist in this account.',
  })
  supportingDocument(@SidArg('RD', 'The supporting document.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.supportingDocuments.load(sid);
  }

  @Query(() => SupportingDocumentConnection, { description: 'The supporting documents of the account.' })
  async supportingDocuments(@Args(() => PageArgs) args: PageArgs, @Ctx() { trustHub }: ResolverContext) {
    return toConnection(await trustHub.supportingDocuments.page(toPageArguments(args)));
  }

  @Mutation(() => SupportingDocumentPayload, { description: 'Creates a supporting document of any type.' })
  async createSupportingDocument(
    @InputArg(() => CreateSupportingDocumentInput, 'What it says.') input: CreateSupportingDocumentInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return { supportingDocument: await trustHub.supportingDocuments.create(plainInput(input)), userErrors: [] };
  }

  @Mutation(() => SupportingDocumentPayload, { description: 'Creates the document that holds an address.' })
  async createAddressDocument(
    @InputArg(() => CreateAddressDocumentInput, 'Which address.') input: CreateAddressDocumentInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const supportingDocument = await trustHub.supportingDocuments.create({
      friendlyName: input.friendlyName,
      type: ADDRESS_DOCUMENT_TYPE,
      // One string, though the type says "List": so do all samples of Twilio's guides (TRUSTHUB section 3).
      attributes: { address_sids: input.addressSid },
    });
    return { supportingDocument, userErrors: [] };
  }

  @Mutation(() => SupportingDocumentPayload, { description: 'Changes the name or the contents of a document.' })
  async updateSupportingDocument(
    @InputArg(() => UpdateSupportingDocumentInput, 'What to change.') input: UpdateSupportingDocumentInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const { sid, attributesMode, ...changes } = plainInput(input);
    const supportingDocument = await trustHub.supportingDocuments.update(sid, changes, attributesMode);
    return { supportingDocument, userErrors: [] };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a supporting document. The address in it stays.' })
  async deleteSupportingDocument(
    @InputArg(() => SidInput, 'Which one to delete.', 'RD') { sid }: SidInput,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    await trustHub.supportingDocuments.delete(sid);
    return { deletedSid: sid, userErrors: [] };
  }
}
