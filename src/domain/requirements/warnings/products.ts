import { A2pCompanyType } from '../../a2p-messaging-profile.js';
import { BundleStatus } from '../../bundle.js';
import { EndUserTypeName } from '../../end-user.js';
import { PolicyKind } from '../../policy.js';
import { namesIdentifier } from './registration-number.js';
import { attributesOf, textOf, type RequirementWarningRecord, type WarningFamily } from './warning.js';

/** Products whose vetting requires a business in the US: its codes 11001 to 11003 say so (TRUSTHUB 6). */
const US_PRODUCTS: readonly PolicyKind[] = [PolicyKind.VOICE_INTEGRITY, PolicyKind.CNAM];

/** Whether the vetting of a product of this kind depends on the supporting profile's address, phones and website. */
export function wantsUs(kind: PolicyKind): boolean {
  return US_PRODUCTS.includes(kind);
}

/** What a product is rejected with while its profile is not approved, though its evaluation finds it compliant. */
const TOO_EARLY_CODES: Partial<Record<PolicyKind, number>> = {
  [PolicyKind.VOICE_INTEGRITY]: 11005,
  [PolicyKind.CNAM]: 11006,
};

/** A product submitted too early (TRUSTHUB 8.0.8). */
export const profileApprovalWarnings: WarningFamily = ({ kind, attachments }) => {
  const likelyCode = TOO_EARLY_CODES[kind];
  if (likelyCode === undefined) return [];
  return attachments.bundles
    .filter(({ record }) => record.bundleKind === 'CustomerProfile' && record.status !== BundleStatus.TWILIO_APPROVED)
    .map(() => ({
      field: 'customerProfile',
      message: 'Submit it only after the customer profile is approved.',
      likelyCode,
    }));
};

const STARTER_MESSAGES: Partial<Record<PolicyKind, string>> = {
  [PolicyKind.STARTER_CUSTOMER_PROFILE]:
    'A business that has a tax number (EIN) cannot use a starter profile: make a secondary customer profile for it.',
  [PolicyKind.SOLE_PROPRIETOR_A2P]:
    'A business that has a tax number (EIN) cannot register as a sole proprietor: register it for A2P messaging as a business.',
};

/**
 * A business that has an EIN is rejected with a starter profile (30915; every guide warns about it). Nothing on such a
 * profile says whether its owner has one, so the warning is given for all.
 */
export const starterWarnings: WarningFamily = ({ kind }) => {
  const message = STARTER_MESSAGES[kind];
  return message === undefined ? [] : [{ field: 'kind', message, likelyCode: 30915 }];
};

/** In the name of a company that is registered, and so has a tax number. */
const CORPORATE = /\b(llc|l\.l\.c|inc|incorporated|corp|corporation|ltd|llp)\b\.?$/i;

/** A brand that carriers will not take for a sole proprietor's, or cannot verify. */
export const soleProprietorWarnings: WarningFamily = ({ attachments }) =>
  attributesOf(attachments, EndUserTypeName.SOLE_PROPRIETOR).flatMap((attributes) => [
    ...(CORPORATE.test(textOf(attributes, 'brand_name') ?? '') ? [IS_COMPANY] : []),
    ...(/^\+1\d{10}$/.test(textOf(attributes, 'mobile_phone_number') ?? '+12025550100') ? [] : [NOT_MOBILE]),
  ]);

const IS_COMPANY = {
  field: 'soleProprietor.brandName',
  message:
    'The brand has the name of a company, and a company that is registered cannot register as a sole proprietor.',
  likelyCode: 30915,
};
const NOT_MOBILE = {
  field: 'soleProprietor.mobilePhoneNumber',
  message: 'The brand is verified by a password that is sent to a mobile phone of the US or Canada, beginning with +1.',
  likelyCode: null,
};

/** Products whose registration with carriers depends on the business on the supporting profile. */
const MESSAGING_PRODUCTS: readonly PolicyKind[] = [
  PolicyKind.A2P_MESSAGING_LOCAL_BUSINESS,
  PolicyKind.SOLE_PROPRIETOR_A2P,
];

