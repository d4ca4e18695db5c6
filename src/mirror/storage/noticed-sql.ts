import { BundleStatus } from '../../domain/bundle.js';

/*
 * Parts of the statements that change rows, which note what changed at Trust Hub without this server. In all of them $1 is
 * the account.
 */

/** The two statuses of a review, as SQL. */
export const UNDER_REVIEW = [BundleStatus.PENDING_REVIEW, BundleStatus.IN_REVIEW]
  .map((status) => `'${status}'`)
  .join(', ');

/** Before everything was read once nobody knows what was there. */
const AFTER_THE_FIRST_PASS = `exists (
  select from onboarding.mirror_account where account_sid = $1 and first_passed_at is not null)`;

/**
 * What is known of writes of ours that are about a row, for `was` in these statements.
 * @param row the name of a row of a table that has them
 */
export const writesOf = (row: string): string => `${row}.write_begun_at, ${row}.write_settled_at`;

/**
 * That what a read has found is somebody else's doing: of our own writes about `was` none was under way when it began, or had
 * an outcome that is not known.
 * @param begun when the read began
 */
const isNotOurs = (begun: string): string => `(was.write_begun_at is null or was.write_settled_at < ${begun})`;

/** The customer profile that a bundle is, or names. */
const profileOf = (bundle: string): string => `coalesce(
  (select p.sid from onboarding.mirror_row p
   where p.account_sid = $1 and p.sid = ${bundle} and p.kind = 'CustomerProfile'),
  (select a.object_sid from onboarding.mirror_assignment a
   where a.account_sid = $1 and a.bundle_sid = ${bundle} and a.object_sid like 'BU%'
   order by a.deleted_at nulls first, a.sid limit 1))`;

const bundleOf = (object: string, condition: string): string => `(
  select a.bundle_sid from onboarding.mirror_assignment a
  where a.account_sid = $1 and a.object_sid = ${object} and a.deleted_at ${condition}
  order by a.deleted_at desc, a.created_at, a.sid limit 1)`;

/** A bundle that something is on, or was on last. */
const bundleWith = (object: string): string =>
  `coalesce(${bundleOf(object, 'is null')}, ${bundleOf(object, 'is not null')})`;

/** What is kept of a bundle's newest evaluation and of policies comes and goes with these. */
const IS_THING = `was.kind not in ('Evaluation', 'Policy')`;

const KIND_OF_GONE = `case was.kind when 'IncomingPhoneNumber' then 'NUMBER_GONE'
  when 'CustomerProfile' then 'BUNDLE_GONE' when 'TrustProduct' then 'BUNDLE_GONE' else 'OBJECT_GONE' end`;

/**
 * Notes a row that is gone: `was` is what was there, `buried` what has become a tombstone now. A provisional copy goes when it
 * is approved.
 * @param begun of the read that has found it gone; null for a deletion of ours
 */
export const noticeGone = (begun: string): string => `
  insert into onboarding.mirror_drift (account_sid, kind, sid, profile_sid, was)
  select $1, ${KIND_OF_GONE}, was.sid,
    ${profileOf(`case when was.kind in ('CustomerProfile', 'TrustProduct') then was.sid else ${bundleWith('was.sid')} end`)},
    was.kind
  from was join buried using (sid)
  where ${begun} is not null and ${isNotOurs(begun)} and was.copy_of is null and ${IS_THING} and ${AFTER_THE_FIRST_PASS}`;

/** A provisional copy that Twilio approves takes the place of all that was on its original. */
const IS_REPLACED = `exists (
  select from onboarding.mirror_row copy where copy.account_sid = $1 and copy.copy_of = was.bundle_sid
    and copy.status in (${UNDER_REVIEW}, '${BundleStatus.TWILIO_APPROVED}'))`;

/** The same for an assignment. */
export const noticeUnassigned = (begun: string): string => `
  insert into onboarding.mirror_drift (account_sid, kind, sid, profile_sid, bundle_sid, object_sid)
  select $1, 'ASSIGNMENT_GONE', was.sid, ${profileOf('was.bundle_sid')}, was.bundle_sid, was.object_sid
  from was join buried using (sid)
  where ${begun} is not null and ${isNotOurs(begun)} and not ${IS_REPLACED} and ${AFTER_THE_FIRST_PASS}`;

const CLOSE = 'update onboarding.mirror_drift d set closed_at = clock_timestamp()';

/** Closes what was noticed of assignments that are there again: `put` has them. */
export const CLOSE_ASSIGNED = `${CLOSE} from put
  where d.account_sid = $1 and d.bundle_sid = put.bundle_sid and d.object_sid = put.object_sid
    and d.kind = 'ASSIGNMENT_GONE' and d.closed_at is null`;

/** Closes what was noticed of statuses that are others now: `put` has the bundles. */
export const CLOSE_STATUS = `${CLOSE} from put
  where d.account_sid = $1 and d.sid = put.sid and d.became <> put.status
    and d.kind = 'STATUS_CHANGED' and d.closed_at is null`;

/**
 * Notes bundles with another status: `was` has the statuses before, `put` those after. A verdict on what was under review is
 * no drift: that is what a submission waits for. A draft is no verdict: somebody has withdrawn it.
 * @param isRead whether a read has brought them
 * @param begun of the read
 */
export const noticeStatus = (isRead: string, begun: string): string => `
  insert into onboarding.mirror_drift (account_sid, kind, sid, profile_sid, was, became)
  select $1, 'STATUS_CHANGED', was.sid, ${profileOf('was.sid')}, was.status, put.status
  from was join put using (sid)
  where ${isRead} and was.status <> put.status and ${isNotOurs(begun)}
    and (was.status not in (${UNDER_REVIEW}) or put.status = '${BundleStatus.DRAFT}') and ${AFTER_THE_FIRST_PASS}`;

/** Deletes what nobody will deal with any more: so much is kept of an account at most, and for so long at the longest. */
export const FORGET_NOTICED = `
  delete from onboarding.mirror_drift where account_sid = $1 and (
    noticed_at < clock_timestamp() - interval '180 days' or id < (
      select min(id) from (
        select id from onboarding.mirror_drift where account_sid = $1 order by id desc limit 10000) as newest))`;
