/** What came of the requests of a kind. */
export interface Account {
  readonly sent: number;
  readonly answered: number;
  /** Answered that it does not go now, or cut off by a kill. */
  readonly notNow: number;
  readonly p50: number;
  readonly p99: number;
  /** What must not be, with how often. */
  readonly wrong: ReadonlyMap<string, number>;
}

/** Connections of a server that was killed. */
const BROKEN = /end of JSON|fetch failed|ECONN|socket|terminated|closed|1006|Server is not|hang up/i;

/** Keeps what came of every request, by its kind. */
export class Ledger<Kind extends string> {
  private readonly entries: { readonly kind: Kind; readonly outcome: string; readonly ms: number }[] = [];

  async keep(kind: Kind, send: () => Promise<string>): Promise<void> {
    const begun = performance.now();
    const outcome = await send().catch((error: unknown) => wordsOf(error));
    this.entries.push({ kind, outcome, ms: performance.now() - begun });
  }

  accounts(): ReadonlyMap<Kind, Account> {
    const kinds = [...new Set(this.entries.map(({ kind }) => kind))];
    return new Map(kinds.map((kind) => [kind, this.account(kind)]));
  }

  private account(wanted: Kind): Account {
    const entries = this.entries.filter(({ kind }) => kind === wanted);
    const times = entries.map(({ ms }) => ms).sort((left, right) => left - right);
    const at = (part: number): number => times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? 0;
    const wrong = new Map<string, number>();
    for (const { outcome } of entries) {
      if (outcome !== 'answered' && outcome !== 'not now') wrong.set(outcome, (wrong.get(outcome) ?? 0) + 1);
    }
    const count = (name: string): number => entries.filter(({ outcome }) => outcome === name).length;
    return {
      sent: entries.length,
      answered: count('answered'),
      notNow: count('not now'),
      p50: at(0.5),
      p99: at(0.99),
      wrong,
    };
  }
}

/** A connection that broke is no fault: servers are killed. A WebSocket's end is an event, not an error. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not now';
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return BROKEN.test(`${error.message} ${cause}`) ? 'not now' : error.message.slice(0, 200);
}
