import { GraphQLError } from 'graphql';
import { createHash, timingSafeEqual } from 'node:crypto';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import { describeSid, isSid, toSid, type Sid } from '../../domain/sid.js';
import { RequestErrorCode } from '../error-codes.js';

/** Who calls, and which accounts they may act for. */
export interface Caller {
  /** For the log; never a key. */
  readonly name: string;
  /** The account of a call that names none. */
  readonly defaultAccountSid: Sid;
  /** When their key or token expires, in milliseconds since 1970. */
  readonly expiresAt?: number;
  allows(accountSid: Sid): boolean;
}

interface CallerDetails {
  readonly expiresAt?: number;
  /** The main account, for a caller who may act for every subaccount of it. */
  readonly subaccountsOf?: Sid;
}

/**
 * A caller with a list of accounts, the first of which is their default. Whether another account is a subaccount of the
 * main one is checked when its auth token is read; nothing can be done for one that isn't.
 */
export function callerWith(
  name: string,
  accounts: readonly [Sid, ...Sid[]],
  { expiresAt, subaccountsOf }: CallerDetails = {},
): Caller {
  return {
    name,
    defaultAccountSid: accounts[0],
    ...(expiresAt !== undefined && { expiresAt }),
    allows: (accountSid) =>
      accounts.includes(accountSid) || (subaccountsOf !== undefined && accountSid !== subaccountsOf),
  };
}

/** The header, and the WebSocket's connection parameter, that chooses an account for a whole operation. */
export const ACCOUNT_HEADER = 'x-account-sid';

/**
 * The account that an operation acts for.
 * @throws GraphQLError BAD_USER_INPUT when the header is no account SID
 * @throws ServiceError FORBIDDEN when the caller may not act for it
 */
export function chooseAccount(caller: Caller, asked: unknown): Sid {
  if (asked === undefined || asked === null || asked === '') return caller.defaultAccountSid;
  const accountSid = typeof asked === 'string' ? toSid(asked) : asked;
  if (!isSid(accountSid, 'AC')) {
    throw new GraphQLError(`${ACCOUNT_HEADER} must be an account SID: ${describeSid('AC')}.`, {
      extensions: { code: RequestErrorCode.BAD_USER_INPUT },
    });
  }
  if (!caller.allows(accountSid)) {
    throw new ServiceError(
      ServiceErrorCode.FORBIDDEN,
      `This caller may not act for the account in ${ACCOUNT_HEADER}. Leave the header out for the caller's own account; accounts and subaccounts in TENANTS_FILE, or account_sids and subaccounts in a token, give callers other accounts.`,
    );
  }
  return accountSid;
}

/** A caller and the SHA-256 of their key: the key itself is not kept. */
export interface KeyHolder {
  readonly digest: Buffer;
  readonly caller: Caller;
  /** What the caller may do, as a text to compare. */
  readonly rights?: string;
}

/** The same for the same caller with the same key and rights. */
export function fingerprint({ digest, caller, rights = '' }: KeyHolder): string {
  return JSON.stringify([caller.name, digest.toString('hex'), rights]);
}

export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * The caller with this key. Every digest is compared, in constant time, so that timing reveals nothing about the keys.
 */
export function findKeyHolder(holders: readonly KeyHolder[], key: string): Caller | undefined {
  const digest = digestOf(key);
  let found: Caller | undefined;
  for (const holder of holders) {
    if (timingSafeEqual(holder.digest, digest)) found = holder.caller;
  }
  return found;
}
