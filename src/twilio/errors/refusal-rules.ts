import { UserErrorCode } from '../../domain/errors.js';

/** What a refusal is to the caller. The message is ours: what is wrong and what to do, never a value that was sent. */
export interface RefusalRule {
  readonly code: UserErrorCode;
  /** A function where it names what is refused, or the bundle that is the obstacle. */
  readonly message: string | ((names: RefusedNames) => string);
  /** What to do about it, where an onboarding has stopped and the code alone does not say. */
  readonly nextAction?: string;
}

/** The SIDs that a refusal may name. */
export interface RefusedNames {
  /** What the request was about. */
  readonly resourceSid?: string;
  /** The bundle that holds it, where Twilio's text says so of the bundle. */
  readonly holderSid?: string;
}

/** The way that is left where a bundle, or what is on it, is locked. */
const BY_COPY =
  'Wait for the review to end; what is approved is changed through a provisional copy (createCustomerProfileProvisionalCopy, createTrustProductProvisionalCopy), which Twilio reviews while the approved one stays in force.';

const LOCKED: RefusalRule = {
  code: UserErrorCode.NOT_EDITABLE,
  message: `This bundle is under review or approved, so Twilio lets nobody change it. ${BY_COPY}`,
};

/** Twilio says this of an end user or a document. */
const ON_LOCKED: RefusalRule = {
  code: UserErrorCode.NOT_EDITABLE,
  message: `It is on a bundle that is under review or approved, so Twilio lets nobody change it. ${BY_COPY}`,
};

const ALREADY_ASSIGNED: RefusalRule = {
  code: UserErrorCode.CONFLICT,
  message: ({ resourceSid = 'This', holderSid = 'a bundle' }) =>
    `${resourceSid} is already assigned to ${holderSid}. Use what is there: a phone number can be on one customer profile, and on one trust product of each policy, and nothing was taken from where it is.`,
};

/** A change of status that Twilio does not accept. */
const STATUS_REFUSED: RefusalRule = {
  code: UserErrorCode.NOT_EDITABLE,
  message: 'Twilio does not accept this status now: only a draft or a rejected bundle can be submitted.',
};

const [PROFILES, PRODUCTS] = ['customer[ _-]?profile', 'trust[ _-]?product'];

/** A rule for all refusals whose text fits. */
interface TextRule {
  readonly text: RegExp;
  readonly rule: RefusalRule;
}

/** Also sent as a 401, though the credentials are right. */
export const PRIMARY_NOT_APPROVED: TextRule = {
  text: /primary (compliance|customer) profile is not approved/i,
  rule: {
    code: UserErrorCode.UPSTREAM_REFUSED,
    message:
      "The account's primary customer profile is not approved, and until it is, Twilio refuses this. Complete and submit it in the Twilio Console, and wait for its approval.",
    nextAction: 'Get the primary customer profile approved in the Twilio Console, then resume the onboarding.',
  },
};

/**
 * Refusals that Twilio distinguishes by their text only: the codes are undocumented or shared (TRUSTHUB 6, 12 and 13).
 * The texts are from live answers that developers published, hence the loose patterns; the first that matches wins.
 */
export const TEXT_RULES: readonly TextRule[] = [
  {
    // github.com/twilio/twilio-node/issues/965
    text: /direct_customer can only be created through Twilio console/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message:
        "The account's primary customer profile is registered as a direct customer, and Twilio lets only ISVs, resellers and partners create secondary profiles by API. Change the primary profile's business identity to ISV, reseller or partner in the Twilio Console, or create this secondary profile there.",
    },
  },
  {
    text: /restricted via API for Primary Customer Profiles/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message:
        'Twilio does not let primary customer profiles be created or submitted by API. Do it in the Twilio Console.',
      nextAction: 'Create and submit the primary customer profile in the Twilio Console, then resume.',
    },
  },
  PRIMARY_NOT_APPROVED,
  { text: /already (assigned|mapped|associated|attached)/i, rule: ALREADY_ASSIGNED },
  {
    text: notOn(PRODUCTS, PROFILES),
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message: ({ resourceSid = 'The phone number' }) =>
        `${resourceSid} is not on every trust product that this one depends on. Assign it to those first, then to this one.`,
      nextAction: 'Assign the phone number to the trust products that this one depends on, then resume.',
    },
  },
  {
    text: notOn(PROFILES, PRODUCTS),
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message: ({ resourceSid = 'The phone number' }) =>
        `${resourceSid} is not on the customer profile that this trust product depends on. Assign it to that profile first, then to the product.`,
      nextAction: 'Assign the phone number to the customer profile (assignPhoneNumbersToCustomerProfile), then resume.',
    },
  },
  {
    text: /(must|should|needs? to|has to) be (in (status )?)?.?(TWILIO[_-]APPROVED|approved)/i,
    rule: {
      code: UserErrorCode.UPSTREAM_REFUSED,
      message: 'A customer profile that this depends on is not approved yet. Wait for its approval, then try again.',
    },
  },
  { text: /user cannot perform this status update/i, rule: STATUS_REFUSED },
  { text: /\bimmutable state\b/i, rule: ON_LOCKED },
  {
    text: /document type not found/i,
    rule: { code: UserErrorCode.INVALID_INPUT, message: 'Twilio does not know this type of document.' },
  },
  { text: /TWILIO_APPROVED|PENDING_REVIEW|IN_REVIEW|TWILIO_REJECTED/, rule: LOCKED },
];

