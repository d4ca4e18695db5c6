import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * True when nothing but these fields is asked for below a field, so that a call for the rest can be saved. Directives
 * are not evaluated: a field under `@include(if: false)` counts as wanted, which costs a call and is never wrong.
 */
export function asksOnlyFor(info: GraphQLResolveInfo, fields: readonly string[]): boolean {
  const cheap = new Set(['__typename', ...fields]);
  return info.fieldNodes.every(
    (node) => node.selectionSet !== undefined && staysWithin(node.selectionSet, cheap, info),
  );
}

function staysWithin(selection: SelectionSetNode, cheap: ReadonlySet<string>, info: GraphQLResolveInfo): boolean {
  return selection.selections.every((node) => {
    if (node.kind === Kind.FIELD) return cheap.has(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return staysWithin(node.selectionSet, cheap, info);
    const fragment = info.fragments[node.name.value];
    return fragment !== undefined && staysWithin(fragment.selectionSet, cheap, info);
  });
}
