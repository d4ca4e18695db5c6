import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { LookAhead, TrustHub } from '../twilio/trust-hub.js';
import { KNOWN_WITHOUT_A_CALL } from './incoming-phone-number.resolver.js';
import { fieldsAskOnlyFor, fieldsBelow } from './selection.js';

type Collection = 'endUsers' | 'supportingDocuments' | 'incomingPhoneNumbers';

/**
 * Lets the gateways know what is selected of each bundle in a list, so that it is fetched at the same time as the lists
 * under the bundles instead of after them: one round of calls less.
 */
export function lookAhead(trustHub: TrustHub, bundles: number, info: GraphQLResolveInfo): void {
  if (bundles === 0) return;
  for (const collection of collectionsWanted(info)) {
    const gateway: LookAhead = trustHub[collection];
    gateway.lookAhead(bundles);
  }
}

/** Documents are kept, so that one is searched once. */
const known = new WeakMap<FieldNode, ReadonlySet<Collection>>();

function collectionsWanted(info: GraphQLResolveInfo): ReadonlySet<Collection> {
  const [field, another] = info.fieldNodes;
  const before = field && another === undefined ? known.get(field) : undefined;
  if (before !== undefined) return before;
  const wanted = collectionsIn(info);
  if (field !== undefined && another === undefined) known.set(field, wanted);
  return wanted;
}

function collectionsIn(info: GraphQLResolveInfo): ReadonlySet<Collection> {
  const wanted = new Set<Collection>();
  const bundles = nodesOf(info.fieldNodes, info);
  const below = (name: string) => fieldsBelow(bundles, info, name);
  const objects = [...fieldsBelow(nodesOf(below('entityAssignments'), info), info, 'object'), ...below('requirements')];
  const numbers = fieldsBelow(nodesOf(below('channelEndpointAssignments'), info), info, 'phoneNumber');
  if (objects.length > 0 || below('endUsers').length > 0) wanted.add('endUsers');
  if (objects.length > 0 || below('supportingDocuments').length > 0) wanted.add('supportingDocuments');
  if (!fieldsAskOnlyFor([...numbers, ...below('phoneNumbers')], info, KNOWN_WITHOUT_A_CALL)) {
    wanted.add('incomingPhoneNumbers');
  }
  return wanted;
}

/** What is selected of a connection's items, through `nodes` or `edges`. */
function nodesOf(connections: readonly FieldNode[], info: GraphQLResolveInfo): readonly FieldNode[] {
  const edges = fieldsBelow(connections, info, 'edges');
  return [...fieldsBelow(connections, info, 'nodes'), ...fieldsBelow(edges, info, 'node')];
}
