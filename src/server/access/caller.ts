import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import { describeSid, isSid, type Sid } from '../../domain/sid.js';
import { GraphQLError } from 'graphql';
import { RequestErrorCode } from '../error-codes.js';

/** Who calls, and which accounts they may act for. */
export interface Caller {
  /** For the log; never a key. */
  readonly name: string;
  /** The account of a call that names none. */
  readonly defaultAccountSid: Sid;
  /** When what they proved runs out, in milliseconds since 1970. */
  readonly expiresAt?: number;
  allows(accountSid: Sid): boolean;
}

/** A caller with a closed list of accounts, the first of which is their default. */
export function callerWith(name: string, accounts: readonly [Sid, ...Sid[]], expiresAt?: number): Caller {
  return {
    name,
    defaultAccountSid: accounts[0],
    ...(expiresAt !== undefined && { expiresAt }),
    allows: (accountSid) => accounts.includes(accountSid),
  };
}

/** The header, and the WebSocket's connection parameter, that chooses an account for a whole operation. */
export const ACCOUNT_HEADER = 'x-account-sid';

/**
 * The account that an operation acts for.
 * @throws GraphQLError BAD_USER_INPUT when what was asked for is no account SID
 * @throws ServiceError FORBIDDEN when the caller may not act for it
 */
export function chooseAccount(caller: Caller, asked: unknown): Sid {
  if (asked === undefined || asked === null || asked === '') return caller.defaultAccountSid;
  if (!isSid(asked, 'AC')) {
    throw new GraphQLError(`${ACCOUNT_HEADER} must be an account SID: ${describeSid('AC')}.`, {
      extensions: { code: RequestErrorCode.BAD_USER_INPUT },
    });
  }
  if (!caller.allows(asked)) {
    throw new ServiceError(
      ServiceErrorCode.FORBIDDEN,
      `This caller may not act for the account in ${ACCOUNT_HEADER}. Leave the header out for the caller's own account; TENANTS_FILE or a token's account_sids give callers other accounts.`,
    );
  }
  return asked;
}