/**
 * "Phone number ... is not assigned to all the required supporting ... Customer profile": the words between are not
 * known, so the first kind of bundle that is named counts.
 */
function notOn(bundles: string, others: string): RegExp {
  const between = `(?:(?!${others})[^.]){0,120}?`;
  return new RegExp(`not (?:assigned|mapped|associated|attached) (?:to|with) ${between}${bundles}`, 'i');
}

const INVALID = UserErrorCode.INVALID_INPUT;
const LOCKED_CODE = UserErrorCode.NOT_EDITABLE;
const REFUSED = UserErrorCode.UPSTREAM_REFUSED;
const NONCOMPLIANT = UserErrorCode.NOT_COMPLIANT;

/**
 * By Twilio's code (TRUSTHUB 5 and 6; https://www.twilio.com/docs/api/errors). A bare sentence belongs to
 * INVALID_INPUT.
 */
const RULES: Readonly<Record<number, string | readonly [UserErrorCode, string] | RefusalRule>> = {
  20001: 'A value is missing, or is not one that Twilio knows. Fill in every required field.',
  20002: 'Twilio does not accept this friendly name. Give one of at most 255 ordinary characters.',
  20007: 'The page is too large: ask for fewer items.',
  20162: [
    UserErrorCode.CONFLICT,
    'Another change of the same bundle is in progress at Twilio. Try again when it has finished.',
  ],
  20409: ALREADY_ASSIGNED,
  20422: 'Twilio does not accept one of the values. Check them against the description of each field.',
  20423: 'Twilio does not accept one of the SIDs. Check that each is complete and of the right kind.',
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
  21646: [LOCKED_CODE, 'Twilio does not delete this supporting document: its status does not allow it.'],
  21647: [
    LOCKED_CODE,
    'Twilio does not delete this bundle: it is under review, or something else still depends on it.',
  ],
  21648: [LOCKED_CODE, 'The bundle still has phone numbers. Remove them first.'],
  21724: [REFUSED, 'The A2P brand was updated as often as Twilio allows.'],
  21725: [LOCKED_CODE, 'The A2P brand can only be updated after it failed.'],
  21726: [REFUSED, 'Twilio no longer accepts starter brands. Use a standard or sole proprietor brand.'],
  22203: STATUS_REFUSED,
  22204: 'Twilio does not accept a new status and other changes at once. Make the one change, then the other.',
  22205: 'Twilio does not accept the SID of what is to be attached. Check that it exists in this account.',
  22206:
    'Twilio does not know this type of end user or document, or does not accept it on this bundle. endUserTypes and supportingDocumentTypes list the types; an address goes in as a supporting document.',
  22207: 'The attributes are not a JSON object that Twilio can read.',
  22210: 'The type of the supporting document is missing or unknown.',
  22211: 'The friendly name of the supporting document is missing.',
  22214: [NONCOMPLIANT, 'An end user that the policy asks for is not attached.'],
  22215: [NONCOMPLIANT, 'An end user lacks a field that the policy asks for.'],
  22216: [NONCOMPLIANT, 'A supporting document that the policy asks for is not attached.'],
  22217: [NONCOMPLIANT, 'A supporting document lacks a field that the policy asks for.'],
  22218: [
    NONCOMPLIANT,
    'A supporting document and an end user contradict each other, or have a value that Twilio does not know.',
  ],
  22219: [NONCOMPLIANT, 'The address is missing. Attach a supporting document that holds the SID of an address.'],
  22229: [LOCKED_CODE, 'The supporting document cannot be removed from this bundle in its present status.'],
  22300: [REFUSED, 'Twilio has restricted this account from getting phone numbers. Ask Twilio support.'],
  22404: [
    REFUSED,
    'Twilio no longer accepts starter customer profiles for this account. Use a secondary business profile.',
  ],
  30915: [REFUSED, 'A business with a tax number cannot register as a sole proprietor. Use a standard registration.'],
  60003: [UserErrorCode.NOT_FOUND, 'Twilio has no data of this end user any more.'],
  60702: [UserErrorCode.NOT_FOUND, 'Twilio has no such business profile in this account.'],
  60711: LOCKED,
  // Twilio uses this code for several refusals; their texts say which.
  70002: [
    REFUSED,
    `Twilio does not accept this in the present status. Check the type, and whether what it belongs to is under review or approved. ${BY_COPY}`,
  ],
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
