import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Two things GraphiQL has no setting for. Renders nothing. */
export function TabComfort() {
  const { activeTabIndex, queryEditor } = useGraphiQL((state) => ({
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
  }));
  // The comments that explain each tab are cut off in a narrow window unless long lines wrap.
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  // A tab that is opened from the guide may lie outside the visible part of the tab strip.
  useEffect(() => {
    document
      .getElementById(`graphiql-session-tab-${activeTabIndex}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [activeTabIndex]);
  return null;
}
