import { Collection } from './collection.js';
import { addressSids } from '../entities/rows.js';
import type {
  Account,
  Address,
  ApiKey,
  ChannelEndpointAssignment,
  EndUser,
  EntityAssignment,
  Evaluation,
  IncomingPhoneNumber,
  SupportingDocument,
} from '../entities/rows.js';
import type { Bundle } from '../entities/bundle.js';
import type { Inquiry } from '../entities/inquiry.js';
import { indexKey } from './collection.js';

/**
 * Everything that is stored, with the index behind every list and look-up. A filter of Twilio's lists that selects few
 * of many rows has an index here.
 */
export function createTables() {
  return {
    accounts: new Collection<Account, 'owner'>({ owner: (row) => [row.ownerAccountSid] }),
    apiKeys: new Collection<ApiKey, 'account'>({ account: (row) => [row.accountSid] }),
    bundles: new Collection<Bundle, 'kind' | 'status' | 'policy' | 'name' | 'copy'>({
      kind: (row) => [indexKey(row.accountSid, row.kind)],
      status: (row) => [indexKey(row.accountSid, row.kind, row.status)],
      policy: (row) => [indexKey(row.accountSid, row.kind, row.policySid)],
      name: (row) => [indexKey(row.accountSid, row.kind, row.friendlyName)],
      copy: (row) => (row.copyOf === undefined ? [] : [row.copyOf]),
    }),
    inquiries: new Collection<Inquiry, 'bundle' | 'subject'>({
      bundle: (row) => [row.bundleSid],
      subject: (row) => (row.subjectSid === null ? [] : [indexKey(row.accountSid, row.kind, row.subjectSid)]),
    }),
    endUsers: new Collection<EndUser, 'account'>({ account: (row) => [row.accountSid] }),
    supportingDocuments: new Collection<SupportingDocument, 'account' | 'address'>({
      account: (row) => [row.accountSid],
      address: (row) => addressSids(row.attributes),
    }),
    entityAssignments: new Collection<EntityAssignment, 'bundle' | 'object' | 'pair'>({
      bundle: (row) => [row.bundleSid],
      object: (row) => [row.objectSid],
      pair: (row) => [indexKey(row.bundleSid, row.objectSid)],
    }),
    channelEndpointAssignments: new Collection<ChannelEndpointAssignment, 'bundle' | 'endpoint' | 'pair'>({
      bundle: (row) => [row.bundleSid],
      endpoint: (row) => [row.channelEndpointSid],
      pair: (row) => [indexKey(row.bundleSid, row.channelEndpointSid)],
    }),
    evaluations: new Collection<Evaluation, 'bundle'>({ bundle: (row) => [row.bundleSid] }),
    addresses: new Collection<Address, 'account' | 'customer' | 'name'>({
      account: (row) => [row.accountSid],
      customer: (row) => [indexKey(row.accountSid, row.customerName)],
      name: (row) => [indexKey(row.accountSid, row.friendlyName ?? '')],
    }),
    incomingPhoneNumbers: new Collection<IncomingPhoneNumber, 'account' | 'number' | 'name' | 'address' | 'world'>({
      account: (row) => [row.accountSid],
      // A phone number exists only once in the world, in whatever account it is.
      world: (row) => [row.phoneNumber],
      number: (row) => [indexKey(row.accountSid, row.phoneNumber)],
      name: (row) => [indexKey(row.accountSid, row.friendlyName)],
      address: (row) => (row.addressSid === null ? [] : [row.addressSid]),
    }),
  };
}

/** The sandbox's collections by name. */
export type Tables = ReturnType<typeof createTables>;
export type TableName = keyof Tables;
export type RowOf<N extends TableName> = NonNullable<ReturnType<Tables[N]['get']>>;
