import { EndUserTypeName } from '../../end-user.js';
import { PolicyKind } from '../../policy.js';
import { namesIdentifier } from './registration-number.js';
import { attributesOf, textOf, type WarningFamily } from './warning.js';

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
