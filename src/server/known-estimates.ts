import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type Variables = Readonly<Record<string, unknown>>;

/** Of all operations together. */
const MOST_ESTIMATES = 10_000;
/** Characters. Longer variables are the inputs of mutations, which are hardly ever alike. */
const LONGEST_SHAPE = 200;

/**
 * Estimates of operations that were made before. Pages, lists and directives decide what an operation costs: numbers,
 * booleans and the lengths of lists. What the texts among its variables say does not, so that a query for another SID
 * has the same estimate.
 */
export class KnownEstimates {
  private readonly estimates = new LRUCache<string, number>({ max: MOST_ESTIMATES });
  /** Operations are objects of documents that are kept, and have no name that is theirs alone. */
  private readonly numbers = new WeakMap<OperationDefinitionNode, number>();
  private count = 0;

  /**
   * Variables that don't fit may be given the estimate of others of the same shape: nothing is carried out then anyway.
   * @param estimate makes it; null, which is not kept, where the variables don't fit
   */
  of(operation: OperationDefinitionNode, variables: Variables, estimate: () => number | null): number | null {
    const shape = shapeOf(operation, variables);
    if (shape === undefined) return estimate();
    const key = `${this.numberOf(operation)} ${shape}`;
    const known = this.estimates.get(key);
    if (known !== undefined) return known;
    const made = estimate();
    if (made !== null) this.estimates.set(key, made);
    return made;
  }

  private numberOf(operation: OperationDefinitionNode): number {
    const known = this.numbers.get(operation);
    if (known !== undefined) return known;
    this.numbers.set(operation, (this.count += 1));
    return this.count;
  }
}

/** What counts of the declared variables, in one text; undefined where that is long. */
function shapeOf(operation: OperationDefinitionNode, variables: Variables): string | undefined {
  let shape = '';
  for (const { variable } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    // One that is left out has its default.
    shape += Object.hasOwn(variables, name) ? `${shapeOfValue(variables[name], LONGEST_SHAPE - shape.length)},` : '-,';
    if (shape.length > LONGEST_SHAPE) return undefined;
  }
  return shape;
}

/** @param room ends the walk through a value whose shape is longer anyway */
function shapeOfValue(value: unknown, room: number): string {
  if (typeof value === 'string') return "'";
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  let shape = isList ? '[' : '{';
  for (const [key, inner] of Object.entries(value)) {
    if (shape.length > room) break;
    shape += `${isList ? '' : `${JSON.stringify(key)}:`}${shapeOfValue(inner, room - shape.length)},`;
  }
  return shape + (isList ? ']' : '}');
}
