import type { Account } from '../entities/account.js';
import { rfc2822Date } from './dates.js';

const SUBRESOURCES = {
  addresses: 'Addresses',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
} as const;

/** An account's JSON, token included: integrators read a subaccount's token from here (TRUSTHUB 1.5). */
export function accountJson(row: Account): object {
  const path = `/2010-04-01/Accounts/${row.sid}`;
  return {
    sid: row.sid,
    owner_account_sid: row.ownerAccountSid,
    friendly_name: row.friendlyName,
    auth_token: row.authToken,
    status: row.status,
    type: 'Full',
    date_created: rfc2822Date(row.createdAt),
    date_updated: rfc2822Date(row.updatedAt),
    subresource_uris: Object.fromEntries(
      Object.entries(SUBRESOURCES).map(([key, name]) => [key, `${path}/${name}.json`]),
    ),
    uri: `${path}.json`,
  };
}
