import { readFileSync } from 'node:fs';
import { BREAK, parse, print, visit, type SelectionSetNode } from 'graphql';
import { PROFILES, referenceContents } from '../test/support/reference-contents.js';
import type { Stage } from './processes.js';

/** By which reading is measured: 20 profiles with all that hangs on them, 65 requests to Twilio. */
export const QUERY = readFileSync(new URL('../test/operations/reference-query.graphql', import.meta.url), 'utf8');

/** The same of one profile: `$sid`. */
export const ONE_PROFILE = `query OneProfile($sid: Sid!) { customerProfile(sid: $sid) ${selectionOfNodes(QUERY)} }`;

/** The load spends more than a caller may. */
export const UNLIMITED = { LIMIT_CALLER_POINTS: '10000000', LIMIT_CALLER_POINTS_PER_SECOND: '100000' } as const;

/** Puts everything that the reference query reads into a sandbox; answers the profiles' SIDs. */
export async function furnish(stage: Stage): Promise<readonly string[]> {
  const { sids } = await stage.sandbox<{ sids: Readonly<Record<string, string>> }>('POST', 'seed', referenceContents());
  const profiles = Array.from({ length: PROFILES }, (_, index) => sids[`profile-${index}`] ?? '');
  const evaluate = 'mutation ($input: SidInput!) { evaluateCustomerProfile(input: $input) { userErrors { message } } }';
  for (const sid of profiles) await stage.ask(evaluate, { input: { sid } });
  return profiles;
}

/** What a query reads of each thing in its first list. */
function selectionOfNodes(query: string): string {
  const found: SelectionSetNode[] = [];
  visit(parse(query), {
    Field({ name, selectionSet }) {
      if (name.value !== 'nodes' || selectionSet === undefined) return undefined;
      found.push(selectionSet);
      return BREAK;
    },
  });
  if (found[0] === undefined) throw new Error('The query reads no list.');
  return print(found[0]);
}
