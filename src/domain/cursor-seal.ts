import { createHmac, timingSafeEqual } from 'node:crypto';

import { CallerError, UserErrorCode, userError } from './errors.js';
import type { Sid } from './sid.js';

/** Bytes of the signature: 2^96 guesses are enough for a value that gives access to nothing. */
const SIGNATURE_BYTES = 12;

/**
 * Signs and opens the cursors of all lists. A cursor is signed, so that callers can't invent one, and bound to the
 * account and to the list with its filter: elsewhere it would silently give wrong items. The key is
 * derived from the credentials, so every process of a deployment opens the cursors of the others.
 */
export class CursorSeal {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('trusthub-graphql cursors 1').digest();
  }

  /** @param binding the list and its filter, in one text without line breaks */
  seal(accountSid: Sid, binding: string, content: string): string {
    return Buffer.concat([this.sign(accountSid, binding, content), Buffer.from(content)]).toString('base64url');
  }

  /**
   * The content as it was sealed.
   * @throws CallerError INVALID_INPUT for a cursor that this list of this account did not give out
   */
  open(accountSid: Sid, binding: string, cursor: string): string {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const content = bytes.subarray(SIGNATURE_BYTES).toString('utf8');
    const expected = this.sign(accountSid, binding, content);
    if (signature.length !== SIGNATURE_BYTES || !timingSafeEqual(signature, expected)) throw foreignCursor();
    return content;
  }

  private sign(accountSid: Sid, binding: string, content: string): Buffer {
    // The parts are JSON or SIDs, so a line break cannot move from one into the other.
    const text = `${accountSid}\n${binding}\n${content}`;
    return createHmac('sha256', this.key).update(text).digest().subarray(0, SIGNATURE_BYTES);
  }
}

/** The error of a cursor that this list did not give out, or not with this filter. */
export function foreignCursor(): CallerError {
  return invalidCursor('This cursor does not belong to this list, or the filter was changed.');
}

/** The error of a cursor that cannot be used, with what to do. */
export function invalidCursor(why: string): CallerError {
  return new CallerError(
    userError(UserErrorCode.INVALID_INPUT, `${why} Start again without \`after\`.`, { path: ['after'] }),
  );
}
