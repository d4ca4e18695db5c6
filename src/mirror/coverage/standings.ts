import type { CoverageKind, CoverageRecord, CoverageState } from '../../domain/coverage.js';
import type { BundleRecord } from '../../domain/bundle.js';
import { BundleStatus, isUnderReview, NOUN_OF_BUNDLE, type BundleKind } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { StoredRecord } from '../storage/record-vault.js';

/** How something stands, in the words of the view `mirror_rating`: the larger the better. */
const STANDING = { IN_FORCE: 40, IN_REVIEW: 30, REJECTED: 20, UNSENT: 13, EXPIRED: 12, NOT_ON_PROFILE: 11 } as const;

/** By the tens of a standing. */
const STATES = ['MISSING', 'BROKEN', 'REJECTED', 'IN_REVIEW', 'COVERED'] as const satisfies readonly CoverageState[];

/** Of a state, as SQL and here: its place in `STATES`. */
export const PLACE_OF_STATE = Object.fromEntries(STATES.map((state, place) => [state, place])) as Readonly<
  Record<CoverageState, number>
>;

/** @param place of `PLACE_OF_STATE` */
const stateAt = (place: number): CoverageState => STATES[place] ?? 'BROKEN';

/** The best product of a kind that a number is on, and how it stands there. */
export interface RatingRow {
  readonly number_sid: Sid;
  readonly kind: CoverageKind;
  /** Whose product it is. */
  readonly account_sid: Sid;
  readonly assigned_at: Date | null;
  readonly product_sid: Sid;
  readonly record: StoredRecord;
  readonly product_standing: number;
  readonly product_status: BundleStatus;
  readonly product_until: Date | null;
  readonly product_since: Date | null;
  /** Null where the product names none. */
  readonly profile_sid: Sid | null;
  readonly profile_standing: number;
  readonly profile_status: BundleStatus | null;
  readonly profile_until: Date | null;
  readonly profile_since: Date | null;
  readonly profile_assigned_at: Date | null;
  readonly standing: number;
  /** Whether the number is in no account any more. */
  readonly is_gone: boolean;
}

/** One of the two bundles that a number rests on. */
interface Part {
  readonly name: string;
  readonly standing: number;
  readonly status: BundleStatus | null;
  readonly until: Date | null;
  readonly since: Date | null;
}

const NAME_OF_KIND: Readonly<Record<CoverageKind, string>> = {
  SHAKEN_STIR: 'SHAKEN/STIR',
  VOICE_INTEGRITY: 'Voice Integrity',
  CNAM: 'CNAM',
};

/** The coverage of a number that is on no product of the kind. */
export function missing(kind: CoverageKind): CoverageRecord {
  const reason = `It is on no ${NAME_OF_KIND[kind]} product: assign it to a customer profile, then to such a product of that profile.`;
  return { kind, state: 'MISSING', reason, since: null, trustProduct: null };
}

/**
 * The coverage that follows from a rating.
 * @param trustProduct null for one whose record can't be read
 */
export function coverageOf(row: RatingRow, trustProduct: BundleRecord | null): CoverageRecord {
  const { kind, standing } = row;
  const nameOf = (bundleKind: BundleKind, sid: Sid) => `the ${NOUN_OF_BUNDLE[bundleKind]} ${sid}`;
  const product: Part = {
    name: nameOf('TrustProduct', row.product_sid),
    standing: row.product_standing,
    status: row.product_status,
    until: row.product_until,
    since: row.product_since,
  };
  const profile: Part = {
    name: row.profile_sid === null ? '' : nameOf('CustomerProfile', row.profile_sid),
    standing: row.profile_standing,
    status: row.profile_status,
    until: row.profile_until,
    since: row.profile_since,
  };
  const worst = product.standing <= profile.standing ? product : profile;
  const deciding = [product, profile].filter((part) => part.standing === standing);
  return {
    kind,
    state: stateAt(Math.floor(standing / 10)),
    reason: standing === STANDING.IN_FORCE ? null : reasonOf(worst, product.name),
    since: sinceOf(row, deciding),
    trustProduct,
  };
}

function reasonOf({ name, standing, status, until }: Part, product: string): string {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  switch (standing) {
    case STANDING.IN_REVIEW:
      return `Twilio is reviewing ${name}: wait for the outcome.`;
    case STANDING.REJECTED:
      return `Twilio rejected ${name}: correct what its rejections name, and submit it again.`;
    case STANDING.UNSENT:
      return status === BundleStatus.DRAFT
        ? `${capital} was never submitted: complete it and submit it.`
        : `${capital} has a status that this server does not know: see what it is in Twilio's Console.`;
    case STANDING.EXPIRED: {
      const ended = `The approval of ${name} ended on ${until?.toISOString().slice(0, 10) ?? 'a date that has passed'}`;
      return status !== null && isUnderReview(status)
        ? `${ended}, and Twilio is reviewing it again: wait for the outcome.`
        : `${ended}: change it through a provisional copy and submit that.`;
    }
    case STANDING.NOT_ON_PROFILE:
      return `It is on ${product}, but not on ${name}, which that product names: assign it there too.`;
    default:
      return `${product.charAt(0).toUpperCase() + product.slice(1)} names no customer profile that exists: assign one to it.`;
  }
}

/** The latest of the times at which that began which decides. */
function sinceOf(row: RatingRow, deciding: readonly Part[]): Date | null {
  const { standing } = row;
  if (standing < STANDING.EXPIRED) return null;
  const began = deciding.map(({ until, since }) => (standing === STANDING.EXPIRED ? until : since));
  const assigned = standing === STANDING.IN_FORCE ? [row.assigned_at, row.profile_assigned_at] : [row.assigned_at];
  const times = [...began, ...assigned].flatMap((time) => (time === null ? [] : [time.getTime()]));
  return began.includes(null) || times.length === 0 ? null : new Date(Math.max(...times));
}
