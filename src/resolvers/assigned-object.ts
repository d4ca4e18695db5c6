import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { GATEWAY_OF_BUNDLE, type BundleRecord, type BundleRef } from '../domain/bundle.js';
import type { EndUserRecord } from '../domain/end-user.js';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { whenAllRead, whenRead, type Reading } from '../domain/reading.js';
import { isSid, type Sid, type SidPrefix } from '../domain/sid.js';
import type { SupportingDocumentRecord } from '../domain/supporting-document.js';
import type { BundleGateway, TrustHub } from '../twilio/trust-hub.js';
import type { ResolverContext } from './context.js';

/** The gateway of a kind of bundle. */
export function bundlesOf(trustHub: TrustHub, { kind }: Pick<BundleRef, 'kind'>): BundleGateway {
  return trustHub[GATEWAY_OF_BUNDLE[kind]];
}

/**
 * What an assignment's object SID stands for. BU is looked up as a customer profile first, because that is what Trust
 * Hub attaches; a trust product is only found where the policy of another product asks for one.
 */
export function loadAssignedObject(
  trustHub: TrustHub,
  sid: Sid,
): Reading<EndUserRecord | SupportingDocumentRecord | BundleRecord | null> {
  if (isSid(sid, 'IT')) return trustHub.endUsers.load(sid);
  if (isSid(sid, 'RD')) return trustHub.supportingDocuments.load(sid);
  if (isSid(sid, 'BU')) {
    return whenRead(trustHub.customerProfiles.load(sid), (profile) => profile ?? trustHub.trustProducts.load(sid));
  }
  return null;
}

type Load<Item> = (sid: Sid) => Reading<Item | null>;

/** What to say of an object that is named somewhere and cannot be found. */
const WHEN_MISSING = {
  IT: 'is attached here, but this account has no such end user: it was deleted. Remove the assignment.',
  RD: 'is attached here, but this account has no such supporting document: it was deleted. Remove the assignment.',
  BU: "is attached here, but is no customer profile of this account: it is the main account's, it is a trust product, or it was deleted.",
  AD: 'is named by this document, but this account has no such address: it was deleted. Give the document another.',
} as const satisfies Partial<Record<SidPrefix, string>>;

type NamedPrefix = keyof typeof WHEN_MISSING;

/** Loads what is attached to a bundle and has this prefix, as loadNamed does. */
export function loadAttached<Item>(
  context: ResolverContext,
  bundle: BundleRef,
  prefix: NamedPrefix,
  load: Load<Item>,
  info: GraphQLResolveInfo,
): Reading<readonly Item[]> {
  return whenRead(context.trustHub.entityAssignments.list(bundle), (assignments) => {
    const sids = assignments.map((assignment) => assignment.objectSid);
    return loadNamed(context, sids, prefix, load, info);
  });
}

/**
 * Loads those that have this prefix. One that cannot be found has no place in a list of whole objects: it is left out,
 * and an error on the path of the list names it.
 */
export function loadNamed<Item>(
  { partial }: ResolverContext,
  sids: readonly Sid[],
  prefix: NamedPrefix,
  load: Load<Item>,
  info: GraphQLResolveInfo,
): Reading<readonly Item[]> {
  const wanted = sids.filter((sid) => isSid(sid, prefix));
  return whenRead(whenAllRead(wanted.map(load)), (items) => {
    for (const [at, sid] of wanted.entries()) if (items[at] === null) partial.push(missing(sid, prefix, info));
    return present(items);
  });
}

/** The same of an assignment's object, as the error of its field. A profile that a subaccount names may be the main account's. */
export function missingObject(sid: Sid, { mainTrustHub }: ResolverContext): GraphQLError | null {
  const prefixes = mainTrustHub === null ? (['IT', 'RD', 'BU'] as const) : (['IT', 'RD'] as const);
  const prefix = prefixes.find((one) => isSid(sid, one));
  if (prefix === undefined) return null;
  const originalError = notFound(sid, prefix);
  return new GraphQLError(originalError.message, { originalError });
}

function missing(sid: Sid, prefix: NamedPrefix, info: GraphQLResolveInfo): GraphQLError {
  const originalError = notFound(sid, prefix);
  const path = responsePathAsArray(info.path);
  return new GraphQLError(originalError.message, { nodes: info.fieldNodes, path, originalError });
}

function notFound(sid: Sid, prefix: NamedPrefix): CallerError {
  const message = `${sid} ${WHEN_MISSING[prefix]}`;
  return new CallerError(userError(UserErrorCode.NOT_FOUND, message, { resourceSid: sid }));
}

/** Those that there are. */
export function present<Item>(items: readonly (Item | null)[]): readonly Item[] {
  return items.filter((item) => item !== null);
}
