import type { Graph, GraphEdge, GraphNode } from '../graph/graph';
import type { FactsFragment } from '../operations/generated/graphql';
import { BUNDLE_STATUS, counted, plainName, POLICY_KIND, withoutMark, type Tone } from '../words/words';
import type { Customer } from './use-customer';

/** What a customer is made of: what its profile stands on, the profile, the products on it, and the numbers. */
export function graphOf({ profile, trustProducts, phoneNumbers, coverage, name }: Customer): Graph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const put = (node: GraphNode, ...to: readonly string[]): void => {
    nodes.push(node);
    for (const one of to) edges.push({ from: node.id, to: one });
  };
  for (const { sid, friendlyName, status } of profile.supportingProfiles ?? []) {
    put(
      { id: sid, column: 1, kind: 'Primary profile', title: withoutMark(friendlyName), ...statusOf(status) },
      profile.sid,
    );
  }
  for (const facts of profile.endUsers ?? []) put(nodeOf(facts, 1), profile.sid);
  for (const { sid, type, friendlyName, addresses } of profile.supportingDocuments ?? []) {
    put({ id: sid, column: 1, kind: plainName(type), title: withoutMark(friendlyName), tone: 'idle' }, profile.sid);
    for (const address of addresses ?? []) {
      put(
        {
          id: `${address.sid}-${sid}`,
          column: 0,
          kind: 'Address',
          title: `${address.street}, ${address.city}`,
          tone: 'idle',
        },
        sid,
      );
    }
  }
  put({ id: profile.sid, column: 2, kind: POLICY_KIND[profile.kind], title: name, ...statusOf(profile.status) });
  for (const product of trustProducts) {
    const { sid, kind, friendlyName, status } = product;
    put({ id: sid, column: 3, kind: POLICY_KIND[kind], title: withoutMark(friendlyName), ...statusOf(status) });
    edges.push({ from: profile.sid, to: sid });
    for (const facts of product.endUsers ?? []) put(nodeOf(facts, 2), sid);
  }
  if (phoneNumbers.totalCount > 0) {
    const covered = coverage.some(({ state, count }) => state !== 'COVERED' && count > 0) ? 'warn' : 'good';
    put({
      id: 'numbers',
      column: 4,
      kind: 'Phone numbers',
      title: counted(phoneNumbers.totalCount, 'number'),
      tone: covered,
    });
    const holders = trustProducts.length === 0 ? [profile.sid] : trustProducts.map(({ sid }) => sid);
    for (const holder of holders) edges.push({ from: holder, to: 'numbers' });
  }
  return { nodes, edges };
}

function statusOf(status: Customer['profile']['status']): { readonly tone: Tone; readonly status: string } {
  const { text, tone } = BUNDLE_STATUS[status];
  return { tone, status: text };
}

function nodeOf(facts: FactsFragment, column: number): GraphNode {
  return { id: facts.sid, column, kind: kindOf(facts), title: titleOf(facts), tone: 'idle' };
}

function kindOf({ type, details }: FactsFragment): string {
  switch (details?.__typename) {
    case 'BusinessInformation':
      return 'Business';
    case 'AuthorizedRepresentative':
      return 'Representative';
    case 'VoiceIntegrityInformation':
      return 'Use of the numbers';
    case 'CnamInformation':
      return 'Caller name';
    default:
      return plainName(type);
  }
}

export function titleOf({ friendlyName, details }: FactsFragment): string {
  switch (details?.__typename) {
    case 'BusinessInformation':
      return details.businessName ?? withoutMark(friendlyName);
    case 'AuthorizedRepresentative':
      return [details.firstName, details.lastName].filter(Boolean).join(' ') || withoutMark(friendlyName);
    case 'VoiceIntegrityInformation':
      return details.useCase ?? withoutMark(friendlyName);
    case 'CnamInformation':
      return details.cnamDisplayName ?? withoutMark(friendlyName);
    default:
      return withoutMark(friendlyName);
  }
}
