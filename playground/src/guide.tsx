import type { GraphiQLPlugin } from '@graphiql/react';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useState } from 'react';
import { exampleOf, searchExamples } from './examples';
import type { Example, ExampleTheme } from './examples';
import { isNarrow } from './narrow';
import { tabOf } from './tabs';
import { rememberedTokens } from './tokens';

/** The examples are more than fit side by side as tabs; here they are by theme, can be searched, and open as tabs. */
export const guidePlugin: GraphiQLPlugin = { title: 'Guide', icon: GuideIcon, content: Guide };

function Guide() {
  const [words, setWords] = useState('');
  const searching = words.trim() !== '';
  const themes = searchExamples(words);
  return (
    <nav className="guide" aria-label="Examples">
      <div className="graphiql-doc-explorer-title">Guide</div>
      <input
        type="search"
        aria-label="Find an example"
        placeholder="Find an example"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {themes.map((theme) => (
        <ThemeList key={`${theme.title} ${searching}`} theme={theme} searching={searching} />
      ))}
      {themes.length === 0 && <p>No example speaks of that. The documentation beside this guide knows every field.</p>}
    </nav>
  );
}

/** Folded, unless it is one to begin with, its tab is in front, or it holds what was searched for. */
function ThemeList({ theme, searching }: { readonly theme: ExampleTheme; readonly searching: boolean }) {
  const open = useOpenExample();
  const active = useGraphiQL(({ tabs, activeTabIndex }) => exampleOf(tabs[activeTabIndex]?.query ?? ''));
  const [unfolded, setUnfolded] = useState(searching || theme.unfolded === true || has(theme, active));
  return (
    <details open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>
        <h3>{theme.title}</h3>
        <span className="guide-count">{theme.examples.length}</span>
      </summary>
      {theme.about !== undefined && <p>{theme.about}</p>}
      <ul>
        {theme.examples.map((example) => (
          <li key={example.title}>
            <button type="button" aria-current={example.title === active?.title} onClick={() => open(example)}>
              {example.title}
            </button>
            {example.title === active?.title && <p className="guide-about">{example.about}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function has({ examples }: ExampleTheme, wanted: Example | undefined): boolean {
  return examples.some(({ title }) => title === wanted?.title);
}

/** Goes to the tab, with whatever the person has changed in it; one that is not open is opened. */
function useOpenExample(): (example: Example) => void {
  const actions = useGraphiQLActions();
  const state = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  return (example) => {
    const index = state.tabs.findIndex(({ query }) => exampleOf(query ?? '')?.title === example.title);
    if (index >= 0) {
      actions.changeTab(index);
    } else {
      actions.addTab();
      const { query, variables } = tabOf(example, rememberedTokens());
      state.queryEditor?.setValue(query);
      state.variableEditor?.setValue(variables);
    }
    // There the guide covers the editors.
    if (isNarrow()) actions.setVisiblePlugin(null);
  };
}

function GuideIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11" strokeLinecap="round" />
    </svg>
  );
}
