import { setTimeout as delay } from 'node:timers/promises';
import { nameOf, type Seen, type Target } from './target.js';

/** What an attacker was answered, with how often: `429 RATE_LIMITED`, `closed 4408`. */
export type Tally = Readonly<Record<string, number>>;

/** An attack that goes on for a while, against a server whose other callers must hardly notice. */
export interface Flood {
  readonly name: string;
  /** What it does to what limit, for the table: `4 at once of 3.9 MB`. */
  readonly what: string;
  /** Begins, goes on until the signal ends it, and leaves nothing open. */
  attack(scene: Scene): Promise<void>;
  /** The answers that the attacker must get: each pattern at least once, and nothing but these. */
  readonly answers: readonly RegExp[];
  /** What is answered besides, now and then. */
  readonly mayBe?: readonly RegExp[];
}

/** What an attack is given. */
export interface Scene {
  readonly target: Target;
  /** How long the attack goes on. */
  readonly seconds: number;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** Notes what was answered. */
  readonly note: (answer: Seen | string) => void;
}

/** Counts what an attacker is answered. */
export class Counter {
  readonly counts: Record<string, number> = {};

  note = (answer: Seen | string): void => {
    const name = typeof answer === 'string' ? answer : nameOf(answer);
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  };
}

/** What is wrong with the answers that an attacker got. */
export function faultsOf({ answers, mayBe = [] }: Flood, tally: Tally): readonly string[] {
  const got = Object.keys(tally);
  const missing = answers.filter((wanted) => !got.some((name) => wanted.test(name)));
  const others = got.filter((name) => ![...answers, ...mayBe].some((wanted) => wanted.test(name)));
  return [
    ...missing.map((wanted) => `the attacker was never answered ${String(wanted)}, but ${got.join(', ')}`),
    ...others.map((name) => `the attacker was answered ${name}`),
  ];
}

/** Milliseconds, or until the time is over. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/**
 * So many attackers side by side, each of which does its worst again and again until the time is over.
 * @param everyMs the least time from one attempt of each to its next: what the attacker's own machine costs is no attack
 */
export async function again(
  { signal, note }: Scene,
  { atOnce, everyMs }: { readonly atOnce: number; readonly everyMs: number },
  act: (attempt: number) => Promise<Seen | string>,
): Promise<void> {
  let attempts = 0;
  const attacker = async (): Promise<void> => {
    while (!signal.aborted) {
      const pace = pause(everyMs, signal);
      const answer = await act((attempts += 1)).catch((error: Error) => `failed ${error.message}`);
      if (!signal.aborted) note(answer);
      await pace;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, attacker));
}

/** Resolves when the time is over. */
export const ended = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => (signal.aborted ? resolve(undefined) : signal.addEventListener('abort', resolve)));
