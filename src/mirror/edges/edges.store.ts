import type { MirroredKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { EDGES, NAMING_DOCUMENTS, SECONDARIES } from './edges-sql.js';

/** The edges that lead from a thing to others by assignments. */
export type AssignedEdge = keyof typeof EDGES;

/** A thing at the other end of an edge. */
export interface FoundRow {
  readonly kind: MirroredKind;
  readonly sid: Sid;
  readonly record: StoredRecord;
}

/** A place in a list of profiles: when one was created, as the database writes it, and its SID. */
export interface ProfilePlace {
  readonly at: string;
  readonly sid: Sid;
}

/** A part of the list of profiles that name a profile. */
export interface SecondariesPart {
  readonly profileSid: Sid;
  readonly after: ProfilePlace | undefined;
  readonly limit: number;
}

/** Finds what belongs to things. Every statement reads one account, for all that are asked about at once. */
export class EdgesStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** @returns what is found for each SID; nothing for one without */
  async found(
    accountSid: Sid,
    edge: AssignedEdge,
    sids: readonly Sid[],
  ): Promise<ReadonlyMap<Sid, readonly FoundRow[]>> {
    type Row = FoundRow & { readonly of_sid: Sid };
    const rows = await this.sql.query<Row & Record<string, unknown>>(EDGES[edge], [accountSid, [...new Set(sids)]]);
    const found = new Map<Sid, FoundRow[]>();
    for (const { of_sid: sid, ...row } of rows) (found.get(sid) ?? found.set(sid, []).get(sid))?.push(row);
    return found;
  }

  /** @param hashes of the SIDs of addresses */
  async documents(accountSid: Sid, hashes: readonly string[]): Promise<readonly FoundRow[]> {
    return this.sql.query<FoundRow & Record<string, unknown>>(NAMING_DOCUMENTS, [accountSid, hashes]);
  }

  /** @returns the rows of each part, with their places, in the order of the parts */
  async secondaries(accountSid: Sid, parts: readonly SecondariesPart[]) {
    type Row = { readonly part: number; readonly sid: Sid; readonly record: StoredRecord; readonly at: string };
    const asked = parts.map(({ profileSid, after, limit }, part) => ({
      part,
      sid: profileSid,
      after_at: after?.at ?? null,
      after_sid: after?.sid ?? null,
      most: limit,
    }));
    const rows = await this.sql.query<Row>(SECONDARIES, [accountSid, JSON.stringify(asked)]);
    return parts.map((_, at) => rows.filter(({ part }) => part === at));
  }
}
