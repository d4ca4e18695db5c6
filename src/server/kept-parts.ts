import { execute, type DocumentNode, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Clearing } from '../domain/pacing/clearing.js';
import { whenRead, type Reading } from '../domain/reading.js';
import { schemaOfItems, withCompletedItems } from '../resolvers/completed-items.js';
import type { ResolverContext } from '../resolvers/context.js';
import type { ReadBasis } from '../twilio/trust-hub.js';
import { ItemsInText, ItemText } from './items-in-text.js';
import type { Metrics } from './metrics.js';
import { documentFor, knownNumberOf, numberOf, selectionKey } from './selections.js';

/** Characters of all parts that are kept, as they would be sent, and of the longest one. */
const MOST_CHARACTERS = 16_000_000;
const LONGEST_PART = 200_000;
/** What is noted of each thing that parts were read from takes about as much room. */
const CHARACTERS_OF_READ = 200;
/** Milliseconds; what is not renewed holds no longer than this. */
const CLEARED_AFTER_MS = 3_500;

interface Part {
  readonly item: ItemText;
  /** What the whole operation has read that has made it. */
  readonly basis: ReadBasis;
  /** Characters that it takes up. */
  readonly size: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** An operation that is executed with parts. */
interface PartlyKept {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Variables | undefined;
}

/** What an operation under way has used of what was made before, and what it has made. */
class Progress {
  readonly made: { readonly item: object; readonly selection: string; readonly data: unknown }[] = [];
  used = 0;
  /** When the oldest read began of what was used. */
  usedSince = Infinity;
  private readonly usable = new Map<ReadBasis, boolean>();

  constructor(readonly variables: Variables | undefined) {}

  /** Parts of the same reads are all used, or none of them. */
  isUsable({ basis }: Part): boolean {
    const known = this.usable.get(basis);
    if (known !== undefined) return known;
    const holds = basis.holds();
    const isDue = holds && basis.isRoundDue();
    if (isDue) basis.beginRound();
    const isUsable = holds && !isDue;
    if (isUsable) this.usedSince = Math.min(this.usedSince, basis.readsSince());
    this.usable.set(basis, isUsable);
    return isUsable;
  }
}

/**
 * Items of lists as they were answered a moment before, for queries that are asked again with other variables: while all
 * that was read by the query that made them is kept anyway, they are not made again. They are found by the object of the
 * record: one that has changed is another object, for which there are none.
 */
export class KeptParts {
  private readonly parts = new LRUCache<string, Part>({
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST_PART,
    sizeCalculation: ({ size }) => size,
  });
  private readonly clearing: Clearing;
  private readonly underWay = new WeakMap<ResolverContext, Progress>();
  private forms: { readonly whole: GraphQLSchema; readonly items: GraphQLSchema } | undefined;

  /** @param clearedAfterMs until a part that no longer holds is taken out */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly metrics: Pick<Metrics, 'keptParts'>,
    clearedAfterMs = CLEARED_AFTER_MS,
  ) {
    this.clearing = new Clearing(clearedAfterMs, () => this.clear());
  }

  /** How many parts take up memory. */
  get size(): number {
    return this.parts.size;
  }

  /** Executes a query. @returns undefined where something of it failed: executed as a whole, it has its errors in their places */
  async dataOf(
    { document, operationName, variables }: PartlyKept,
    caller: ResolverContext,
  ): Promise<Record<string, unknown> | undefined> {
    const { basis } = caller.trustHub;
    const progress = new Progress(variables);
    // What is still under way when this has failed notes its errors here, and not with those of the execution as a whole.
    const context = { ...caller, partial: [] };
    this.underWay.set(context, progress);
    const { data, errors } = await execute({
      schema: this.schemas().whole,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
    });
    if (errors !== undefined || data == null || context.partial.length > 0) return undefined;
    if (progress.used > 0) {
      this.metrics.keptParts(progress.used);
      basis.usesPart(progress.usedSince);
    }
    this.keep(progress.made, basis);
    return data;
  }

  /** Made with the first query that is asked again: it takes some milliseconds. */
  private schemas() {
    this.forms ??= {
      whole: withCompletedItems(this.schema, (...list) => this.complete(...list)),
      items: schemaOfItems(this.schema),
    };
    return this.forms;
  }

  private complete(
    items: readonly object[],
    typeName: string,
    context: ResolverContext,
    info: GraphQLResolveInfo,
  ): Reading<readonly unknown[] | ItemsInText> {
    const progress = this.underWay.get(context);
    const values = progress && selectionKey(info);
    const selection = values && `${context.account.sid} ${values}`;
    const completed: unknown[] = new Array<unknown>(items.length);
    const missing: { readonly item: object; readonly at: number }[] = [];
    for (const [at, item] of items.entries()) {
      const part = selection && this.partOf(item, selection);
      if (part && progress?.isUsable(part) === true) completed[at] = part.item;
      else missing.push({ item, at });
    }
    if (progress !== undefined) progress.used += items.length - missing.length;
    const list = missing.length === items.length ? completed : new ItemsInText(completed);
    if (missing.length === 0) return list;
    const executed = execute({
      schema: this.schemas().items,
      document: documentFor(typeName, info),
      rootValue: { [typeName]: missing.map(({ item }) => item) },
      variableValues: progress?.variables,
      contextValue: context,
    });
    return whenRead(executed, (result) => {
      const made = itemsOf(result, typeName, missing.length);
      for (const [index, { item, at }] of missing.entries()) {
        const data = (completed[at] = made[index]);
        if (selection !== undefined) progress?.made.push({ item, selection, data });
      }
      return list;
    });
  }

  private partOf(item: object, selection: string): Part | undefined {
    const number = knownNumberOf(item);
    return number === undefined ? undefined : this.parts.get(`${number} ${selection}`);
  }

  private keep(made: Progress['made'], basis: ReadBasis): void {
    if (made.length === 0 || !basis.holds()) return;
    const share = Math.ceil((CHARACTERS_OF_READ * basis.size) / made.length);
    for (const { item, selection, data } of made) {
      const text = JSON.stringify(data);
      const key = `${numberOf(item)} ${selection}`;
      this.parts.set(key, { item: new ItemText(text), basis, size: text.length + key.length + share });
    }
    this.clearing.kept();
  }

  private clear(): void {
    const holding = new Map<ReadBasis, boolean>();
    for (const [key, { basis }] of this.parts.entries()) {
      if (!holding.has(basis)) holding.set(basis, basis.holds());
      if (holding.get(basis) === false) this.parts.delete(key);
    }
    // What was renewed still holds.
    if (this.parts.size > 0) this.clearing.kept();
  }
}

/** @throws GraphQLError the first of its errors: the query is executed as a whole then */
function itemsOf({ data, errors }: ExecutionResult, typeName: string, count: number): readonly unknown[] {
  if (errors?.[0] !== undefined) throw errors[0];
  const items = (data?.[typeName] ?? []) as readonly unknown[];
  if (items.length !== count) throw new Error('Items of a list are missing in its answer.');
  return items;
}
