const PREFIX = 'trusthub-graphql:';

let closed = false;

/** GraphiQL's list of the requests that were sent, and those that a person has marked there. */
const HISTORY: readonly string[] = ['graphiql:queries', 'graphiql:favorites'];

/** What was sent to a customer's account is forgotten with the browser tab, like the API key. */
const placeOf = (key: string): Storage => (HISTORY.includes(key) ? sessionStorage : localStorage);

/** GraphiQL keeps each request with its headers, which may hold a key; its setting for headers is about tabs only. */
const withoutHeaders = (history: string): string =>
  JSON.stringify(JSON.parse(history), (name, value: unknown) => (name === 'headers' ? undefined : value));

/**
 * localStorage under a prefix of ours: another GraphiQL on this host and port (localhost:4000 is popular) would show
 * its tabs here and ours there. The history is in sessionStorage.
 */
export const playgroundStorage: Storage = {
  getItem: (key: string) => placeOf(key).getItem(PREFIX + key),
  setItem: (key: string, value: string) => {
    if (!closed) placeOf(key).setItem(PREFIX + key, HISTORY.includes(key) ? withoutHeaders(value) : value);
  },
  removeItem: (key: string) => placeOf(key).removeItem(PREFIX + key),
  key: (index: number) => ownKeys()[index] ?? null,
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(PREFIX + key)),
  get length() {
    return ownKeys().length;
  },
};

/** GraphiQL gives side panels a quarter of the width, and reads another share only from storage. */
export function preferNarrowPanel(): void {
  const key = 'graphiql:docExplorerFlex';
  if (playgroundStorage.getItem(key) === null) playgroundStorage.setItem(key, '0.25');
}

/**
 * Forgets tabs and layout. GraphiQL writes tabs half a second late, so from here on, until the page is reloaded,
 * nothing is written.
 */
export function clearAndClose(): void {
  closed = true;
  playgroundStorage.clear();
}

function ownKeys(): string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}
