const STORAGE_KEY = 'trusthub-graphql:api-key';

/** The key the person entered in this browser tab, or null. */
export function readApiKey(): string | null {
  return sessionStorage.getItem(STORAGE_KEY);
}

/**
 * Keeps the key for as long as this browser tab lives. Never in localStorage: a key there outlives the session and is
 * read by every later page on this origin. An empty key forgets it.
 */
export function saveApiKey(key: string): void {
  const trimmed = key.trim();
  if (trimmed === '') sessionStorage.removeItem(STORAGE_KEY);
  else sessionStorage.setItem(STORAGE_KEY, trimmed);
}

/**
 * Headers in lower case, as they go out over HTTP and as WebSocket connection parameters alike. What stands in the
 * headers editor wins over the key field, so that one tab can try another key.
 */
export function requestHeaders(fromEditor: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const key = readApiKey();
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  for (const [name, value] of Object.entries(fromEditor)) headers[name.toLowerCase()] = String(value);
  return headers;
}
