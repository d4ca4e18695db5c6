import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError } from 'graphql';

/** What a value that is written into a document lies in, and what can be its fault. */
const VALUES: readonly string[] = [
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
];

/**
 * The way to a faulty value that is written into the document: the fields as they are answered, the argument, and the
 * members of inputs. Undefined for a fault that is about something else.
 */
export function literalPath(document: DocumentNode, { nodes }: GraphQLError): readonly (string | number)[] | undefined {
  const [faulty] = nodes ?? [];
  const place = faulty?.loc;
  if (faulty === undefined || place === undefined || !VALUES.includes(faulty.kind)) return undefined;
  const path: (string | number)[] = [];
  visit(document, {
    enter: (node: ASTNode, key) => {
      // Only what the value lies in is entered.
      if (node.loc === undefined || node.loc.start > place.start || node.loc.end < place.end) return false;
      const name = nameOf(node, key);
      if (name !== undefined) path.push(name);
      return undefined;
    },
  });
  return path;
}

function nameOf(node: ASTNode, key: string | number | undefined): string | number | undefined {
  if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value;
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  // An item of a list has its place for a key.
  return VALUES.includes(node.kind) && typeof key === 'number' ? key : undefined;
}
