import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL } from 'graphiql';
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

/** The list also leaves GraphiQL's history plugin out: it keeps every request, business data included, in localStorage. */
const plugins = [guidePlugin, explorerPlugin({ showAttribution: false })];

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
