import type { SandboxControl } from '../../../../src/sandbox/index.js';
import { factsOf } from './facts.js';

/** What held from one moment to another, in milliseconds: at the earliest from, and at the latest until. */
interface Version {
  readonly value: string | null;
  readonly from: number;
  until: number;
}

/** A version of a fact. */
export interface Place {
  readonly key: string;
  readonly at: number;
}

/**
 * What the sandbox held, and when. It is read before each request that comes in, so that a change is known to lie between two
 * requests; what changes by the sandbox's clock, or by a person's decision there, must be noted by whoever moves it.
 */
export class History {
  private readonly versions = new Map<string, Version[]>();
  private noted = Date.now();

  constructor(private readonly control: SandboxControl) {
    this.note();
    const when = (): boolean => {
      this.note();
      return false;
    };
    control.fault({ effect: 'latency', latencyMs: 0, count: 0, when });
  }

  /** The names of all facts that ever held. */
  get keys(): readonly string[] {
    return [...this.versions.keys()];
  }

  /** Reads what the sandbox holds now. */
  note(): void {
    const now = Date.now();
    const facts = factsOf(this.control.snapshot().toString('utf8'));
    for (const key of new Set([...this.versions.keys(), ...facts.keys()])) {
      const value = facts.get(key) ?? null;
      const versions = this.versions.get(key) ?? [{ value: null, from: 0, until: Infinity }];
      const last = versions.at(-1);
      if (last !== undefined && last.value !== value) {
        last.until = now;
        versions.push({ value, from: this.noted, until: Infinity });
      }
      this.versions.set(key, versions);
    }
    this.noted = now;
  }

  /**
   * Whether it was so at some moment between the two; null: not there.
   * @param after what is older than this version does not count
   */
  was(key: string, value: string | null, [from, until]: readonly [number, number], after?: Place): boolean {
    const versions = this.versions.get(key);
    if (versions === undefined) return value === null;
    const first = after?.key === key ? after.at : 0;
    return versions
      .slice(first)
      .some((version) => version.value === value && version.from <= until && version.until >= from);
  }

  /** Where a fact has become what was written last: a value with this text, or null where it was deleted. */
  place(key: string, text: string | null): Place | undefined {
    this.note();
    const versions = this.versions.get(key) ?? [];
    const at = versions.findLastIndex(({ value }) => (text === null ? value === null : value?.includes(text)));
    return at < 0 ? undefined : { key, at };
  }

  /** What it was, and when; for a message. */
  of(key: string): string {
    const versions = this.versions.get(key) ?? [];
    return versions.map(({ value, from, until }) => `${value} from ${from} to ${until}`).join(', ');
  }
}
