import { useSyncExternalStore } from 'react';

/** The playground's, so that a key is entered once for both. */
const STORAGE_KEY = 'trusthub-graphql:api-key';

interface Session {
  readonly key?: string;
  /** Whether the server has answered that it wants a key, or another one. */
  readonly refused: boolean;
}

let session: Session = withKey(sessionStorage.getItem(STORAGE_KEY), false);
const listeners = new Set<() => void>();

function withKey(key: string | null, refused: boolean): Session {
  return key === null || key === '' ? { refused } : { key, refused };
}

function change(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Keeps the key for as long as this browser tab lives: never in localStorage, where it would outlive the session. */
export function saveKey(key: string): void {
  const trimmed = key.trim();
  if (trimmed === '') sessionStorage.removeItem(STORAGE_KEY);
  else sessionStorage.setItem(STORAGE_KEY, trimmed);
  change(withKey(trimmed, false));
}

export function noteRefusal(): void {
  if (!session.refused) change({ ...session, refused: true });
}

/** The key that was entered in this tab, if any. */
export const keyOfSession = (): string | undefined => session.key;

export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}
