import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Fragments = Pick<GraphQLResolveInfo, 'fragments'>;

/**
 * True when nothing but these fields is asked for below a field, so that a call for the rest can be saved. Directives
 * are not evaluated: a field under `@include(if: false)` counts as selected, which costs a call and is never wrong.
 */
export function asksOnlyFor(info: GraphQLResolveInfo, fields: readonly string[]): boolean {
  return fieldsAskOnlyFor(info.fieldNodes, info, fields);
}

/** The same for fields further below. */
export function fieldsAskOnlyFor(nodes: readonly FieldNode[], info: Fragments, fields: readonly string[]): boolean {
  const cheap = new Set(['__typename', ...fields]);
  return nodes.every((node) => node.selectionSet !== undefined && staysWithin(node.selectionSet, cheap, info));
}

/** The fields of this name just below, through fragments of whatever type: whatever may be selected, for any type. */
export function fieldsBelow(nodes: readonly FieldNode[], info: Fragments, name: string): readonly FieldNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet ? namedIn(selectionSet, info, name) : []));
}

function namedIn(selection: SelectionSetNode, info: Fragments, name: string): readonly FieldNode[] {
  return selection.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === name ? [node] : [];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
    return inner === undefined ? [] : namedIn(inner.selectionSet, info, name);
  });
}

function staysWithin(selection: SelectionSetNode, cheap: ReadonlySet<string>, info: Fragments): boolean {
  return selection.selections.every((node) => {
    if (node.kind === Kind.FIELD) return cheap.has(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return staysWithin(node.selectionSet, cheap, info);
    const fragment = info.fragments[node.name.value];
    return fragment !== undefined && staysWithin(fragment.selectionSet, cheap, info);
  });
}
