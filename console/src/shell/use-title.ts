import { useEffect } from 'react';

/** What the browser's tab and history call the view. */
export function useTitle(view: string): void {
  useEffect(() => {
    document.title = `${view} · Trust Hub console`;
  }, [view]);
}
