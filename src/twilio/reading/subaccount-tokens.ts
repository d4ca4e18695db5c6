import { LRUCache } from 'lru-cache';

import { CallerError, ServiceError } from '../../domain/errors.js';
import { Secret } from '../../domain/secret.js';
import type { Sid } from '../../domain/sid.js';

import type { TwilioClient } from '../transport/client.js';
import { answered, productError, unreadable } from '../errors/error-table.js';
import { optionalText } from '../answer-values.js';
import type { Place } from './basis.js';
import { SharedReads } from './shared-reads.js';

/** A token changes when somebody rotates it, and an account when somebody suspends it: both are seen within this. */
const LIFETIME_MS = 10 * 60 * 1_000;
/** A refused token that turns out to be the current one is not read again at every call. */
const CONFIRMED_MS = 10_000;
const MOST_ACCOUNTS = 1_000;
/** SIDs are easily made up; each of these takes a few hundred bytes. */
const MOST_UNKNOWN = 10_000;

const SUBJECT = { noun: 'account' };

interface SubaccountTokensOptions {
  readonly mainAccountSid: Sid;
  /** A client for the main account; undefined where its auth token is not known: an API key does not read tokens. */
  readonly mainClient: TwilioClient | undefined;
  /** Milliseconds for which an account that Twilio does not know is not asked for again. */
  readonly unknownMs: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/**
 * The auth tokens of the main account's subaccounts. Trust Hub has no account in its paths, so that only a
 * subaccount's own SID and token reach what is its own; the main account reads the token from the Accounts resource
 * (TRUSTHUB 1.5). A token is kept for minutes, and those who want it at once share one call.
 */
export class SubaccountTokens {
  private readonly reads: SharedReads;
  private readonly confirmed: LRUCache<Sid, number>;
  /** When accounts were found not to be ours. */
  private readonly unknown: LRUCache<Sid, number>;

  constructor(private readonly options: SubaccountTokensOptions) {
    this.reads = new SharedReads(LIFETIME_MS, options.now);
    this.confirmed = new LRUCache({ max: MOST_ACCOUNTS });
    this.unknown = new LRUCache({ max: MOST_UNKNOWN });
  }

  /**
   * @param signal of one who waits; the call goes on while anyone else does
   * @throws ServiceError FORBIDDEN for an account that is not ours or not active, and, saying what to set, where this
   * server cannot act for any subaccount; others where Twilio cannot be asked. All of them say that nothing of the call
   * that the token was for has been sent.
   */
  async of(accountSid: Sid, signal?: AbortSignal): Promise<Secret> {
    try {
      const asker = { signal, fresh: false };
      return await this.reads.read(this.placeOf(accountSid), asker, { produce: () => this.fetch(accountSid) });
    } catch (error) {
      throw unsent(productError(error, SUBJECT));
    }
  }

  /**
   * After Twilio has refused a token: the account's token as it is now, or null when that is the refused one.
   * @throws ServiceError as `of`
   */
  async after(accountSid: Sid, refused: Secret, signal?: AbortSignal): Promise<Secret | null> {
    const { now } = this.options;
    // Otherwise another call has already read it again.
    if (this.reads.peek(this.placeOf(accountSid)) === refused) {
      if (now() - (this.confirmed.get(accountSid) ?? -Infinity) < CONFIRMED_MS) return null;
      this.reads.outdate(accountSid);
    }
    const token = await this.of(accountSid, signal);
    if (token.reveal() !== refused.reveal()) return token;
    this.confirmed.set(accountSid, now());
    return null;
  }

  private placeOf(accountSid: Sid): Place {
    return this.reads.placeOf([accountSid], accountSid);
  }

  private async fetch(accountSid: Sid): Promise<Secret> {
    const { mainAccountSid, mainClient, unknownMs, now } = this.options;
    if (mainClient === undefined) throw tokenMissing();
    if (now() - (this.unknown.get(accountSid) ?? -Infinity) < unknownMs) throw unknownSubaccount();
    const unknown = (): ServiceError => {
      this.unknown.set(accountSid, now());
      return unknownSubaccount();
    };
    const account = await answered(SUBJECT, () => mainClient.api.v2010.accounts(accountSid).fetch()).catch((error) => {
      throw error instanceof CallerError ? unknown() : notReadable(error);
    });
    // The main account owns itself, and must not be reached by another spelling of its SID.
    const ours = account.ownerAccountSid === mainAccountSid && !isSameSid(accountSid, mainAccountSid);
    if (!ours || account.sid !== accountSid) throw unknown();
    if (account.status !== 'active') throw inactive(optionalText(account.status));
    const token = optionalText(account.authToken);
    if (token === null) throw unreadable();
    return new Secret(token);
  }
}

const isSameSid = (left: Sid, right: Sid): boolean => left.toLowerCase() === right.toLowerCase();

function notReadable(error: unknown): unknown {
  if (!(error instanceof ServiceError) || error.code !== 'UPSTREAM_UNAUTHORIZED') return error;
  const { code, twilioCode } = error;
  const message =
    "Twilio does not let this server's account read the account that was asked for: it is none of its subaccounts, or the server's own credentials are wrong.";
  return new ServiceError(code, message, { twilioCode });
}

/** The same for one that does not exist and for somebody else's: the caller learns nothing about other accounts. */
function unknownSubaccount(): ServiceError {
  return new ServiceError(
    'FORBIDDEN',
    "This server's Twilio account has no subaccount with this SID. The query accounts lists those that it has.",
  );
}

function inactive(status: string | null): ServiceError {
  const word = status === 'suspended' || status === 'closed' ? status : 'not active';
  const remedy = word === 'suspended' ? 'Make it active again in the Twilio Console' : 'Use another account';
  return new ServiceError('FORBIDDEN', `This subaccount is ${word} at Twilio. ${remedy}.`);
}

function tokenMissing(): ServiceError {
  return new ServiceError(
    'FORBIDDEN',
    'This server cannot act for subaccounts: with an API key it cannot read their auth tokens. Set TWILIO_AUTH_TOKEN, the auth token of the account in TWILIO_ACCOUNT_SID.',
  );
}

/** Whatever the outcome of reading the token: the call that needed it was not made. */
function unsent(error: CallerError | ServiceError): ServiceError | CallerError {
  if (!(error instanceof ServiceError)) return error;
  const { code, message, cause, retryAfterSeconds, twilioCode } = error;
  return new ServiceError(code, message, { cause, retryAfterSeconds, twilioCode, notProcessed: true });
}
