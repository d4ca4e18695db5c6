/** What a reviewer's code means, what to do, and which field of the onboarding input it is about. */
export interface RejectionText {
  readonly message: string;
  readonly remedy: string;
  readonly field: string | null;
}

const NUMBER = 'business.businessRegistrationNumber';
const WEBSITE = 'business.websiteUrl';
const CNAM = 'cnam.cnamDisplayName';

/** For what Voice Integrity finds on its profile, which is approved by then. */
const BY_COPY =
  'An approved profile is changed through a provisional copy (createCustomerProfileProvisionalCopy): once that is approved, submit the trust product again.';

type Row = readonly [message: string, remedy: string, field: string | null];

/*
 * TRUSTHUB section 6: the dictionary https://www.twilio.com/docs/api/errors, and for 186xx
 * https://www.twilio.com/en-us/changelog/introducing-error-codes-for-trust-hub-customer-profiles
 */

/** Customer profiles. */
const PROFILE: Readonly<Record<number, Row>> = {
  18601: [
    'Twilio could not connect the business name with the website.',
    'Give the website that shows the legal name of the business, reachable without a login, or correct the name.',
    WEBSITE,
  ],
  18602: [
    'Twilio could not verify the registration number of the business.',
    'Give the number exactly as the authority registered it for this legal name: a tax number (EIN) for a US business, not a DUNS number.',
    NUMBER,
  ],
  18603: [
    'Twilio could not verify the address of the business.',
    'Give the street address under which the business is registered: no PO box, no virtual office, no mailbox service.',
    'address',
  ],
  18604: [
    'Twilio could not verify the first authorized representative, or the tie to the business.',
    'Give the full legal name, a work email address and a work phone number of somebody who can be found as acting for the business.',
    'authorizedRepresentatives.0',
  ],
  18605: [
    'Twilio could not verify the second authorized representative, or the tie to the business.',
    'Give the full legal name, a work email address and a work phone number, or leave the second representative out.',
    'authorizedRepresentatives.1',
  ],
  18606: [
    'The email address of the representative does not belong to the domain of the website.',
    "Use an email address at the business's own domain, not a free mail service.",
    'authorizedRepresentatives.0.email',
  ],
  18607: ['The profile is not eligible to be copied.', 'Copy only an approved profile, or make a new one.', null],
  18608: ['The profile has been copied already.', 'Go on with the copy that exists.', null],
  18609: [
    'The registration authority of the business is not one that Twilio accepts.',
    'Choose the identifier that the tax or company register of the country gave out, such as EIN in the US.',
    'business.businessRegistrationIdentifier',
  ],
  18610: [
    'The profile cannot be copied because its address was deleted.',
    'Give an address and make a new profile.',
    'address',
  ],
};

const BRANDED: Row = [
  'A detail of the branded calling registration was refused: the display name, the logo or the call reason.',
  'Read what Twilio says about this code, correct that detail and submit again.',
  null,
];

