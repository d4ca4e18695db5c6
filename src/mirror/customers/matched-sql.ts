import type { CustomerFilter, CustomerOrder, DateTimeRange } from '../../domain/customer.js';
import type { Sid } from '../../domain/sid.js';
import { BUSINESSES, CHANGES } from './joined-sql.js';

/** What is looked for, with each word as the hashes that it may be stored as. */
export interface Sought {
  readonly accountSid: Sid;
  readonly words: readonly (readonly string[])[];
  readonly sids: readonly Sid[];
  readonly filter: CustomerFilter;
  readonly orderBy: CustomerOrder;
}

/** A statement with its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Bundles that something is on. What they name as supporting profile is no part of them. */
const HOLDING = (objects: string): string => `
  select b.kind, b.sid from onboarding.mirror_assignment a join onboarding.mirror_row b
    on b.account_sid = $1 and b.sid = a.bundle_sid and b.deleted_at is null
  where a.account_sid = $1 and a.deleted_at is null and a.object_sid ${objects} and a.object_sid not like 'BU%'`;

/** @param hashes the parameter with those of a word */
const withWord = (hashes: string, name: string): string => `
  hit_${name} as materialized (
    select kind, sid from onboarding.mirror_row
    where account_sid = $1 and deleted_at is null and words && ${hashes}::bigint[]
  ), bundle_${name} as materialized (
    select kind, sid from hit_${name} where kind = 'CustomerProfile'
    union ${HOLDING(`in (select sid from hit_${name} where kind in ('EndUser', 'IncomingPhoneNumber'))`)}
  )`;

/** @param sid the parameter with a SID, of whatever it may be */
const withSid = (sid: string, name: string): string => `
  bundle_${name} as materialized (
    select kind, sid from onboarding.mirror_row
    where account_sid = $1 and sid = ${sid} and deleted_at is null and kind in ('CustomerProfile', 'TrustProduct')
    union ${HOLDING(`= ${sid}`)}
  )`;

/** The customer profiles that bundles stand for: profiles themselves, and those that a product names. */
const customersOf = (name: string): string => `
  sought_${name} as materialized (
    select sid from bundle_${name} where kind = 'CustomerProfile'
    union
    select a.object_sid from bundle_${name} b join onboarding.mirror_assignment a
      on a.account_sid = $1 and a.bundle_sid = b.sid and a.deleted_at is null and a.object_sid like 'BU%'
    where b.kind = 'TrustProduct'
  )`;

/** Which customers can be found at all: a provisional copy is none. */
const CUSTOMERS = `p.account_sid = $1 and p.kind = 'CustomerProfile' and p.deleted_at is null and p.copy_of is null
  and p.record is not null`;

/** What each order needs of a customer. Names the database can't sort: they may be encrypted. */
const COLUMNS = {
  NAME: 'c.digest, b.sid as business_sid, b.digest as business_digest',
  CREATED: 'c.created_at as at',
  UPDATED: 'c.updated_at as at',
} as const;

/** The word that an order begins with. */
export function orderOf(orderBy: CustomerOrder): keyof typeof COLUMNS {
  return orderBy.split('_')[0] as keyof typeof COLUMNS;
}

/** The customers that are looked for, as `matched`. */
export function matched({ accountSid, words, sids, filter, orderBy }: Sought): Statement {
  const values: unknown[] = [accountSid];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const within = (column: string, { from, to }: DateTimeRange): readonly string[] => [
    ...(from === undefined ? [] : [`${column} >= ${value(from)}`]),
    ...(to === undefined ? [] : [`${column} <= ${value(to)}`]),
  ];
  const { status, createdBetween = {}, updatedBetween = {} } = filter;
  const sought = [
    ...words.map((hashes, at) => ({ name: `word_${at}`, bundles: withWord(value(hashes), `word_${at}`) })),
    ...sids.map((sid, at) => ({ name: `sid_${at}`, bundles: withSid(value(sid), `sid_${at}`) })),
  ];
  const conditions = [
    CUSTOMERS,
    ...sought.map(({ name }) => `p.sid in (select sid from sought_${name})`),
    ...(status === undefined ? [] : [`p.status = any(${value(status)})`]),
    ...within('p.created_at', createdBetween),
    ...within('u.updated_at', updatedBetween),
  ];
  const order = orderOf(orderBy);
  const isUpdatedNeeded = order === 'UPDATED' || filter.updatedBetween !== undefined;
  const customers = `
    customer as materialized (
      select p.sid, p.digest, p.created_at${isUpdatedNeeded ? ', u.updated_at' : ''} from onboarding.mirror_row p
      ${isUpdatedNeeded ? 'join updated u on u.sid = p.sid' : ''} where ${conditions.join(' and ')}
    )`;
  const tables = [
    ...sought.flatMap(({ name, bundles }) => [bundles, customersOf(name)]),
    ...(isUpdatedNeeded ? [CHANGES] : []),
    customers,
    ...(order === 'NAME' ? [BUSINESSES] : []),
  ];
  const joins = order === 'NAME' ? 'left join business b on b.bundle_sid = c.sid' : '';
  const text = `with ${tables.join(', ')}, matched as (select c.sid, ${COLUMNS[order]} from customer c ${joins})`;
  return { text, values };
}
