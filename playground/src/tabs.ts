import { playgroundStorage } from './storage';
import { fillTokens } from './tokens';
import type { TokenValues } from './tokens';

export interface TabText {
  readonly query: string;
  readonly variables: string;
}

/** A tab of operations/: its title is the first line of its document, its group comes from the file's name. */
export interface PreparedTab extends TabText {
  readonly title: string;
  readonly group: 'look' | 'step' | 'onboarding';
}

/** What GraphiQL is opened with. */
export interface OpeningTabs {
  readonly defaultTabs: PreparedTab[];
  readonly initialQuery: string;
  readonly initialVariables: string;
}

/** GraphiQL's own key and shape (packages/graphiql-react/src/utility/tabs.ts, 0.39). */
const STORED_TABS_KEY = 'graphiql:tabState';

interface StoredTabs {
  activeTabIndex: number;
  tabs: { query: string | null; variables: string | null }[];
}

const documents = import.meta.glob<string>('./operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('./operations/*.json', { query: '?raw', import: 'default', eager: true });

/** One tab for each file of operations/, in the order of the numbers that their names begin with. */
export function preparedTabs(values: TokenValues): PreparedTab[] {
  return Object.entries(documents)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([path, document]) => ({
      query: document.trimEnd(),
      variables: fillTokens(variables[path.replace(/graphql$/, 'json')] ?? '', values).trimEnd(),
      title: /^# (.*)/.exec(document)?.[1] ?? path,
      group: groupOf(path),
    }));
}

function groupOf(path: string): PreparedTab['group'] {
  if (path.includes('-step-')) return 'step';
  return path.includes('onboard') ? 'onboarding' : 'look';
}

/**
 * The person's own tabs where there are any, else the prepared ones. The active tab's text is handed over explicitly:
 * GraphiQL fills its variables editor only from storage, which is empty until something has been typed, and would open
 * the first tab without its variables.
 */
export function openingTabs(values: TokenValues): OpeningTabs {
  const stored = fillStoredTabs(values);
  const defaultTabs = preparedTabs(values);
  const active = stored ? stored.tabs[stored.activeTabIndex] : defaultTabs[0];
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
    return null; // Not ours, or cut off: GraphiQL ignores it too and takes the prepared tabs.
  }
}
