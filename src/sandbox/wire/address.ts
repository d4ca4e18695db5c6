import type { Address } from '../entities/address.js';
import { rfc2822Date } from './dates.js';

export function addressJson(row: Address): object {
  return {
    sid: row.sid,
    account_sid: row.accountSid,
    customer_name: row.customerName,
    friendly_name: row.friendlyName,
    street: row.street,
    street_secondary: row.streetSecondary,
    city: row.city,
    region: row.region,
    postal_code: row.postalCode,
    iso_country: row.isoCountry,
    emergency_enabled: row.emergencyEnabled,
    validated: row.validated,
    verified: row.verified,
    date_created: rfc2822Date(row.createdAt),
    date_updated: rfc2822Date(row.updatedAt),
    uri: `/2010-04-01/Accounts/${row.accountSid}/Addresses/${row.sid}.json`,
  };
}
