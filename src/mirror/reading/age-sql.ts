/**
 * The moment after which something must have been read, as SQL: the age that the caller allows, and the latest write of
 * ours that may have changed it.
 * @param age of a parameter: milliseconds, null for any age
 * @param doubts expressions of when it was last in doubt
 */
export const notBefore = (age: string, ...doubts: readonly string[]): string =>
  `coalesce(greatest(clock_timestamp() - ${age}::float8 * interval '1 millisecond', ${doubts.join(', ')}), '-infinity')`;

/** When all of a kind were last in doubt, as SQL. */
export const doubtOf = (accountSid: string, ...kinds: readonly string[]): string =>
  `(select max(d.doubted_at) from onboarding.mirror_list d
    where d.account_sid = ${accountSid} and d.list in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

/** A time as milliseconds since 1970, as SQL. */
export const millisecondsOf = (time: string): string => `floor(extract(epoch from ${time}) * 1000)::float8`;
