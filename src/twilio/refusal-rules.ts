import { UserErrorCode } from '../domain/errors.js';

/** What a refusal is to the caller. The message is ours: what is wrong and what to do, never a value that was sent. */
export interface RefusalRule {
  readonly code: UserErrorCode;
  /** A function where Twilio's text names the bundle that stands in the way. */
  readonly message: string | ((bundleSid: string | undefined) => string);
}

const LOCKED: RefusalRule = {
  code: UserErrorCode.NOT_EDITABLE,
  message:
    'This bundle is under review or approved, so Twilio lets nobody change it. Wait for the review to end; what is approved is changed through a provisional copy.',
};

const ALREADY_ASSIGNED: RefusalRule = {
  code: UserErrorCode.CONFLICT,
  message: (bundleSid) =>
    `This is already assigned to ${bundleSid ?? 'a bundle'}. Use what is there, or remove it from there first: a phone number can be on one customer profile, and on one trust product of each policy.`,
};

/**
 * Refusals that Twilio tells apart by their text only: the codes are undocumented or shared (TRUSTHUB 6 and 12). The
 * texts are from live answers that developers published, hence the loose patterns; the first that matches wins.
 */
export const TEXT_RULES: readonly { readonly text: RegExp; readonly rule: RefusalRule }[] = [
  {
    // github.com/twilio/twilio-node/issues/965
    text: /direct_customer can only be created through Twilio console/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message:
        "The account's primary customer profile is registered as a direct customer, and Twilio lets only ISVs, resellers and partners create secondary profiles by API. Change the primary profile's business identity to ISV, reseller or partner in the Twilio Console, or create this secondary profile there.",
    },
  },
  { text: /already (assigned|mapped|associated|attached)/i, rule: ALREADY_ASSIGNED },
  {
    text: /not (assigned|mapped|associated|attached) (to|with) (a|the|its|any)?\s*(supporting )?customer[ _-]?profile/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message:
        'The phone number is not on the customer profile that this trust product rests on. Assign it to that profile first, then to the product.',
    },
  },
  {
    text: /(must|should|needs? to|has to) be (in (status )?)?.?(TWILIO[_-]APPROVED|approved)/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message: 'A customer profile that this rests on is not approved yet. Wait for its approval, then try again.',
    },
  },
  { text: /TWILIO_APPROVED|PENDING_REVIEW|IN_REVIEW|TWILIO_REJECTED/, rule: LOCKED },
];

const INVALID = UserErrorCode.INVALID_INPUT;
const LOCKED_CODE = UserErrorCode.NOT_EDITABLE;
const REFUSED = UserErrorCode.UPSTREAM_REFUSED;
const NONCOMPLIANT = UserErrorCode.NOT_COMPLIANT;

