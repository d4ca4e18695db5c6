import { BundleStatus } from '../../bundle.js';
import type { PolicyKind } from '../../policy.js';
import { addressWarnings } from './address.js';
import {
  cnamNameWarnings,
  companyTypeWarnings,
  isForMessaging,
  messagingWarnings,
  profileApprovalWarnings,
  soleProprietorWarnings,
  starterWarnings,
  wantsUs,
} from './products.js';
import { emailWarnings, websiteWarnings } from './online.js';
import { legalNameWarnings, representativeWarnings } from './people.js';
import { registrationNumberWarnings } from './registration-number.js';
import { wordWarnings } from './words.js';
import type { RequirementWarningRecord, WarningFamily, WarningSource } from './warning.js';

/** Every family of warnings, with the rejections that it predicts; in the order in which a form shows the fields. */
export const WARNING_FAMILIES: readonly { readonly codes: readonly number[]; readonly of: WarningFamily }[] = [
  { codes: [11005, 11006], of: profileApprovalWarnings },
  { codes: [30915], of: starterWarnings },
  { codes: [18602], of: registrationNumberWarnings },
  { codes: [], of: messagingWarnings },
  { codes: [30798], of: companyTypeWarnings },
  { codes: [11001], of: websiteWarnings },
  { codes: [11003, 18014, 18018, 18603], of: addressWarnings },
  { codes: [], of: legalNameWarnings },
  { codes: [18606], of: emailWarnings },
  { codes: [11002, 18605], of: representativeWarnings },
  { codes: [11009], of: cnamNameWarnings },
  { codes: [30915], of: soleProprietorWarnings },
  { codes: [22218], of: wordWarnings },
];

/** Whether warnings about a product of this kind depend on what is attached to its supporting profiles. */
export function looksAtProfiles(kind: PolicyKind): boolean {
  return wantsUs(kind) || isForMessaging(kind);
}

/** What a reviewer will likely object to; nothing for what is approved already. Equal warnings are one. */
export function warningsOf(source: WarningSource): readonly RequirementWarningRecord[] {
  if (source.bundle.status === BundleStatus.TWILIO_APPROVED) return [];
  const all = WARNING_FAMILIES.flatMap(({ of }) => of(source));
  return [...new Map(all.map((warning) => [`${warning.field} ${warning.message}`, warning])).values()];
}
