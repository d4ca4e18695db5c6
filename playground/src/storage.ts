const PREFIX = 'trusthub-graphql:';

let closed = false;

/**
 * localStorage under a prefix of ours: another GraphiQL on this host and port (localhost:4000 is popular) would show its
 * tabs here and ours there.
 */
export const playgroundStorage: Storage = {
  getItem: (key: string) => localStorage.getItem(PREFIX + key),
  setItem: (key: string, value: string) => {
    if (!closed) localStorage.setItem(PREFIX + key, value);
  },
  removeItem: (key: string) => localStorage.removeItem(PREFIX + key),
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

/** Forgets tabs and layout. GraphiQL writes tabs half a second late, so from here on, until the page is loaded anew, nothing is written. */
export function clearAndClose(): void {
  closed = true;
  playgroundStorage.clear();
}

function ownKeys(): string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}
