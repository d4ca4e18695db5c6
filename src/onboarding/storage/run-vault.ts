import { randomBytes } from 'node:crypto';
import { ServiceError } from '../../domain/errors.js';
import type { RunInput } from '../recipes/index.js';
import type { Keyring, Sealed, SealFault } from './keyring.js';

/** A run's input as it is stored in the database: encrypted, or plain where there was no key. */
export type StoredInput = Sealed | RunInput;

/** What is read out of it. */
export interface OpenInput {
  readonly input: RunInput;
  /**
   * What the hashes in the run's rows are made with, so that nobody can find an input by hashing guesses. Made with the
   * run and kept with its input, so that they hold when the encryption key changes. Null for a plain run.
   */
  readonly hashKey: string | null;
}

/** Which run an input belongs to. */
export interface RunIdentity {
  readonly run_id: string;
  readonly account_sid: string;
}

/** An input that exists and can't be read: a key is missing, or the row was changed. Nothing is lost by it. */
export class UnreadableInput extends ServiceError {
  constructor(
    readonly fault: SealFault,
    keyId: string,
  ) {
    super(
      'SERVICE_UNAVAILABLE',
      fault === 'key-missing'
        ? `This onboarding's input is encrypted with the key ${keyId}, which this server does not have.`
        : `This onboarding's input can't be decrypted: it was changed in the database, or belongs to another run.`,
    );
    this.name = 'UnreadableInput';
  }
}

const HASH_KEY_BYTES = 32;

const isSealed = (stored: StoredInput): stored is Sealed => 'sealedWith' in stored;

/** Bound to the run, so that an envelope can't be moved to another one, nor to another account. */
const placeOf = ({ account_sid, run_id }: RunIdentity): string => JSON.stringify(['run-input', account_sid, run_id]);

/** Puts runs' inputs into the database and takes them out again. */
export class RunVault {
  constructor(readonly keyring: Keyring) {}

  /** For a new run, or one that is being encrypted; null where the server has no encryption key. */
  newHashKey(): string | null {
    return this.keyring.current === null ? null : randomBytes(HASH_KEY_BYTES).toString('base64');
  }

  /** A plain run stays plain until the sweep encrypts it together with its hashes. */
  seal(run: RunIdentity, { input, hashKey }: OpenInput): StoredInput {
    if (hashKey === null || this.keyring.current === null) return input;
    return this.keyring.seal(JSON.stringify({ input, hashKey }), placeOf(run));
  }

  /** @throws UnreadableInput */
  open(run: RunIdentity & { readonly input: StoredInput }): OpenInput {
    if (!isSealed(run.input)) return { input: run.input, hashKey: null };
    const opened = this.keyring.open(run.input, placeOf(run));
    if ('fault' in opened) throw new UnreadableInput(opened.fault, run.input.sealedWith);
    return JSON.parse(opened.text) as OpenInput;
  }

  /** The row, whose input is decrypted only when it is used: most readers of a run don't need it. */
  unwrap<Row extends RunIdentity & { readonly input: StoredInput }>(row: Row): Omit<Row, 'input'> & OpenInput {
    let opened: OpenInput | undefined;
    const open = (): OpenInput => (opened ??= this.open(row));
    const unwrapped: object = Object.defineProperties(
      { ...row },
      {
        input: { get: () => open().input, enumerable: true },
        hashKey: { get: () => open().hashKey, enumerable: true },
      },
    );
    return unwrapped as Omit<Row, 'input'> & OpenInput;
  }
}
