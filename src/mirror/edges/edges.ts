import type { BundleRecord } from '../../domain/bundle.js';
import { type CursorSeal, foreignCursor } from '../../domain/cursor-seal.js';
import { CallerError } from '../../domain/errors.js';
import type { MirrorEdge, MirrorEdges, MirroredKind, SecondariesRequest } from '../../domain/mirror.js';
import { pageOf, type Page } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import { addressSidsOf } from '../../domain/supporting-document.js';
import { inTurns } from '../storage/in-turns.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import type { RecordVault, StoredRecord } from '../storage/record-vault.js';
import { linkTo } from '../words.js';
import { MOST_FOUND } from './edges-sql.js';
import type { EdgesStore, ProfilePlace, SecondariesPart } from './edges.store.js';

interface EdgeParts {
  readonly store: EdgesStore;
  readonly vault: Pick<RecordVault, 'hashesOf'>;
  readonly records: ReadableRecords;
  readonly cursors: CursorSeal;
}

/** What was asked for, with the part of the list that answers it. */
interface Asked extends SecondariesRequest {
  readonly binding: string;
  readonly part: SecondariesPart;
}

/** Answers what belongs to things, from the mirror alone: one statement for all that are asked about at once. */
export class Edges {
  constructor(private readonly parts: EdgeParts) {}

  /** @returns what belongs to each of the SIDs, in their order */
  async of<Edge extends MirrorEdge>(
    accountSid: Sid,
    edge: Edge,
    sids: readonly Sid[],
  ): Promise<readonly (readonly MirrorEdges[Edge][])[]> {
    const found = await this.found(accountSid, edge, sids);
    return sids.map((sid) => present(found.get(sid) ?? []));
  }

  /** The same for what must leave nothing out; null where something can't be read, or is more than is found. */
  async whole<Edge extends MirrorEdge>(
    accountSid: Sid,
    edge: Edge,
    sids: readonly Sid[],
  ): Promise<readonly (readonly MirrorEdges[Edge][])[] | null> {
    const found = await this.found(accountSid, edge, sids);
    const all = [...found.values()];
    if (all.some((some) => some.length >= MOST_FOUND || some.includes(null))) return null;
    return sids.map((sid) => present(found.get(sid) ?? []));
  }

  /** What was found for each; null in the place of what can't be read. */
  private async found<Edge extends MirrorEdge>(accountSid: Sid, edge: Edge, sids: readonly Sid[]) {
    const found =
      edge === 'supportingDocuments'
        ? await this.documents(accountSid, sids)
        : await this.assigned(accountSid, edge, sids);
    return found as ReadonlyMap<Sid, readonly (MirrorEdges[Edge] | null)[]>;
  }

  /** Pages of the profiles that name each profile, the oldest first. */
  async secondaries(
    accountSid: Sid,
    requests: readonly SecondariesRequest[],
  ): Promise<readonly (Page<BundleRecord> | CallerError)[]> {
    const asked = requests.map((request) => this.asked(accountSid, request));
    const valid = asked.filter((one): one is Asked => !(one instanceof CallerError));
    const parts = valid.map(({ part }) => part);
    const found = await this.parts.store.secondaries(accountSid, parts);
    const pages = new Map<unknown, Page<BundleRecord>>();
    for (const [at, one] of valid.entries()) {
      const records = await inTurns(accountSid, found[at] ?? [], (row) => ({
        node: this.open<'CustomerProfile'>(accountSid, row),
        place: [row.at, row.sid],
      }));
      const { edges, ...rest } = pageOf(records, one.page, ({ node, place }) => ({
        node,
        cursor: this.parts.cursors.seal(accountSid, one.binding, JSON.stringify(place)),
      }));
      pages.set(one, { ...rest, edges: edges.filter(isReadable) });
    }
    return asked.map((one) => (one instanceof CallerError ? one : pages.get(one)!));
  }

  private async assigned(accountSid: Sid, edge: Exclude<MirrorEdge, 'supportingDocuments'>, sids: readonly Sid[]) {
    const rows = await this.parts.store.found(accountSid, edge, sids);
    const found = new Map<Sid, readonly unknown[]>();
    for (const [sid, some] of rows)
      found.set(sid, await inTurns(accountSid, some, (row) => this.open(accountSid, row)));
    return found;
  }

  /**
   * The rows are found by a hash of the address' SID; which addresses a document names is in its record: one that can't be read
   * may name any of them.
   */
  private async documents(accountSid: Sid, sids: readonly Sid[]) {
    const { store, vault } = this.parts;
    const rows = await store.documents(
      accountSid,
      sids.flatMap((sid) => vault.hashesOf(accountSid, linkTo(sid))),
    );
    const documents = await inTurns(accountSid, rows, (row) => this.open<'SupportingDocument'>(accountSid, row));
    const naming = documents.map((document) => ({
      document,
      named: document && new Set(addressSidsOf(document.attributes)),
    }));
    const of = (sid: Sid) => naming.filter(({ named }) => named?.has(sid) ?? true).map(({ document }) => document);
    return new Map<Sid, readonly unknown[]>(sids.map((sid) => [sid, of(sid)]));
  }

  private open<Kind extends MirroredKind>(accountSid: Sid, { sid, record }: { sid: Sid; record: StoredRecord }) {
    return this.parts.records.open<Kind>({ accountSid, sid }, record);
  }

  /** A cursor of another list concerns nobody but the one who sent it. */
  private asked(accountSid: Sid, request: SecondariesRequest): Asked | CallerError {
    const { profileSid, page } = request;
    const binding = JSON.stringify(['secondary profiles of', profileSid]);
    try {
      const after = page.after === undefined ? undefined : this.placeFrom(accountSid, binding, page.after);
      return { ...request, binding, part: { profileSid, after, limit: page.first + 1 } };
    } catch (error) {
      if (error instanceof CallerError) return error;
      throw error;
    }
  }

  private placeFrom(accountSid: Sid, binding: string, cursor: string): ProfilePlace {
    const [at, sid] = JSON.parse(this.parts.cursors.open(accountSid, binding, cursor)) as readonly unknown[];
    if (typeof at !== 'string' || typeof sid !== 'string') throw foreignCursor();
    return { at, sid };
  }
}

const present = <Item>(items: readonly (Item | null)[]): readonly Item[] => items.filter((item) => item !== null);

function isReadable(edge: { readonly cursor: string; readonly node: BundleRecord | null }): edge is {
  readonly cursor: string;
  readonly node: BundleRecord;
} {
  return edge.node !== null;
}