/** By Twilio's code (TRUSTHUB 5 and 6; https://www.twilio.com/docs/api/errors). A bare sentence belongs to INVALID_INPUT. */
const RULES: Readonly<Record<number, string | readonly [UserErrorCode, string] | RefusalRule>> = {
  20001: 'Twilio misses a value, or does not know one of those sent. Fill in every required field.',
  20002: 'Twilio does not take this friendly name. Give one of at most 255 ordinary characters.',
  20007: 'The page is too large: ask for fewer items.',
  20162: [
    UserErrorCode.CONFLICT,
    'Another change of the same bundle is under way at Twilio. Try again when it has finished.',
  ],
  20409: ALREADY_ASSIGNED,
  20422: 'Twilio does not take one of the values. Check them against the description of each field.',
  20423: 'Twilio does not take one of the SIDs. Check that each is complete and of the right kind.',
  21481: 'This place in the list is no longer valid. Start again without `after`.',
  21615: [
    REFUSED,
    'This phone number needs an address before it can be used. Give the number one in the Twilio Console.',
  ],
  21628: 'Twilio cannot validate the address. Check street, city, region, postal code and country.',
  21629: 'Twilio suggests another form of the address. Check it, or allow Twilio to correct it (autoCorrectAddress).',
  21630: [
    LOCKED_CODE,
    'The address belongs to a verified document, so it cannot change. Create a new address instead.',
  ],
  21631: [
    REFUSED,
    'This phone number needs an address before it can be used. Give the number one in the Twilio Console.',
  ],
  21644: [LOCKED_CODE, 'The end user is assigned to a bundle. Remove that assignment first.'],
  21645: [LOCKED_CODE, 'The supporting document is assigned to a bundle. Remove that assignment first.'],
  21646: [LOCKED_CODE, 'Twilio keeps this supporting document: its status does not allow that it is deleted.'],
  21647: [LOCKED_CODE, 'Twilio keeps this bundle: it is under review, or something else still rests on it.'],
  21648: [LOCKED_CODE, 'The bundle still holds phone numbers. Remove them first.'],
  21724: [REFUSED, 'The A2P brand was updated as often as Twilio allows.'],
  21725: [LOCKED_CODE, 'The A2P brand can only be updated after it failed.'],
  21726: [REFUSED, 'Twilio no longer takes starter brands. Use a standard or sole proprietor brand.'],
  22203: [LOCKED_CODE, 'Twilio does not take this status now: only a draft or a rejected bundle can be submitted.'],
  22204: 'Twilio does not take a new status and other changes at once. Change the one, then the other.',
  22205: 'Twilio does not take the SID of what is to be attached. Check that it exists in this account.',
  22206: 'This kind of thing cannot be attached to this bundle. An address goes in as a supporting document.',
  22207: 'The attributes are not a JSON object that Twilio can read.',
  22210: 'The type of the supporting document is missing or unknown.',
  22211: 'The friendly name of the supporting document is missing.',
  22214: [NONCOMPLIANT, 'An end user that the policy asks for is not attached.'],
  22215: [NONCOMPLIANT, 'An end user lacks a field that the policy asks for.'],
  22216: [NONCOMPLIANT, 'A supporting document that the policy asks for is not attached.'],
  22217: [NONCOMPLIANT, 'A supporting document lacks a field that the policy asks for.'],
  22218: [
    NONCOMPLIANT,
    'A supporting document and an end user contradict each other, or hold a word that Twilio does not know.',
  ],
  22219: [NONCOMPLIANT, 'The address is missing. Attach a supporting document that holds the SID of an address.'],
  22229: [LOCKED_CODE, 'The supporting document cannot be removed from this bundle in its present status.'],
  22300: [REFUSED, 'Twilio has restricted this account from getting phone numbers. Ask Twilio support.'],
  22404: [
    REFUSED,
    'Twilio no longer takes starter customer profiles for this account. Use a secondary business profile.',
  ],
  30915: [REFUSED, 'A business with a tax number cannot register as a sole proprietor. Use a standard registration.'],
  60003: [UserErrorCode.NOT_FOUND, 'Twilio has no data of this end user any more.'],
  60702: [UserErrorCode.NOT_FOUND, 'Twilio has no such business profile in this account.'],
  60711: LOCKED,
  70002: 'Twilio does not know this type of document.',
  70003: ALREADY_ASSIGNED,
  18607: [LOCKED_CODE, 'This bundle is not eligible to be copied: only an approved one can be.'],
  18608: [LOCKED_CODE, 'This bundle has a copy already. Go on with that one.'],
  18610: [LOCKED_CODE, 'This bundle cannot be copied because its address was deleted.'],
};

export const CODE_RULES: ReadonlyMap<number, RefusalRule> = new Map(
  Object.entries(RULES).map(([code, rule]) => [Number(code), toRule(rule)]),
);

function toRule(rule: string | readonly [UserErrorCode, string] | RefusalRule): RefusalRule {
  if (typeof rule === 'string') return { code: INVALID, message: rule };
  return 'code' in rule ? rule : { code: rule[0], message: rule[1] };
}
