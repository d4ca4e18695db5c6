import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { BundleRef } from '../domain/bundle.js';
import { fromGlobalId, toGlobalId, type NodeType } from '../domain/global-id.js';
import { longWork } from '../domain/pacing/long-work.js';
import type { Reading } from '../domain/reading.js';
import { isSid, type SidPrefix } from '../domain/sid.js';
import { Node } from '../schema/relay.type.js';
import { NodesArgs } from '../schema/page.args.js';
import { loadAccount } from './account.resolver.js';
import type { ResolverContext } from './context.js';
import { loadCustomer } from './customer.resolver.js';
import { nodeIdentityOf } from './node-record.js';

type Load = (context: ResolverContext, key: string) => Reading<object | null>;

/** An id is only base64: whatever it contains is checked before it becomes part of a URL. */
const bySid =
  (prefix: SidPrefix, load: Load): Load =>
  async (context, key) =>
    isSid(key, prefix) ? load(context, key) : null;

/** What is only reached through its bundle: the key is bundle kind, bundle SID and SID. */
const inBundle =
  (
    prefix: SidPrefix,
    load: (context: ResolverContext, bundle: BundleRef, sid: string) => Reading<object | null>,
  ): Load =>
  async (context, key) => {
    const [kind, bundleSid, sid, ...rest] = key.split('/');
    if ((kind !== 'CustomerProfile' && kind !== 'TrustProduct') || rest.length > 0) return null;
    if (!isSid(bundleSid, 'BU') || !isSid(sid, prefix)) return null;
    return load(context, { kind, sid: bundleSid }, sid);
  };

const LOADERS: Readonly<Record<NodeType, Load>> = {
  Account: bySid('AC', ({ trustHub }, sid) => loadAccount(trustHub, sid)),
  CustomerProfile: bySid('BU', ({ trustHub }, sid) => trustHub.customerProfiles.load(sid)),
  Customer: bySid('BU', (context, sid) => loadCustomer(context, sid)),
  TrustProduct: bySid('BU', ({ trustHub }, sid) => trustHub.trustProducts.load(sid)),
  EndUser: bySid('IT', ({ trustHub }, sid) => trustHub.endUsers.load(sid)),
  SupportingDocument: bySid('RD', ({ trustHub }, sid) => trustHub.supportingDocuments.load(sid)),
  Address: bySid('AD', ({ trustHub }, sid) => trustHub.addresses.load(sid)),
  IncomingPhoneNumber: bySid('PN', ({ trustHub }, sid) => trustHub.incomingPhoneNumbers.load(sid)),
  Policy: bySid('RN', ({ trustHub }, sid) => trustHub.policies.load(sid)),
  EntityAssignment: inBundle('BV', ({ trustHub }, bundle, sid) => trustHub.entityAssignments.load(bundle, sid)),
  ChannelEndpointAssignment: inBundle('RA', ({ trustHub }, bundle, sid) =>
    trustHub.channelEndpointAssignments.load(bundle, sid),
  ),
  Evaluation: inBundle('EL', ({ trustHub }, bundle, sid) => trustHub.evaluations.load(bundle, sid)),
  Onboarding: ({ onboardings, account }, runId) => onboardings.get(account.sid, runId),
  OnboardingBatch: ({ onboardings, account }, batchId) => onboardings.batches.get(account.sid, batchId),
};

/** Null for what isn't there, for a foreign account's thing, and for an id that this server did not make. */
async function loadNode(id: string, context: ResolverContext): Promise<object | null> {
  const globalId = fromGlobalId(id);
  if (globalId === undefined || globalId.accountSid !== context.account.sid) return null;
  return LOADERS[globalId.type](context, globalId.key);
}

@Resolver(() => Node)
export class NodeResolver {
  @FieldResolver()
  id(@Root() record: object, @Ctx() { account }: ResolverContext) {
    const { type, key } = nodeIdentityOf(record);
    return toGlobalId(type, account.sid, key);
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything that has an id, by that id; null when it does not exist.',
  })
  node(
    @Arg('id', () => ID, { description: 'The id, as this server gave it out.' }) id: string,
    @Ctx() context: ResolverContext,
  ) {
    return loadNode(id, context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Many things by their ids, in the same order; null in the place of each that does not exist.',
  })
  async nodes(@Args(() => NodesArgs) { ids }: NodesArgs, @Ctx() context: ResolverContext) {
    await longWork.turnIfLong(context.account.sid);
    const results = await Promise.allSettled(ids.map((id) => loadNode(id, context)));
    // An error in the place of an item nulls that item alone.
    return results.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error)));
  }
}
