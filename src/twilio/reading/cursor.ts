import { CursorSeal, foreignCursor } from '../../domain/cursor-seal.js';
import type { Sid } from '../../domain/sid.js';

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

/** Makes and opens the cursors of one account's lists at Twilio. */
export class CursorCodec {
  private readonly cursors: CursorSeal;

  constructor(
    secret: string,
    private readonly accountSid: Sid,
  ) {
    this.cursors = new CursorSeal(secret);
  }

  /** @param binding the list and its filter, in one text */
  seal(binding: string, place: CursorPlace): string {
    const { pageSize, pageNumber = null, pageToken = null } = place.position;
    const content = JSON.stringify([pageSize, pageNumber, pageToken, place.index, place.anchor]);
    return this.cursors.seal(this.accountSid, binding, content);
  }

  /** @throws CallerError INVALID_INPUT for a cursor that this list of this account did not give out */
  open(binding: string, cursor: string): CursorPlace {
    const place = placeOf(this.cursors.open(this.accountSid, binding, cursor));
    if (place === null) throw foreignCursor();
    return place;
  }
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
