import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * How often a document selects under a name what it has selected under that name in the same place before. graphql-js
 * compares each pair of such fields, and everything inside them, so their cost is the square of their number.
 * @param enough counting ends once it has found more than this
 */
export function repeatedFields(document: DocumentNode, fragments: Fragments, enough: number): number {
  let repeated = 0;
  const open: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if ('selectionSet' in definition && definition.selectionSet !== undefined) open.push(definition.selectionSet);
  }
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    const names = new Set<string>();
    const spread = new Set<string>();
    const place: { readonly set: SelectionSetNode; readonly own: boolean }[] = [{ set, own: true }];
    for (let part = place.pop(); part !== undefined; part = place.pop()) {
      for (const selection of part.set.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          if (names.has(name)) repeated += 1;
          names.add(name);
          // What is inside a fragment's fields is counted once, where the fragment is defined.
          if (part.own && selection.selectionSet !== undefined) open.push(selection.selectionSet);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          place.push({ set: selection.selectionSet, own: part.own });
        } else {
          const fragment = fragments.get(selection.name.value);
          if (fragment === undefined || spread.has(selection.name.value)) continue;
          spread.add(selection.name.value);
          place.push({ set: fragment.selectionSet, own: false });
        }
        if (repeated > enough) return repeated;
      }
    }
  }
  return repeated;
}
