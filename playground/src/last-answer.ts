/** How long the last answer over HTTP took, and how large it was. */
export interface LastAnswer {
  readonly milliseconds: number;
  /** As text, before any compression on the way. */
  readonly bytes: number;
  readonly status: number;
}

let last: LastAnswer | null = null;
const listeners = new Set<() => void>();

export function noteAnswer(answer: LastAnswer | null): void {
  last = answer;
  for (const listener of listeners) listener();
}

/** In the shape that React's `useSyncExternalStore` takes. */
export function lastAnswer(): LastAnswer | null {
  return last;
}

export function onAnswer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
