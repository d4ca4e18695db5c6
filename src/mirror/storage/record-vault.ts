import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MirroredKind, MirroredRecord, MirroredRecords } from '../../domain/mirror.js';
import { ServiceError } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import { Keyring, type Sealed } from '../../onboarding/storage/keyring.js';
import { tokensOf, WORDS_VERSION } from '../words.js';

/**
 * A record as it is stored in its row: encrypted, or plain where there is no key. Plain too it is a text: a text holds what
 * Twilio may send and jsonb can't, such as NUL.
 */
export type StoredRecord = Sealed | { readonly plain: string };

/** Which row a record belongs to. */
export interface RowIdentity {
  readonly accountSid: Sid;
  readonly sid: Sid;
}

/** What hashes are made with where nothing is encrypted: the words then stand in the records anyway. */
const NO_KEY = Buffer.alloc(32);
const MOST_DERIVED = 1_000;
/** Members of records that are dates; JSON has none. */
const DATES = ['createdAt', 'updatedAt', 'validUntil'];

/** Bound to the row, so that an envelope can't be moved to another one, nor to another account. */
const placeOf = ({ accountSid, sid }: RowIdentity): string => JSON.stringify(['mirror-row', accountSid, sid]);

/**
 * Puts records into the mirror's rows and takes them out again. With an encryption key nothing of them can be read there:
 * the words by which a row is found are hashes, made with a key of their own for each account that follows from it.
 */
export class RecordVault {
  private readonly keyring: Keyring;
  /** The first makes the hashes that are stored. */
  private readonly hashKeys: readonly Buffer[];
  /** What follows from a key for an account. */
  private readonly derived = new LRUCache<string, Buffer>({ max: MOST_DERIVED });

  /** @param keys 32 bytes each: the first encrypts, all of them decrypt */
  constructor(keys: readonly Buffer[]) {
    this.keyring = new Keyring(keys);
    this.hashKeys = [...keys, NO_KEY];
  }

  /** Equal for equal contents and words under the same key: else they are to be stored again. */
  digest(identity: RowIdentity, kind: MirroredKind, record: MirroredRecord): string {
    const key = this.keyFor(0, 'digest', identity.accountSid);
    return createHmac('sha256', key)
      .update(`${WORDS_VERSION} ${kind} ${JSON.stringify(record)}`)
      .digest('base64url')
      .slice(0, 22);
  }

  seal(identity: RowIdentity, record: MirroredRecord): StoredRecord {
    const text = JSON.stringify(record);
    return this.keyring.current === null ? { plain: text } : this.keyring.seal(text, placeOf(identity));
  }

  /** @throws ServiceError for a record under a key that this process does not have, until it is read again */
  open<Kind extends MirroredKind>(identity: RowIdentity, stored: StoredRecord): MirroredRecords[Kind] {
    return revived(this.textOf(identity, stored)) as MirroredRecords[Kind];
  }

  /** The hashes by which the row is found. */
  words({ accountSid }: RowIdentity, kind: MirroredKind, record: MirroredRecord): readonly string[] {
    const key = this.keyFor(0, 'words', accountSid);
    return tokensOf(kind, record).map((token) => hashOf(token, key));
  }

  /** The hashes that a word may have been stored as, under each key. */
  hashesOf(accountSid: Sid, word: string): readonly string[] {
    return this.hashKeys.map((_, at) => hashOf(word, this.keyFor(at, 'words', accountSid)));
  }

  private keyFor(at: number, use: string, accountSid: Sid): Buffer {
    const name = `${at} ${use} ${accountSid}`;
    const known = this.derived.get(name);
    if (known !== undefined) return known;
    const text = `trusthub-graphql mirror ${use} ${accountSid}`;
    const made = createHmac('sha256', this.hashKeys[at] ?? NO_KEY)
      .update(text)
      .digest();
    this.derived.set(name, made);
    return made;
  }

  private textOf(identity: RowIdentity, stored: StoredRecord): string {
    if (!('sealedWith' in stored)) return stored.plain;
    const opened = this.keyring.open(stored, placeOf(identity));
    if ('text' in opened) return opened.text;
    const message = `A row of the mirror cannot be read: it is encrypted with the key ${stored.sealedWith}, which this server does not have, or was changed in the database. It is replaced when it is read from Twilio again.`;
    throw new ServiceError('SERVICE_UNAVAILABLE', message, { retryAfterSeconds: 60 });
  }
}

function revived(text: string): unknown {
  const record = JSON.parse(text) as Record<string, unknown>;
  for (const name of DATES) {
    const value = record[name];
    if (typeof value === 'string') record[name] = new Date(value);
  }
  return record;
}

/** 64 bits: two words of an account hardly ever have the same. */
function hashOf(token: string, key: Buffer): string {
  return createHmac('sha256', key).update(token).digest().readBigInt64BE(0).toString();
}
