import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useState } from 'react';
import { AccessBanner } from './access-banner';
import { createPlaygroundFetcher } from './fetcher';
import { guidePlugin } from './guide';
import { isNarrow } from './narrow';
import type { Opening } from './opening';
import { playgroundStorage } from './storage';
import { TabComfort } from './tab-comfort';
import { AnswerFacts, TabTools } from './tab-tools';
import type { OpeningTabs } from './tabs';
import { TopBar } from './top-bar';

export interface AppProps {
  readonly opening: Opening;
  readonly tabs: OpeningTabs;
}

/** The history holds requests with their variables: `playgroundStorage` keeps it as long as the browser tab, without headers. */
const plugins = [guidePlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const HISTORY_LENGTH = 50;

/** GraphiQL below a bar with the key and the account. No theme is forced, so it follows the system. */
export function App({ opening, tabs }: AppProps) {
  const [refused, setRefused] = useState(opening.accessRefused);
  const fetcher = useMemo(() => createPlaygroundFetcher((granted) => setRefused(!granted)), []);
  return (
    <>
      <TopBar opening={opening} />
      {refused && <AccessBanner />}
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          visiblePlugin={isNarrow() ? undefined : guidePlugin}
          storage={playgroundStorage}
          shouldPersistHeaders={false}
          maxHistoryLength={HISTORY_LENGTH}
          schemaDescription
          defaultEditorToolsVisibility="variables"
          {...tabs}
        >
          {/* The bar already says whose playground this is, and the tabs need the room. */}
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy }) => (
              <TabTools
                own={
                  <>
                    {prettify}
                    {merge}
                    {copy}
                  </>
                }
              />
            )}
          </GraphiQL.Toolbar>
          <GraphiQL.Footer>
            <AnswerFacts />
          </GraphiQL.Footer>
          <TabComfort />
        </GraphiQL>
      </main>
    </>
  );
}
