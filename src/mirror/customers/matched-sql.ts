import type { CustomerOrder } from '../../domain/customer.js';
import { countedCustomers, COVERAGE_OF_CUSTOMER } from '../coverage/customers-sql.js';
import { filtersOf } from './filters-sql.js';
import type { Sought } from './sought.js';

/** A statement with its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The customers that are found by `hit_name`: profiles themselves, those that an end user or a number is on, and those that a
 * product with it names. Each is looked up by what was found before it (`offset 0`): a word that thousands share would
 * else be answered by reading all assignments of the account.
 * @param hits columns `kind` and `sid` of the rows that a word or a SID stands for
 */
const customersOf = (name: string, hits: string): string => `
  hit_${name} as materialized (${hits}),
  bundle_${name} as materialized (
    select sid from hit_${name} where kind in ('CustomerProfile', 'TrustProduct')
    union
    select a.bundle_sid from hit_${name} h cross join lateral (
      select a.bundle_sid from onboarding.mirror_assignment a
      where a.account_sid = $1 and a.object_sid = h.sid and a.deleted_at is null offset 0
    ) a where h.kind not in ('CustomerProfile', 'TrustProduct')
  ), sought_${name} as materialized (
    select sid from bundle_${name}
    union
    select n.object_sid from bundle_${name} b cross join lateral (
      select n.object_sid from onboarding.mirror_assignment n
      where n.account_sid = $1 and n.bundle_sid = b.sid and n.deleted_at is null and n.object_sid like 'BU%' offset 0
    ) n where exists (
      select from onboarding.mirror_row t
      where t.account_sid = $1 and t.sid = b.sid and t.kind = 'TrustProduct' and t.deleted_at is null)
  )`;

/** @param hashes the parameter with those of a word */
const withWord = (hashes: string): string => `
  select kind, sid from onboarding.mirror_row
  where account_sid = $1 and deleted_at is null and words && ${hashes}::bigint[]`;

/** @param sid the parameter with a SID, of whatever it may be: of something that is no row, what it is on is known all the same */
const withSid = (sid: string): string => `
  select coalesce((select kind from onboarding.mirror_row where account_sid = $1 and sid = ${sid}), '') as kind, ${sid} as sid`;

/** Of each order: what it is by. Names the database can't sort: they may be encrypted. Whoever does not wait comes last. */
const COLUMNS = {
  NAME: `c.digest || ' ' || coalesce(c.business_digest, '') as key`,
  CREATED: 'c.created_at as at',
  UPDATED: 'c.updated_at as at',
  WAITING: `coalesce(c.waiting_since, 'infinity') as at`,
} as const;

/** The word that an order begins with. */
export function orderOf(orderBy: CustomerOrder): keyof typeof COLUMNS {
  return orderBy.split('_')[0] as keyof typeof COLUMNS;
}

/** The customers that are looked for, as `name`, with some columns of `c`. */
function customers({ accountSid, words, sids, filter }: Sought, name: string, columns: string): Statement {
  const values: unknown[] = [accountSid];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const sought = [
    ...words.map((hashes, at) => ({ name: `word_${at}`, hits: withWord(value(hashes)) })),
    ...sids.map((sid, at) => ({ name: `sid_${at}`, hits: withSid(value(sid)) })),
  ];
  const conditions = [
    'c.account_sid = $1',
    ...sought.map((one) => `c.sid in (select sid from sought_${one.name})`),
    ...filtersOf(filter, value),
  ];
  const found = `${name} as materialized (
    select ${columns} from onboarding.mirror_customer c where ${conditions.join(' and ')})`;
  const tables = [...sought.map(({ name: of, hits }) => customersOf(of, hits)), found];
  return { text: `with ${tables.join(', ')}`, values };
}

/** The customers that are looked for, as `matched`, with what they are put into order by. */
export function matched(sought: Sought): Statement {
  return customers(sought, 'matched', `c.sid, ${COLUMNS[orderOf(sought.orderBy)]}`);
}

/** How many of the customers that are looked for have a number in each state, by each kind. */
export function countedByCoverage(sought: Sought): Statement {
  const { text, values } = customers(sought, 'customer', COVERAGE_OF_CUSTOMER);
  return { text: `${text} ${countedCustomers('customer')}`, values };
}

/** More codes than Twilio has. */
const MOST_CODES = 1_000;

/** How many of the customers that are looked for have each status, and each code of a rejection. */
export function counted(sought: Sought): Statement {
  const { text, values } = customers(sought, 'customer', 'c.status, c.rejection_codes');
  const counts = `
    select status, null::integer as code, count(*)::integer as count from customer group by status
    union all
    (select null, code, count(*)::integer from customer cross join unnest(rejection_codes) as code
     group by code order by 3 desc, 2 limit ${MOST_CODES})
    order by count desc, code`;
  return { text: `${text} ${counts}`, values };
}
