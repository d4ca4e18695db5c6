import type { Tone } from '../words/words';

export interface GraphNode {
  readonly id: string;
  /** From left to right. */
  readonly column: number;
  /** What it is, above its name. */
  readonly kind: string;
  readonly title: string;
  readonly tone: Tone;
  /** Its status in a word. */
  readonly status?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** What is drawn. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** For each thing the column behind everything that it waits for. */
export function columnsOf(dependencies: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const columnOf = (key: string): number => {
    const known = columns.get(key);
    if (known !== undefined) return known;
    columns.set(key, 0);
    const before = (dependencies.get(key) ?? []).filter((one) => dependencies.has(one)).map(columnOf);
    const column = before.length === 0 ? 0 : Math.max(...before) + 1;
    columns.set(key, column);
    return column;
  };
  for (const key of dependencies.keys()) columnOf(key);
  return columns;
}
