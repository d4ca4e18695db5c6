import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AllowedAge } from '../domain/allowed-age.js';
import { Clearing } from '../domain/pacing/clearing.js';
import type { Sid } from '../domain/sid.js';
import type { WriteStamp } from '../mirror/mirror.js';
import type { ReadBasis } from '../twilio/trust-hub.js';
import { jsonOf } from './items-in-text.js';
import type { Metrics } from './metrics.js';

/** Characters of all answers that are kept, and of the longest one. */
const MOST_CHARACTERS = 32_000_000;
const LONGEST_ANSWER = 1_000_000;
/** What an answer notes of each thing that it was read from takes about as much room. */
const CHARACTERS_OF_READ = 200;
/** Bytes of a request. A longer one is hardly ever repeated, and comparing its variables takes long. */
export const LONGEST_REQUEST = 20_000;
/** Milliseconds; an answer that is not renewed holds for no longer than what it was read from is kept. */
const CLEARED_AFTER_MS = 3_500;

/** What is the same of every request that an answer answers. */
interface KeptFacts {
  readonly operationName: string | undefined;
  /** The operation's cost, estimated. */
  readonly estimate: number;
}

export interface KeptAnswer extends KeptFacts {
  readonly text: string;
  readonly basis: AnswerBasis;
  /** The answer's type, as Apollo has chosen it for those who accept this. */
  readonly heads: Map<string, string>;
}

/** What an answer was read from: what is kept for seconds, or the copy of the account. */
type AnswerBasis = Pick<ReadBasis, 'size' | 'asOf' | 'holds' | 'isRoundDue' | 'beginRound' | 'isPast' | 'isWithin'>;

/** Stands for the data of an answer that is kept as text. */
class KeptData {
  constructor(readonly text: string) {}
}

/** Distinguishes what only those are given who allow age. */
const COPIED = 'copied ';
/** Milliseconds: it may say what follows from the time of day, too. */
const LONGEST_COPIED_MS = 60_000;

/** What an answer was made from that came from the copy of the account alone. */
class CopiedBasis implements AnswerBasis {
  readonly size = 1;
  private readonly until = performance.now() + LONGEST_COPIED_MS;

  /** @param since when the oldest read began, in milliseconds by the database's clock */
  constructor(
    private readonly since: number,
    private readonly stamp: string,
  ) {}

  isGood({ maxAgeMs }: AllowedAge, { stamp, now }: WriteStamp): boolean {
    return this.stamp === stamp && now - this.since <= maxAgeMs && !this.isPast();
  }

  asOf = () => this.since;
  holds = () => !this.isPast();
  isPast = () => performance.now() >= this.until;
  isRoundDue = () => false;
  beginRound = () => undefined;
  /** That needs the database's time. */
  isWithin = () => false;
}

/** What makes two queries of an account the same. */
interface Query {
  readonly accountSid: Sid;
  readonly source: string;
  readonly operationName: string | null | undefined;
  readonly variables: object | null | undefined;
}

/**
 * Answers to queries, kept as the text that is sent: while all that a query has read is kept anyway, it is not carried
 * out again. What is kept is the answer to a query that was asked before, and has taken all from what is kept: never the
 * first. It is never older than what it was read from. Whatever outdates a part of that ends it. Shortly before its end some
 * queries are carried out all the same, so that what they read is renewed; where that comes out the same, it goes on.
 */
export class KeptAnswers {
  private readonly answers = new LRUCache<string, KeptAnswer>({
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST_ANSWER,
    sizeCalculation: ({ text, basis }, key) => text.length + key.length + CHARACTERS_OF_READ * basis.size,
  });
  private readonly clearing: Clearing;
  /** Data that is kept once it is text. */
  private readonly made = new WeakMap<object, KeptFacts & { readonly key: string; readonly basis: AnswerBasis }>();

