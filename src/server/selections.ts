import {
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLResolveInfo,
} from 'graphql';

/** Characters. Longer variables are hardly ever the same again. */
const LONGEST_VALUES = 1_000;
/** Of one operation: directives choose among its fields. */
const MOST_DOCUMENTS = 50;

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'operation' | 'variableValues'>;

/** Documents are kept, so that the objects of their syntax trees stay the same. */
const numbers = new WeakMap<object, number>();
const variablesOfFields = new WeakMap<FieldNode, readonly string[]>();
const documentsOfOperations = new WeakMap<object, Map<string, DocumentNode>>();
const listings = new WeakMap<DocumentNode, boolean>();
let count = 0;

/** A number of this object alone. */
export function numberOf(object: object): number {
  const known = knownNumberOf(object);
  if (known !== undefined) return known;
  numbers.set(object, (count += 1));
  return count;
}

/** The same, where one was asked for before. */
export function knownNumberOf(object: object): number | undefined {
  return numbers.get(object);
}

/** Whether a document asks for the items of a list, and nothing of the schema, of which only the whole form is true. */
export function selectsItems(document: DocumentNode): boolean {
  const known = listings.get(document);
  if (known !== undefined) return known;
  let [hasItems, asksForSchema] = [false, false];
  visit(document, {
    Field: ({ name: { value: name }, selectionSet }) => {
      hasItems ||= name === 'nodes' && selectionSet !== undefined;
      asksForSchema ||= name === '__schema' || name === '__type';
    },
  });
  const found = hasItems && !asksForSchema;
  listings.set(document, found);
  return found;
}

/**
 * What is the same of every field with this selection, and with the same values of the variables that are used in there.
 * Undefined where these are long.
 */
export function selectionKey(info: Info): string | undefined {
  let key = fieldsKey(info.fieldNodes);
  for (const node of info.fieldNodes) {
    for (const name of variablesOf(node, info)) {
      const { variableValues: values } = info;
      // One that is left out is not null: where it is used its default counts.
      key += Object.hasOwn(values, name) ? ` ${JSON.stringify(values[name], finite)}` : ' -';
      if (key.length > LONGEST_VALUES) return undefined;
    }
  }
  return key;
}

function fieldsKey(fields: readonly FieldNode[]): string {
  return fields.map(numberOf).join();
}

/** JSON has no text for other numbers. */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** The variables that are used below a field, in fragments too. */
function variablesOf(field: FieldNode, { fragments }: Info): readonly string[] {
  const known = variablesOfFields.get(field);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const spread = new Set<string>();
  const search = (node: ASTNode | undefined) => {
    if (node === undefined) return;
    visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        if (spread.has(name.value)) return;
        spread.add(name.value);
        search(fragments[name.value]);
      },
    });
  };
  search(field.selectionSet);
  const found = [...names];
  variablesOfFields.set(field, found);
  return found;
}

/** A document that selects, of a field of this name, what the fields select. */
export function documentFor(name: string, { fieldNodes, fragments, operation }: Info): DocumentNode {
  const key = `${name} ${fieldsKey(fieldNodes)}`;
  const known = documentsOfOperations.get(operation) ?? new Map<string, DocumentNode>();
  documentsOfOperations.set(operation, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const selections = fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const field: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const { variableDefinitions = [] } = operation;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
      },
      ...Object.values(fragments),
    ],
  };
  if (known.size >= MOST_DOCUMENTS) known.clear();
  known.set(key, document);
  return document;
}
