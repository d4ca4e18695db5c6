import type pg from 'pg';

/* A large account that nobody reads from Twilio: its rows, and what says that they were all read. */

const START = '2026-01-01T00:00:00Z';
const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';

/** The SID of a thing of the large account. @param at from 1 on */
const sid = (prefix: string, name: string, at = 'at'): string => `'${prefix}' || md5('${name}' || ${at})`;

const bundle = (kind: string, name: string, policy: string): string => `json_build_object(
  'bundleKind', '${kind}', 'sid', ${sid('BU', name)}, 'accountSid', $1::text, 'policySid', '${policy}',
  'friendlyName', 'Customer ' || at, 'email', 'desk@nobody.example', 'status', 'twilio-approved',
  'rawStatus', 'twilio-approved', 'statusCallback', null, 'validUntil', null, 'rejections', json_build_array(),
  'createdAt', '${START}', 'updatedAt', '${START}')`;

const NUMBER = `json_build_object('sid', ${sid('PN', 'number')}, 'accountSid', $1::text,
  'phoneNumber', '+1415' || (2000000 + at), 'friendlyName', null, 'capabilities', null, 'addressSid', null,
  'addressRequirements', null, 'status', 'in-use', 'bundleSid', null, 'origin', 'twilio')`;

const rows = (kind: string, of: string, record: string, more: string): string => `
  insert into onboarding.mirror_row (account_sid, sid, kind, record, digest, status, policy_sid, created_at, updated_at, read_started_at)
  select $1, ${of}, '${kind}', jsonb_build_object('plain', ${record}::text), '', ${more}, '${START}', '${START}', now()
  from generate_series(1, $2::integer) as at`;

const assignments = (prefix: string, name: string, bundleSid: string, objectSid: string): string => `
  insert into onboarding.mirror_assignment (account_sid, sid, bundle_sid, object_sid, created_at, read_started_at)
  select $1, ${sid(prefix, name)}, ${bundleSid}, ${objectSid}, '${START}', now() from generate_series(1, $2::integer) as at`;

const PROFILE = sid('BU', 'profile');
const PROFILE_OF_THE_FIRST = sid('BU', 'profile', '1');
const PRODUCT = sid('BU', 'product');
const OF_ALL = [
  rows(
    'CustomerProfile',
    PROFILE,
    bundle('CustomerProfile', 'profile', SECONDARY),
    `'twilio-approved', '${SECONDARY}'`,
  ),
  rows('TrustProduct', PRODUCT, bundle('TrustProduct', 'product', SHAKEN_STIR), `'twilio-approved', '${SHAKEN_STIR}'`),
  rows('IncomingPhoneNumber', sid('PN', 'number'), NUMBER, 'null, null'),
  assignments('BV', 'names', PRODUCT, PROFILE),
  assignments('RA', 'on profile', PROFILE, sid('PN', 'number')),
  assignments('RA', 'on product', PRODUCT, sid('PN', 'number')),
];

/** So many numbers are on the profile of the first customer besides. */
export const OF_THE_FIRST = 500;

/** Fills the mirror of a subaccount: each customer with one product, and one number on both. */
export async function fillLargeAccount(pool: pg.Pool, account: string, main: string, customers: number): Promise<void> {
  const client = await pool.connect();
  try {
    // Without the triggers, which find out again for each number what it gains: exports ask the same of each.
    const setTriggers = async (how: 'disable' | 'enable') => {
      for (const table of ['row', 'assignment'])
        await client.query(`alter table onboarding.mirror_${table} ${how} trigger user`);
    };
    await setTriggers('disable');
    for (const statement of OF_ALL) await client.query(statement, [account, customers]);
    const onTheFirst = assignments('RA', 'on the first', PROFILE_OF_THE_FIRST, sid('PN', 'number', '(at + 1)'));
    await client.query(onTheFirst, [account, OF_THE_FIRST]);
    await client.query(
      `insert into onboarding.mirror_account (account_sid, main_sid, first_passed_at, holder, held_until)
       values ($1, $2, now(), 'nobody', 'infinity')`,
      [account, main],
    );
    await client.query(
      `insert into onboarding.mirror_list (account_sid, list, passed_at) select $1, list, '${START}' from unnest(array[
       'CustomerProfile', 'TrustProduct', 'EndUser', 'SupportingDocument', 'Address', 'IncomingPhoneNumber']) as l (list)`,
      [account],
    );
    await setTriggers('enable');
    await client.query(
      `insert into onboarding.mirror_customer_due (account_sid, sid)
       select account_sid, sid from onboarding.mirror_row where account_sid = $1 and kind = 'CustomerProfile'`,
      [account],
    );
    await client.query('analyze onboarding.mirror_row, onboarding.mirror_assignment');
  } finally {
    client.release(true);
  }
}

/** The customer of a place in the order of an export becomes one that can't be read. */
export async function spoilOne(pool: pg.Pool, account: string, place: number): Promise<void> {
  await pool.query(
    `update onboarding.mirror_row set record = '{"plain": "{ not JSON"}' where account_sid = $1 and sid = (
       select sid from onboarding.mirror_row where account_sid = $1 and kind = 'CustomerProfile' order by sid offset $2 limit 1)`,
    [account, place],
  );
}
