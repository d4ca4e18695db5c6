import type { Sid } from './sid.js';

/** The account that an operation works on. */
export interface AccountRecord {
  readonly sid: Sid;
  /** True when the upstream is the built-in sandbox. */
  readonly sandbox: boolean;
}

/** Twilio's words for whether an account may be used; `unknown` stands for one that this version does not know. */
export const AccountStatus = {
  ACTIVE: 'active',
  SUSPENDED: 'suspended',
  CLOSED: 'closed',
  UNKNOWN: 'unknown',
} as const;

export type AccountStatus = (typeof AccountStatus)[keyof typeof AccountStatus];

export const AccountType = { FULL: 'Full', TRIAL: 'Trial', UNKNOWN: 'unknown' } as const;

export type AccountType = (typeof AccountType)[keyof typeof AccountType];

/**
 * What Twilio holds of an account. Its auth token is not in it: only `twilio/reading/subaccount-tokens.ts` reads
 * that.
 */
export interface AccountDetails {
  readonly sid: Sid;
  /** The main account's SID; a main account's own. */
  readonly ownerAccountSid: Sid;
  readonly friendlyName: string | null;
  readonly status: AccountStatus;
  readonly type: AccountType;
  readonly createdAt: Date;
}

export function parseAccountStatus(raw: string): AccountStatus {
  return Object.values(AccountStatus).find((status) => status === raw.toLowerCase()) ?? AccountStatus.UNKNOWN;
}

export function parseAccountType(raw: string): AccountType {
  const word = raw.toLowerCase();
  return Object.values(AccountType).find((type) => type.toLowerCase() === word) ?? AccountType.UNKNOWN;
}