  /** @param clearedAfterMs until an answer that no longer holds is taken out */
  constructor(
    private readonly metrics: Pick<Metrics, 'keptAnswer'>,
    clearedAfterMs = CLEARED_AFTER_MS,
  ) {
    this.clearing = new Clearing(clearedAfterMs, () => this.clear());
  }

  /** How many answers take up memory. */
  get size(): number {
    return this.answers.size;
  }

  /**
   * What stands for the query's data; undefined where it must be carried out.
   * @param asker is given the age of the answer
   * @param age what the asker allows
   */
  dataOf(key: string, asker?: Pick<ReadBasis, 'restsOn'>, age?: AllowedAge): Record<string, unknown> | undefined {
    const kept = this.answers.get(key);
    if (kept === undefined || (age !== undefined && !kept.basis.isWithin(age))) return undefined;
    if (!kept.basis.holds()) {
      this.answers.delete(key);
      return undefined;
    }
    if (kept.basis.isRoundDue()) {
      kept.basis.beginRound();
      return undefined;
    }
    this.served();
    asker?.restsOn(kept.basis.asOf() ?? Infinity);
    return new KeptData(kept.text) as unknown as Record<string, unknown>;
  }

  /** The answer that holds, if nothing of it is to be renewed now, and it is as young as is allowed. */
  peek(key: string, age?: AllowedAge): KeptAnswer | undefined {
    const kept = this.answers.get(key);
    if (kept === undefined || (age !== undefined && !kept.basis.isWithin(age))) return undefined;
    return kept.basis.holds() && !kept.basis.isRoundDue() ? kept : undefined;
  }

  /** The answer that was made from the copy of the account, if nothing was written since and it is young enough. */
  peekCopied(key: string, age: AllowedAge, written: WriteStamp): KeptAnswer | undefined {
    const kept = this.answers.get(COPIED + key);
    if (kept === undefined) return undefined;
    if (kept.basis instanceof CopiedBasis && kept.basis.isGood(age, written)) return kept;
    this.answers.delete(COPIED + key);
    return undefined;
  }

  hasCopied(key: string): boolean {
    return this.answers.has(COPIED + key);
  }

  keepCopied(key: string, data: object, basis: ReadBasis, { stamp }: WriteStamp, facts: KeptFacts): void {
    this.keep(COPIED + key, data, new CopiedBasis(basis.asOf() ?? 0, stamp), facts);
  }

  served(): void {
    this.metrics.keptAnswer();
  }

  keep(key: string, data: object, basis: AnswerBasis, facts: KeptFacts): void {
    if (!(data instanceof KeptData)) this.made.set(data, { key, basis, ...facts });
  }

  /** The body of an answer. */
  textOf(result: FormattedExecutionResult): string {
    const { data, ...rest } = result;
    if (data instanceof KeptData) return withData(data.text, rest);
    const made = data == null ? undefined : this.made.get(data);
    if (made === undefined) return jsonOf(result);
    const text = jsonOf(data);
    if (made.basis.holds() && this.answers.peek(made.key)?.basis.holds() !== true) {
      const { key, ...more } = made;
      this.answers.set(key, { text, ...more, heads: new Map() });
      this.clearing.kept();
    }
    return withData(text, rest);
  }

  private clear(): void {
    for (const [key, { basis }] of this.answers.entries()) if (basis.isPast()) this.answers.delete(key);
    // One that was renewed is not past yet.
    if (this.answers.size > 0) this.clearing.kept();
  }
}

export function withData(text: string, rest: object): string {
  const more = JSON.stringify(rest).slice(1);
  return `{"data":${text}${more === '}' ? '' : ','}${more}`;
}

/** Null is the same as what is left out. Numbers that JSON has no text for are not null. */
export function keyOf({ accountSid, source, operationName, variables }: Query): string {
  return `${accountSid} ${JSON.stringify(operationName ?? null)} ${JSON.stringify(variables ?? {}, written)} ${source}`;
}

function written(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
