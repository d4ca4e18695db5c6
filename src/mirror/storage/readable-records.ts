import type { Logger } from 'pino';
import { ServiceError } from '../../domain/errors.js';
import type { MirroredKind, MirroredRecords } from '../../domain/mirror.js';
import type { RecordVault, RowIdentity, StoredRecord } from './record-vault.js';
import type { RowsStore } from './rows.store.js';

/**
 * Takes records out of rows for answers. One under a lost key, or that was changed in the database, spoils no page: it is left
 * out, and stored again when it is read from Twilio the next time.
 */
export class ReadableRecords {
  constructor(
    private readonly vault: Pick<RecordVault, 'open'>,
    private readonly rows: Pick<RowsStore, 'forget'>,
    private readonly log: Logger,
  ) {}

  /** Null for one that can't be read. */
  open<Kind extends MirroredKind>(identity: RowIdentity, stored: StoredRecord): MirroredRecords[Kind] | null {
    try {
      return this.vault.open<Kind>(identity, stored);
    } catch (error) {
      this.log.warn({ err: error }, 'a record of the mirror cannot be read; it is stored again with the next sweep');
      void this.rows.forget(identity).catch((failure: unknown) => {
        this.log.warn({ err: failure }, 'a record of the mirror that cannot be read is still there');
      });
      return null;
    }
  }
}

/** The same for what must be whole: there nothing is left out. */
export class WholeRecords {
  constructor(private readonly records: Pick<ReadableRecords, 'open'>) {}

  /** @throws ServiceError SERVICE_UNAVAILABLE for one that can't be read */
  open<Kind extends MirroredKind>(identity: RowIdentity, stored: StoredRecord): MirroredRecords[Kind] {
    const record = this.records.open<Kind>(identity, stored);
    if (record !== null) return record;
    const message =
      'A row of the copy of this account cannot be read. It is stored again when it is read from Twilio next: try again in some minutes.';
    throw new ServiceError('SERVICE_UNAVAILABLE', message, { retryAfterSeconds: 60 });
  }
}
