import { PolicyKind } from '../../policy.js';
import type { WarningFamily } from './warning.js';

const MESSAGES: Partial<Record<PolicyKind, string>> = {
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
  const message = MESSAGES[kind];
  return message === undefined ? [] : [{ field: 'kind', message, likelyCode: 30915 }];
};
