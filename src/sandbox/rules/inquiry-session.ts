import type { InquirySession } from '../entities/inquiry.js';
import { digest } from '../store/sids.js';
import type { World } from '../world.js';

/** "Expires in 24 hours" (description, a2p_embedded_session); assumed for the other inquiries. */
const SESSION_MS = 24 * 60 * 60 * 1000;

/** A session that is still valid is given again, an expired one is replaced (description, EmbeddedSessions). */
export function sessionAfter(world: World, session: InquirySession): InquirySession {
  return world.now() < session.expiresAt ? session : newSession(world);
}

/** A session with its own identifier, and a token that looks like the JSON web token of the description's example. */
export function newSession(world: World): InquirySession {
  const { sid } = world.store.issue('inq');
  const id = `inq_${sid.slice(3, 27)}`;
  const expiresAt = world.now() + SESSION_MS;
  const parts = [{ alg: 'HS256' }, { sub: id, exp: Math.floor(expiresAt / 1000) }].map((part) => JSON.stringify(part));
  const signed = parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
  return { id, token: `${signed}.${Buffer.from(digest(world.store.seed, signed)).toString('base64url')}`, expiresAt };
}
