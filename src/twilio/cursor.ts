import { createHmac, timingSafeEqual } from 'node:crypto';

import { CallerError, UserErrorCode, userError } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';

/** One page of Twilio's: `Page` and `PageToken` come from the link to it, the size must stay that of the first page. */
export interface PagePosition {
  readonly pageSize: number;
  readonly pageNumber?: number;
  readonly pageToken?: string;
}

/** The place after one item. */
export interface CursorPlace {
  readonly position: PagePosition;
  /** How many items of that page lie before the place. */
  readonly index: number;
  /** The item just before the place, by which it is found again when rows were added meanwhile. */
  readonly anchor: Sid;
}

/** Bytes of the signature: 2^96 guesses are enough for a value that gives access to nothing. */
const SIGNATURE_BYTES = 12;

/**
 * Makes and opens the cursors of one account. A cursor is signed, so that nobody pages with a token of their own making,
 * and bound to the account and to the list with its filter: elsewhere Twilio's token would give wrong items, silently.
 * The key is derived from the credentials, so every process of a deployment opens the cursors of the others.
 */
export class CursorCodec {
  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly accountSid: Sid,
  ) {
    this.key = createHmac('sha256', secret).update('trusthub-graphql cursors 1').digest();
  }

  /** @param binding the list and its filter, in one text */
  seal(binding: string, place: CursorPlace): string {
    const { pageSize, pageNumber = null, pageToken = null } = place.position;
    const content = JSON.stringify([pageSize, pageNumber, pageToken, place.index, place.anchor]);
    return Buffer.concat([this.sign(binding, content), Buffer.from(content)]).toString('base64url');
  }

  /** @throws CallerError INVALID_INPUT for a cursor that this list of this account did not give out */
  open(binding: string, cursor: string): CursorPlace {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const content = bytes.subarray(SIGNATURE_BYTES).toString('utf8');
    const genuine = signature.length === SIGNATURE_BYTES && timingSafeEqual(signature, this.sign(binding, content));
    const place = genuine ? placeOf(content) : null;
    if (place === null) throw invalidCursor('This cursor does not belong to this list.');
    return place;
  }

  private sign(binding: string, content: string): Buffer {
    // The parts are JSON or SIDs, so a line break cannot move from one into the other.
    const text = `${this.accountSid}\n${binding}\n${content}`;
    return createHmac('sha256', this.key).update(text).digest().subarray(0, SIGNATURE_BYTES);
  }
}

/** The error of a cursor that cannot be used, with what to do. */
export function invalidCursor(why: string): CallerError {
  return new CallerError(
    userError(UserErrorCode.INVALID_INPUT, `${why} Start again without \`after\`.`, { path: ['after'] }),
  );
}

/** Signed content is ours, but may be that of another version. */
function placeOf(content: string): CursorPlace | null {
  try {
    const [pageSize, pageNumber, pageToken, index, anchor] = JSON.parse(content) as unknown[];
    if (typeof pageSize !== 'number' || typeof index !== 'number' || typeof anchor !== 'string') return null;
    return {
      position: {
        pageSize,
        ...(typeof pageNumber === 'number' && { pageNumber }),
        ...(typeof pageToken === 'string' && { pageToken }),
      },
      index,
      anchor,
    };
  } catch {
    return null;
  }
}
