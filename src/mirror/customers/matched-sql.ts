import type { CustomerFilter, CustomerOrder } from '../../domain/customer.js';
import { countedCustomers } from '../coverage/customers-sql.js';
import { filtersOf } from './filters-sql.js';
import {
  BUSINESSES,
  BUSINESSES_OF_FEW,
  CHANGES,
  isCustomer,
  LATEST_CHANGE,
  NAMING_PRODUCTS,
  waitingSince,
  WITH_CHANGES,
} from './joined-sql.js';
import type { Sought } from './sought.js';

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

/** Of each order: what it is by. Names the database can't sort: they may be encrypted. Whoever does not wait comes last. */
const COLUMNS = {
  NAME: 'c.digest, b.sid as business_sid, b.digest as business_digest',
  CREATED: 'c.created_at as at',
  UPDATED: 'c.updated_at as at',
  WAITING: `coalesce(least(c.waiting_since, w.waiting_since), 'infinity') as at`,
} as const;

/** The word that an order begins with. */
export function orderOf(orderBy: CustomerOrder): keyof typeof COLUMNS {
  return orderBy.split('_')[0] as keyof typeof COLUMNS;
}

const WAITING_FOR_PRODUCTS = `
  waiting_for as materialized (
    select profile_sid, min(waiting_since) as waiting_since from product where waiting_since is not null group by 1
  )`;
const JOINED = {
  NAME: { tables: [BUSINESSES], text: 'left join business b on b.bundle_sid = c.sid' },
  CREATED: { tables: [], text: '' },
  UPDATED: { tables: [], text: '' },
  WAITING: { tables: [WAITING_FOR_PRODUCTS], text: 'left join waiting_for w on w.profile_sid = c.sid' },
} as const;

const NEEDS_PRODUCTS: readonly (keyof CustomerFilter)[] = ['product', 'rejectionCode', 'expiresBefore'];

/** The customers that are looked for, as `customer`; with `isWithProducts` or where a filter needs them, all `product`s too. */
function customers({ accountSid, words, sids, filter, orderBy }: Sought, isWithProducts: boolean) {
  const values: unknown[] = [accountSid];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const sought = [
    ...words.map((hashes, at) => ({ name: `word_${at}`, bundles: withWord(value(hashes), `word_${at}`) })),
    ...sids.map((sid, at) => ({ name: `sid_${at}`, bundles: withSid(value(sid), `sid_${at}`) })),
  ];
  const conditions = [
    isCustomer('p'),
    ...sought.map(({ name }) => `p.sid in (select sid from sought_${name})`),
    ...filtersOf(filter, value),
  ];
  const isUpdatedNeeded = orderOf(orderBy) === 'UPDATED' || filter.updatedBetween !== undefined;
  const areProductsNeeded = isWithProducts || NEEDS_PRODUCTS.some((name) => filter[name] !== undefined);
  const columns = `p.sid, p.digest, p.created_at, p.status, p.rejection_codes, ${waitingSince('p')} as waiting_since`;
  const found = `
    customer as materialized (
      select ${columns}${isUpdatedNeeded ? `, ${LATEST_CHANGE} as updated_at` : ''} from onboarding.mirror_row p
      ${isUpdatedNeeded ? WITH_CHANGES : ''} where ${conditions.join(' and ')}
    )`;
  const tables = [
    ...sought.flatMap(({ name, bundles }) => [bundles, customersOf(name)]),
    ...(isUpdatedNeeded ? [CHANGES] : []),
    ...(areProductsNeeded ? [NAMING_PRODUCTS] : []),
    found,
  ];
  return { tables, values };
}

/** The customers that are looked for, as `matched`, with what they are put into order by. */
export function matched(sought: Sought): Statement {
  const order = orderOf(sought.orderBy);
  const { tables, values } = customers(sought, order === 'WAITING');
  const joined = JOINED[order];
  const isSearch = sought.words.length + sought.sids.length > 0;
  const all = [...tables, ...(isSearch && order === 'NAME' ? [BUSINESSES_OF_FEW] : joined.tables)];
  const text = `with ${all.join(', ')}, matched as (select c.sid, ${COLUMNS[order]} from customer c ${joined.text})`;
  return { text, values };
}

/** How many of the customers that are looked for have a number in each state, by each kind. */
export function countedByCoverage(sought: Sought): Statement {
  const { tables, values } = customers({ ...sought, orderBy: 'CREATED_ASC' }, true);
  return { text: `with ${[...tables, countedCustomers('customer', 'product')].join(', ')}`, values };
}

/** More codes than Twilio has. */
const MOST_CODES = 1_000;

/** How many of the customers that are looked for have each status, and each code of a rejection. */
export function counted(sought: Sought): Statement {
  const { tables, values } = customers({ ...sought, orderBy: 'CREATED_ASC' }, true);
  const text = `with ${tables.join(', ')}, coded as (
      select sid, unnest(rejection_codes) as code from customer
      union
      select c.sid, unnest(t.rejection_codes) from customer c join product t on t.profile_sid = c.sid
    )
    select status, null::integer as code, count(*)::integer as count from customer group by status
    union all
    (select null, code, count(*)::integer from coded group by code order by 3 desc, 2 limit ${MOST_CODES})
    order by count desc, code`;
  return { text, values };
}