/** Trust products of voice: Voice Integrity, CNAM, branded calling. */
const VOICE: Readonly<Record<number, Row>> = {
  11001: [
    'The website URL does not have the right form.',
    `Give the whole address of the website, beginning with https://. ${BY_COPY}`,
    WEBSITE,
  ],
  11002: [
    'The authorized representative needs a valid phone number in the US.',
    `Give a phone number that begins with +1. ${BY_COPY}`,
    'authorizedRepresentatives.0.phoneNumber',
  ],
  11003: [
    'The business address must be in the US.',
    `Give the US street address of the business. ${BY_COPY}`,
    'address',
  ],
  11004: [
    'The registration of the business could not be validated.',
    `Give the registration number exactly as the authority registered it for this legal name. ${BY_COPY}`,
    NUMBER,
  ],
  11005: [
    'Voice Integrity was rejected because the customer profile is not approved.',
    'Wait until the profile is approved, then submit the trust product again.',
    null,
  ],
  11006: [
    'CNAM was rejected because the customer profile is not approved.',
    'Wait until the profile is approved, then submit the trust product again.',
    null,
  ],
  11007: [
    'The caller name does not match the business.',
    'Choose a display name that is recognisably the legal or trade name of the business.',
    CNAM,
  ],
  11008: ['The caller name has content that is not allowed.', 'Choose a display name without such words.', CNAM],
  11009: [
    'The caller name does not meet the requirements.',
    'Use at most 15 letters, digits, periods, commas and spaces, beginning with a letter, and not only a place name.',
    CNAM,
  ],
  11010: [
    'The letter of authorization is incomplete.',
    'Fill in and sign every part of the letter, then submit again.',
    null,
  ],
  11011: [
    'The company is less than a year old.',
    'Submit again when the business has been registered for a year.',
    null,
  ],
  // The dictionary's five codes of branded calling share one sentence: what each stands for exactly is not published.
  11012: BRANDED,
  11013: BRANDED,
  11014: BRANDED,
  11015: BRANDED,
  11016: BRANDED,
  11020: ['The call reason contains a link.', 'Remove the link from the call reason.', null],
};

/** Regulatory reasons that also reach Trust Hub bundles (18001 to 18064); those that say what to correct. */
const REGULATORY: Readonly<Record<number, Row>> = {
  18010: [
    'The registration number does not match the register or the document.',
    'Give the number exactly as it stands in the register.',
    NUMBER,
  ],
  18014: ['The address is not valid.', 'Check street, city, region, postal code and country.', 'address'],
  18018: ['The address is a PO box, which is not allowed.', 'Give the street address of the business.', 'address'],
  18053: [
    'Twilio could not connect the business with the website.',
    'Give the website that shows the legal name of the business.',
    WEBSITE,
  ],
  18099: ['Twilio rejected this as a test.', 'Submit the data of a real business.', null],
};

/** A noncompliant bundle is rejected as it is submitted; these are the evaluation's codes (TRUSTHUB 5). */
const COMPLIANCE: Readonly<Record<number, Row>> = {
  22214: ['An end user that the policy asks for is not attached.', 'Attach it, then submit again.', null],
  22215: ['An end user lacks a field that the policy asks for.', 'Fill in the field that the evaluation names.', null],
  22216: ['A supporting document that the policy asks for is not attached.', 'Attach it, then submit again.', null],
  22217: [
    'A supporting document lacks a field that the policy asks for.',
    'Fill in the field that the evaluation names.',
    null,
  ],
  22218: [
    'A document and an end user contradict each other, or have a value that Twilio does not know.',
    'Correct the field that the evaluation names.',
    null,
  ],
  22219: [
    'The address is missing.',
    'Attach a supporting document that holds the SID of an address of this account.',
    'address',
  ],
};

/** Other parts of Twilio that put their codes on bundles. */
const OTHERS: Readonly<Record<number, Row>> = {
  21216: ['Twilio blocks calls of this account.', 'Ask Twilio support to lift the block.', null],
  22300: [
    'Twilio has restricted the account from getting phone numbers.',
    'Ask Twilio support to lift the restriction.',
    null,
  ],
  30798: [
    'No tax-exempt status of the business was found, so it is no non-profit organisation to the carriers.',
    'Give the company type that the business has, or have its customer profile say that it is a non-profit corporation.',
    'a2pMessagingProfile.companyType',
  ],
  30799: [
    'The details of the brand could not be verified.',
    'Give the stock exchange and ticker of the company itself, and its legal name and tax number as they are registered.',
    'a2pMessagingProfile',
  ],
  30915: [
    'A business with a tax number cannot register as a sole proprietor.',
    'Use a standard registration instead.',
    'business.businessType',
  ],
};

export const REJECTIONS: ReadonlyMap<number, RejectionText> = new Map(
  [PROFILE, VOICE, REGULATORY, COMPLIANCE, OTHERS].flatMap((rows) =>
    Object.entries(rows).map(([code, [message, remedy, field]]) => [Number(code), { message, remedy, field }] as const),
  ),
);