/** Whether a product of this kind is registered for A2P messaging. */
export function isForMessaging(kind: PolicyKind): boolean {
  return MESSAGING_PRODUCTS.includes(kind);
}

/**
 * What A2P messaging does not accept about a business: a Canadian Corporation Number (guide of secondary profiles), and
 * the short word for a non-profit. A profile does not say what it will be used for, and cannot be edited once it is
 * approved, so that the first warning is given for profiles too.
 */
export const messagingWarnings: WarningFamily = ({ kind, attachments, profileAttachments }) => {
  const forMessaging = isForMessaging(kind);
  return [attachments, ...(forMessaging ? profileAttachments : [])]
    .flatMap((attached) => attributesOf(attached, EndUserTypeName.BUSINESS_INFORMATION))
    .flatMap((business) => [
      ...(namesIdentifier(business, 'CCN') ? [ccnWarning(forMessaging)] : []),
      ...(forMessaging && textOf(business, 'business_type') === 'Non-profit' ? [NON_PROFIT] : []),
    ]);
};

function ccnWarning(forMessaging: boolean) {
  const message = forMessaging
    ? 'A2P messaging no longer accepts a Canadian Corporation Number (CCN). Give the Canadian Business Number (CBN).'
    : 'If the business will ever send A2P messages: they no longer accept a Canadian Corporation Number (CCN). Give its Canadian Business Number (CBN), which is accepted everywhere.';
  return { field: 'business.businessRegistrationIdentifier', message, likelyCode: null };
}

const NON_PROFIT = {
  field: 'business.businessType',
  message: 'A2P messaging accepts the business type "Non-profit Corporation" only, not "Non-profit".',
  likelyCode: null,
};

/**
 * A company type that contradicts the business on the profile (guide of non-profit and government brands): brands of
 * either are of non-profit corporations, and government bodies of their own line of business.
 */
export const companyTypeWarnings: WarningFamily = ({ attachments, profileAttachments }) => {
  const types = attributesOf(attachments, EndUserTypeName.A2P_MESSAGING).map((one) => textOf(one, 'company_type'));
  const businesses = profileAttachments.flatMap((of) => attributesOf(of, EndUserTypeName.BUSINESS_INFORMATION));
  const isAny = (field: string, begins: string) =>
    businesses.some((business) => textOf(business, field)?.startsWith(begins) ?? false);
  const field = 'a2pMessagingProfile.companyType';
  if (businesses.length === 0) return [];
  const isNonProfit = isAny('business_type', 'Non-profit');
  return types.flatMap((type): readonly RequirementWarningRecord[] => {
    if (type === A2pCompanyType.NON_PROFIT && !isNonProfit) {
      const message = 'The business on the customer profile is no non-profit corporation, so its brand fails as one.';
      return [{ field, message, likelyCode: 30798 }];
    }
    if (type === A2pCompanyType.GOVERNMENT && !(isNonProfit && isAny('business_industry', 'GOVERNMENT'))) {
      const message =
        'A government body has the business type "Non-profit Corporation" and the industry GOVERNMENT on its customer profile.';
      return [{ field, message, likelyCode: null }];
    }
    return [];
  });
};

/**
 * Caller names that break Twilio's rules (11009; TRUSTHUB 3). A name that is only a place cannot be recognised here.
 */
export const cnamNameWarnings: WarningFamily = ({ attachments }) =>
  attributesOf(attachments, EndUserTypeName.CNAM)
    .flatMap((attributes) => textOf(attributes, 'cnam_display_name') ?? [])
    .filter((name) => !/^[A-Za-z][A-Za-z0-9., ]{0,14}$/.test(name))
    .map(() => ({
      field: 'cnam.cnamDisplayName',
      message:
        'The caller name may have at most 15 letters, digits, periods, commas and spaces, and begins with a letter.',
      likelyCode: 11009,
    }));
