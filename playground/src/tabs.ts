import { EXAMPLE_THEMES } from './examples';
import type { Example } from './examples';
import { playgroundStorage } from './storage';
import { fillTokens } from './tokens';
import type { TokenValues } from './tokens';

/** What stands in the editors of a tab. */
export interface TabText {
  readonly query: string;
  readonly variables: string;
}

/** What GraphiQL is opened with. */
export interface OpeningTabs {
  readonly defaultTabs: TabText[];
  readonly initialQuery: string;
  readonly initialVariables: string;
}

/** GraphiQL's own key and shape (packages/graphiql-react/src/utility/tabs.ts, 0.39). */
const STORED_TABS_KEY = 'graphiql:tabState';

interface StoredTabs {
  activeTabIndex: number;
  tabs: { query: string | null; variables: string | null }[];
}

/**
 * The text of a tab for the example, with known values filled in. Its headers are not part of it: GraphiQL keeps none,
 * so they are filled in whenever the tab is shown (`TabComfort`).
 */
export function tabOf({ query, variables }: Example, values: TokenValues): TabText {
  return { query, variables: fillTokens(variables, values) };
}

/**
 * The person's own tabs where there are any, else the prepared ones. The active tab's text is handed over explicitly:
 * GraphiQL fills its variables editor only from storage, which is empty until something has been typed, and would open
 * the first tab without its variables. A shared query becomes a tab in front of the prepared ones, or after the
 * person's own.
 */
export function openingTabs(values: TokenValues, shared: TabText | null): OpeningTabs {
  const stored = fillStoredTabs(values);
  const prepared = EXAMPLE_THEMES.filter(({ opensTabs }) => opensTabs).flatMap(({ examples }) => examples);
  const tabs = prepared.map((example) => tabOf(example, values));
  const defaultTabs = shared === null ? tabs : [shared, ...tabs];
  const active = shared ?? (stored ? stored.tabs[stored.activeTabIndex] : defaultTabs[0]);
  return { defaultTabs, initialQuery: active?.query ?? '', initialVariables: active?.variables ?? '' };
}

/** Stored tabs keep their tokens when they were first opened without a key; once the SIDs are known they are put in. */
function fillStoredTabs(values: TokenValues): StoredTabs | null {
  const stored = readStoredTabs();
  if (stored === null) return null;
  for (const tab of stored.tabs) tab.variables = tab.variables && fillTokens(tab.variables, values);
  playgroundStorage.setItem(STORED_TABS_KEY, JSON.stringify(stored));
  return stored;
}

function readStoredTabs(): StoredTabs | null {
  try {
    const stored = JSON.parse(playgroundStorage.getItem(STORED_TABS_KEY) ?? 'null') as StoredTabs | null;
    return stored !== null && Array.isArray(stored.tabs) && stored.tabs.length > 0 ? stored : null;
  } catch {
    return null; // Not ours, or cut off: GraphiQL ignores it too and uses the prepared tabs.
  }
}
