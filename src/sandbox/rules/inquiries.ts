import type { Bundle } from '../entities/bundle.js';
import { bundleOfInquiryId } from '../entities/inquiry.js';
import type { Inquiry, InquiryKind, InquirySession, Prefill } from '../entities/inquiry.js';
import { notFound } from '../http/errors.js';
import { effectsOn, hasEffect } from './magic/table.js';
import { isEditable, locked } from './status.js';
import { beginReview } from './submission.js';
import { digest } from '../store/sids.js';
import type { World } from '../world.js';

/** What a new inquiry is about. */
export interface Wanted extends Pick<Inquiry, 'kind' | 'subjectSid' | 'prefill'> {
  readonly bundle: Pick<Bundle, 'kind' | 'policySid' | 'friendlyName' | 'email' | 'statusCallback'>;
}

/**
 * Starts a hosted form: a draft bundle and a session for it. The form itself, a page in a browser, is not emulated. A
 * customer's bundle is a CustomerProfile, filled and submitted through the API like any other; a registration is
 * submitted where its NotificationEmail says so (see the magic values).
 */
export function startInquiry(world: World, accountSid: string, wanted: Wanted): Inquiry {
  const { kind, subjectSid, prefill } = wanted;
  const review = { status: 'draft', validUntil: null, errors: null, review: null } as const;
  const bundle = world.create('bundles', 'BU', accountSid, { ...wanted.bundle, ...review });
  const inquiry = world.create('inquiries', 'IQ', accountSid, {
    bundleSid: bundle.sid,
    kind,
    subjectSid,
    prefill,
    themeSetId: themeOf(prefill) ?? null,
    session: newSession(world),
  });
  handIn(world, bundle);
  return inquiry;
}

/**
 * Resumes a form that waits, or re-opens a rejected one for editing (description). One that is submitted or approved is
 * "in a non-resumable state": 400.
 */
export function resumeInquiry(world: World, inquiry: Inquiry, prefill: Prefill): Inquiry {
  const bundle = world.tables.bundles.get(inquiry.bundleSid);
  if (bundle === undefined) throw notFound(inquiry.bundleSid);
  if (!isEditable(bundle)) throw locked(bundle, 'its inquiry cannot be resumed');
  const resumed = world.update('inquiries', inquiry, {
    prefill: { ...inquiry.prefill, ...prefill },
    themeSetId: themeOf(prefill) ?? inquiry.themeSetId,
    session: sessionAfter(world, inquiry.session),
  });
  handIn(world, bundle);
  return resumed;
}

/** The inquiry behind an identifier of one of the given kinds; another account's does not exist. */
export function inquiryById(world: World, accountSid: string, id: string, kind: InquiryKind): Inquiry | undefined {
  const inquiry = world.tables.inquiries.list('bundle', bundleOfInquiryId(id) ?? '').first();
  return inquiry?.kind === kind && inquiry.accountSid === accountSid && id.includes(accountSid) ? inquiry : undefined;
}

/** The inquiry about a thing: a toll-free number's, or that of a messaging service's campaign. */
export function inquiryAbout(world: World, accountSid: string, kind: InquiryKind, sid: string): Inquiry | undefined {
  return world.tables.inquiries.list('subject', accountSid, kind, sid).first();
}

function themeOf({ ThemeSetId }: Prefill): string | undefined {
  return typeof ThemeSetId === 'string' ? ThemeSetId : undefined;
}

function handIn(world: World, bundle: Bundle): void {
  if (hasEffect(effectsOn(world, bundle), 'submission')) beginReview(world, bundle);
}

/** "Expires in 24 hours" (description, a2p_embedded_session); assumed for the other inquiries. */
const SESSION_MS = 24 * 60 * 60 * 1000;

/** A session that is still valid is given again, an expired one is replaced (description, EmbeddedSessions). */
function sessionAfter(world: World, session: InquirySession): InquirySession {
  return world.now() < session.expiresAt ? session : newSession(world);
}

/** A session with its own identifier, and a token that looks like the JSON web token of the description's example. */
function newSession(world: World): InquirySession {
  const { sid } = world.store.issue('inq');
  const id = `inq_${sid.slice(3, 27)}`;
  const expiresAt = world.now() + SESSION_MS;
  const parts = [{ alg: 'HS256' }, { sub: id, exp: Math.floor(expiresAt / 1000) }].map((part) => JSON.stringify(part));
  const signed = parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
  return { id, token: `${signed}.${Buffer.from(digest(world.store.seed, signed)).toString('base64url')}`, expiresAt };
}
