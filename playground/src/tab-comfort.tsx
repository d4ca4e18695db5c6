import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { exampleOf } from './examples';
import { onReplacedNumbers, replaceNumbers } from './free-numbers';

/** Four things GraphiQL has no setting for. Renders nothing. */
export function TabComfort() {
  const { activeTabIndex, queryEditor, variableEditor, headerEditor, activeQuery } = useGraphiQL((state) => ({
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
    activeQuery: state.tabs[state.activeTabIndex]?.query ?? '',
  }));
  // Long lines are cut off in a narrow window unless they wrap.
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  // A tab that is opened from the guide may be outside the visible part of the tab strip.
  useEffect(() => {
    document
      .getElementById(`graphiql-session-tab-${activeTabIndex}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [activeTabIndex]);
  // GraphiQL keeps no headers, since they may hold a key. An example's own hold none, and without the one that chooses
  // the subaccount it would work in the main account after the page was reloaded.
  const headers = exampleOf(activeQuery)?.headers ?? '';
  useEffect(() => {
    if (headers !== '' && headerEditor?.getValue().trim() === '') headerEditor.setValue(headers);
  }, [activeTabIndex, headerEditor, headers]);
  // What is sent is what the editor shows.
  useEffect(
    () => onReplacedNumbers((found) => variableEditor?.setValue(replaceNumbers(variableEditor.getValue(), found))),
    [variableEditor],
  );
  return null;
}
