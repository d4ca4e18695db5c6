const NUMBER = 'business.businessRegistrationNumber';
const WEBSITE = 'business.websiteUrl';
const CNAM = 'cnam.cnamDisplayName';

/**
 * Every code that Twilio is known to put on a bundle (https://www.twilio.com/docs/api/errors and the changelog of
 * 2024-04-29), with the field of the onboarding input that it is about. Ranges whose codes say no more than their number
 * (18001 to 18064, the A2P brand and campaign codes) are not among them.
 */
export const REJECTION_CODES: readonly (readonly [number, string | null])[] = [
  [18601, WEBSITE],
  [18602, NUMBER],
  [18603, 'address'],
  [18604, 'authorizedRepresentatives.0'],
  [18605, 'authorizedRepresentatives.1'],
  [18606, 'authorizedRepresentatives.0.email'],
  [18607, null],
  [18608, null],
  [18609, 'business.businessRegistrationIdentifier'],
  [18610, 'address'],
  [11001, WEBSITE],
  [11002, 'authorizedRepresentatives.0.phoneNumber'],
  [11003, 'address'],
  [11004, NUMBER],
  [11005, null],
  [11006, null],
  [11007, CNAM],
  [11008, CNAM],
  [11009, CNAM],
  [11010, null],
  [11011, null],
  [11012, null],
  [11013, null],
  [11014, null],
  [11015, null],
  [11016, null],
  [11020, null],
  [18010, NUMBER],
  [18014, 'address'],
  [18018, 'address'],
  [18053, WEBSITE],
  [18099, null],
  [22215, null],
  [22219, 'address'],
  [22300, null],
  [21216, null],
  [30798, 'a2pMessagingProfile.companyType'],
  [30799, 'a2pMessagingProfile'],
  [30915, 'business.businessType'],
];
