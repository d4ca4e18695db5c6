import type { Sql } from '../../../src/onboarding/storage/pool.js';

/** A node of a plan of PostgreSQL, as it was carried out. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Subplan Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * How PostgreSQL carries out the statements that a piece of work sends, each of which finds no rows for it.
 * @param counts the nodes that are looked at; one that isn't is left out with all below it
 */
export async function plansOf(
  sql: Sql,
  work: (explaining: Sql) => Promise<unknown>,
  counts: (node: PlanNode) => boolean = () => true,
): Promise<readonly PlanNode[]> {
  const found: PlanNode[] = [];
  const collect = (node: PlanNode): void => {
    if (!counts(node)) return;
    found.push(node);
    node.Plans?.forEach(collect);
  };
  await work({
    ...sql,
    query: async (text, values) => {
      const [row] = await sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      collect(row!['QUERY PLAN'][0].Plan);
      return [];
    },
  });
  return found;
}
