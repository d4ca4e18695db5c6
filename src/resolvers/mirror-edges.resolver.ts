import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BundleRecord } from '../domain/bundle.js';
import type { MirrorEdge, MirrorEdges, SecondariesRequest } from '../domain/mirror.js';
import type { Page } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';
import type { Dated } from '../mirror/mirror.js';
import { Address } from '../schema/address.type.js';
import { Bundle } from '../schema/bundle.interface.js';
import { CustomerProfile, CustomerProfileConnection } from '../schema/customer-profile.type.js';
import { EndUser } from '../schema/end-user.type.js';
import { RunPageArgs } from '../schema/page.args.js';
import { SupportingDocument } from '../schema/supporting-document.type.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';

/*
 * The edges that Trust Hub does not give. They come from this server's copy of the account: no request to Twilio, and one
 * statement for all things of an operation that are asked about together.
 */

/** The loaders of an operation, by the edge. They only batch: the copy changes at any moment. */
interface Loaders {
  readonly edges: Map<MirrorEdge, DataLoader<Sid, readonly unknown[]>>;
  readonly secondaries: DataLoader<SecondariesRequest, Page<BundleRecord>>;
}
const LOADERS = new WeakMap<ResolverContext, Loaders>();

function loadersOf(context: ResolverContext): Loaders {
  const known = LOADERS.get(context);
  if (known !== undefined) return known;
  const { mirror, account } = context;
  const secondaries = new DataLoader<SecondariesRequest, Page<BundleRecord>>(
    async (requests) => restingOn(context, await mirror.secondaryProfiles(account.sid, requests)),
    { cache: false },
  );
  const made: Loaders = { edges: new Map(), secondaries };
  LOADERS.set(context, made);
  return made;
}

function restingOn<Found>({ trustHub }: ResolverContext, { found, asOf }: Dated<Found>): Found {
  trustHub.basis.restsOn(asOf.getTime());
  return found;
}

/** What an edge leads to from a thing of the operation's account. */
function follow<Edge extends MirrorEdge>(context: ResolverContext, edge: Edge, sid: Sid) {
  const { edges } = loadersOf(context);
  const { mirror, account } = context;
  const loader =
    edges.get(edge) ??
    new DataLoader<Sid, readonly unknown[]>(
      async (sids) => restingOn(context, await mirror.edges(account.sid, edge, sids)),
      { cache: false },
    );
  edges.set(edge, loader);
  return loader.load(sid) as Promise<readonly MirrorEdges[Edge][]>;
}

const FROM_THE_COPY =
  "At most 1000, the oldest first. It comes from this server's copy of the account, without a request.";

interface Thing {
  readonly sid: Sid;
}

@Resolver(() => CustomerProfile)
export class ProfileEdgesResolver {
  @FieldResolver(() => [TrustProduct], {
    nullable: true,
    description: `The trust products that name it as supporting profile. ${FROM_THE_COPY}`,
  })
  trustProducts(@Root() { sid }: Thing, @Ctx() context: ResolverContext) {
    return follow(context, 'trustProducts', sid);
  }

  @FieldResolver(() => CustomerProfileConnection, {
    nullable: true,
    description:
      "The customer profiles that name it as supporting profile: of a primary profile, those of its customers; the oldest first, without provisional copies. They come from this server's copy of the account, without a request.",
  })
  async secondaryProfiles(
    @Root() { sid }: Thing,
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() context: ResolverContext,
  ) {
    const { secondaries } = loadersOf(context);
    return toConnection(await secondaries.load({ profileSid: sid, page: toPageArguments(args) }));
  }
}

@Resolver(() => TrustProduct)
export class ProductEdgesResolver {
  @FieldResolver(() => [CustomerProfile], {
    nullable: true,
    description: `The customer profiles that it stands on, as far as they are of this account. ${FROM_THE_COPY}`,
  })
  customerProfiles(@Root() { sid }: Thing, @Ctx() context: ResolverContext) {
    return follow(context, 'customerProfiles', sid);
  }
}

@Resolver(() => EndUser)
export class EndUserEdgesResolver {
  @FieldResolver(() => [Bundle], {
    nullable: true,
    description: `The customer profiles and trust products that it is attached to. ${FROM_THE_COPY}`,
  })
  bundles(@Root() { sid }: Thing, @Ctx() context: ResolverContext) {
    return follow(context, 'bundles', sid);
  }
}

@Resolver(() => SupportingDocument)
export class DocumentEdgesResolver {
  @FieldResolver(() => [Bundle], {
    nullable: true,
    description: `The customer profiles and trust products that it is attached to. ${FROM_THE_COPY}`,
  })
  bundles(@Root() { sid }: Thing, @Ctx() context: ResolverContext) {
    return follow(context, 'bundles', sid);
  }
}

@Resolver(() => Address)
export class AddressEdgesResolver {
  @FieldResolver(() => [SupportingDocument], {
    nullable: true,
    description: `The supporting documents that hold it. ${FROM_THE_COPY}`,
  })
  supportingDocuments(@Root() { sid }: Thing, @Ctx() context: ResolverContext) {
    return follow(context, 'supportingDocuments', sid);
  }
}
