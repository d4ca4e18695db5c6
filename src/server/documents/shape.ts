import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DocumentLimits } from '../../config.js';
import { LIMIT_MARK } from '../value-free-message.js';
import { repeatedFields } from './repeated-fields.js';

/**
 * What a document has too much of, each once. One walk over the syntax tree, in time proportional to its length: it
 * comes before graphql-js' own rules, some of which take the square of that.
 */
export function faultsOfShape(document: DocumentNode, limits: DocumentLimits): readonly GraphQLError[] {
  const fragments = fragmentsOf(document);
  const own = new Map([...fragments].map(([name, fragment]) => [name, ownCounts(fragment)]));
  const depths = new Map<string, number>();
  const most = { depth: 0, aliases: 0, directives: 0 };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { aliases, directives } = countsWithFragments(definition, own);
    most.aliases = Math.max(most.aliases, aliases);
    most.directives = Math.max(most.directives, directives);
    most.depth = Math.max(most.depth, depthOf(definition.selectionSet, fragments, depths));
  }
  const repeated = repeatedFields(document, fragments, limits.repeatedFields);
  return [
    ...tooMuch('Query depth', most.depth, limits.depth),
    ...tooMuch('Aliases', most.aliases, limits.aliases),
    ...tooMuch('Directives', most.directives, limits.directives),
    ...tooMuch('Repeated fields', repeated, limits.repeatedFields),
  ];
}

function tooMuch(what: string, found: number, limit: number): readonly GraphQLError[] {
  if (found <= limit) return [];
  return [new GraphQLError(`${what} limit of ${limit} exceeded.`, { extensions: { [LIMIT_MARK]: true } })];
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

interface Counts {
  aliases: number;
  directives: number;
  /** Names of the fragments that it uses itself. */
  readonly spreads: Set<string>;
}

function ownCounts(definition: OperationDefinitionNode | FragmentDefinitionNode): Counts {
  const counts: Counts = { aliases: 0, directives: definition.directives?.length ?? 0, spreads: new Set() };
  for (const variable of definition.variableDefinitions ?? []) counts.directives += variable.directives?.length ?? 0;
  const open: SelectionSetNode[] = [definition.selectionSet];
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    for (const selection of set.selections) {
      counts.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) counts.spreads.add(selection.name.value);
      else if (selection.selectionSet !== undefined) open.push(selection.selectionSet);
      if (selection.kind === Kind.FIELD && selection.alias !== undefined) counts.aliases += 1;
    }
  }
  return counts;
}

/** The operation's own with those of every fragment that it reaches, each counted once. */
function countsWithFragments(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, Counts>): Counts {
  const total = ownCounts(operation);
  // What is added to a set while it is iterated is visited too.
  for (const name of total.spreads) {
    const fragment = fragments.get(name);
    if (fragment === undefined) continue;
    total.aliases += fragment.aliases;
    total.directives += fragment.directives;
    for (const further of fragment.spreads) total.spreads.add(further);
  }
  return total;
}

/** Fields within each other. The schema's own description nests deeply and costs nothing. */
function depthOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  let deepest = 0;
  for (const selection of selections) {
    let depth = 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (fragment !== undefined && !known.has(name)) {
        known.set(name, 0); // A fragment that contains itself is refused by a rule of graphql-js.
        known.set(name, depthOf(fragment.selectionSet, fragments, known));
      }
      depth = known.get(name) ?? 0;
    } else {
      const isField = selection.kind === Kind.FIELD;
      const hidden = isField && selection.name.value === '__schema';
      if (selection.selectionSet !== undefined && !hidden) depth = depthOf(selection.selectionSet, fragments, known);
      if (isField) depth += 1;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
