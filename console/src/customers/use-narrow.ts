import { useSyncExternalStore } from 'react';

/** As in styles/table.css. */
const QUERY = matchMedia('(max-width: 55em)');

/** Whether the window is as narrow as that of a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      QUERY.addEventListener('change', listener);
      return () => QUERY.removeEventListener('change', listener);
    },
    () => QUERY.matches,
  );
}
