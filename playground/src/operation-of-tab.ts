import { Kind, OperationTypeNode, parse } from 'graphql';

/** Whether the operation of this name, or the only one, is followed. A text that is no document yet is sent as it is. */
export function isSubscription(query: string, operationName: string | null): boolean {
  try {
    const operations = parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const wanted = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
    return wanted?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false;
  }
}

/** A tab's variables; undefined while they are not JSON. */
export function parsed(variables: string): unknown {
  try {
    return JSON.parse(variables) as unknown;
  } catch {
    return undefined;
  }
}
