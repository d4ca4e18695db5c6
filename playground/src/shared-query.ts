import type { TabText } from './tabs';

const NAME = 'query';

/**
 * The address of this page with a tab's texts in its fragment, which browsers keep to themselves: no server sees it. Headers
 * are left out, since they may hold a key.
 */
export function shareAddress({ query, variables }: TabText): string {
  const address = new URL(location.pathname, location.origin);
  address.hash = new URLSearchParams({ [NAME]: query, variables }).toString();
  return address.href;
}

/** What the address shares, or null. It is shown and never run by itself. */
export function sharedTab(): TabText | null {
  const shared = new URLSearchParams(location.hash.slice(1));
  const query = shared.get(NAME) ?? '';
  return query.trim() === '' ? null : { query, variables: shared.get('variables') ?? '' };
}

/** Once it is a tab, the address is the page's own again: loading it again must not put back what was changed since. */
export function forgetShared(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
}
