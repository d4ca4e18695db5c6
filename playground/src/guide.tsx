import type { GraphiQLPlugin } from '@graphiql/react';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { preparedTabs } from './tabs';
import type { PreparedTab } from './tabs';
import { rememberedTokens } from './tokens';

/** The prepared tabs are more than fit side by side; this list names them all, in plain words and in their groups. */
export const guidePlugin: GraphiQLPlugin = { title: 'Guide', icon: GuideIcon, content: Guide };

function Guide() {
  const prepared = preparedTabs(rememberedTokens());
  return (
    <nav className="guide" aria-label="Prepared tabs">
      <div className="graphiql-doc-explorer-title">Guide</div>
      <h3>Look around</h3>
      <GuideList tabs={prepared.filter((tab) => tab.group === 'look')} />
      <h3>Everything in one mutation</h3>
      <p>Start an onboarding, watch it, find it again.</p>
      <GuideList tabs={prepared.filter((tab) => tab.group === 'onboarding')} />
      <h3>Voice Integrity, step by step</h3>
      <p>Each step fills in the SIDs that the steps before it returned.</p>
      <GuideList tabs={prepared.filter((tab) => tab.group === 'step')} />
    </nav>
  );
}

function GuideList({ tabs }: { readonly tabs: readonly PreparedTab[] }) {
  const open = useOpenPrepared();
  const activeQuery = useGraphiQL(({ tabs: all, activeTabIndex }) => all[activeTabIndex]?.query ?? '');
  return (
    <ul>
      {tabs.map((tab) => (
        <li key={tab.title}>
          <button type="button" aria-current={isSame(tab, activeQuery)} onClick={() => open(tab)}>
            {tab.title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Goes to the tab, with whatever the person has changed in it; one that was closed is opened anew. */
function useOpenPrepared(): (prepared: PreparedTab) => void {
  const actions = useGraphiQLActions();
  const state = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  return (prepared) => {
    const index = state.tabs.findIndex(({ query }) => isSame(prepared, query ?? ''));
    if (index >= 0) {
      actions.changeTab(index);
      return;
    }
    actions.addTab();
    state.queryEditor?.setValue(prepared.query);
    state.variableEditor?.setValue(prepared.variables);
  };
}

/** A tab is known by its first line, the title: everything below it is the person's to change. */
function isSame(prepared: PreparedTab, query: string): boolean {
  return query.split('\n', 1)[0] === `# ${prepared.title}`;
}

function GuideIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11" strokeLinecap="round" />
    </svg>
  );
}
