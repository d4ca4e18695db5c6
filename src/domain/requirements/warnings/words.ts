import { A2pCompanyType } from '../../a2p-messaging-profile.js';
import { JobPosition } from '../../authorized-representative.js';
import {
  BUSINESS_INDUSTRIES,
  BUSINESS_REGIONS,
  BusinessIdentity,
  BusinessRegistrationIdentifier,
  BusinessType,
} from '../../business-information.js';
import { EndUserTypeName } from '../../end-user.js';
import { didYouMean } from '../../likely-word.js';
import { VOICE_INTEGRITY_USE_CASES } from '../../voice-integrity.js';
import type { Attributes } from '../../end-user.js';
import { attributesOf, type WarningFamily } from './warning.js';

interface WordField {
  readonly type: string;
  readonly key: string;
  /** The input's path. */
  readonly field: string;
  readonly words: readonly string[];
  /** Words of older pages, which are accepted but not offered. */
  readonly older?: readonly string[];
  readonly what: string;
  readonly likelyCode?: number;
}

const BUSINESS = EndUserTypeName.BUSINESS_INFORMATION;
const POSITIONS = { key: 'job_position', words: Object.values(JobPosition), what: 'job position' };

/** The fields with a closed list of words (TRUSTHUB 3). Where the pages disagree, the words of each are accepted. */
const FIELDS: readonly WordField[] = [
  {
    type: BUSINESS,
    key: 'business_type',
    field: 'business.businessType',
    words: Object.values(BusinessType),
    older: ['Non-profit', 'Limited Liability Partnership'],
    what: 'business type',
  },
  {
    type: BUSINESS,
    key: 'business_industry',
    field: 'business.businessIndustry',
    words: BUSINESS_INDUSTRIES,
    what: 'industry',
  },
  {
    type: BUSINESS,
    key: 'business_identity',
    field: 'business.businessIdentity',
    words: Object.values(BusinessIdentity),
    what: 'business identity',
  },
  {
    type: BUSINESS,
    key: 'business_registration_identifier',
    field: 'business.businessRegistrationIdentifier',
    words: Object.values(BusinessRegistrationIdentifier),
    older: ['USA: DUNS Number (Dun & Bradstreet)', 'USA: Employer Identification Number (EIN)'],
    what: 'registration identifier',
  },
  {
    type: BUSINESS,
    key: 'business_regions_of_operation',
    field: 'business.businessRegionsOfOperation',
    words: BUSINESS_REGIONS,
    what: 'region of operation',
  },
  { type: EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1, field: 'authorizedRepresentatives.0.jobPosition', ...POSITIONS },
  { type: EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2, field: 'authorizedRepresentatives.1.jobPosition', ...POSITIONS },
  {
    type: EndUserTypeName.VOICE_INTEGRITY,
    key: 'use_case',
    field: 'voiceIntegrity.useCase',
    words: VOICE_INTEGRITY_USE_CASES,
    what: 'use case',
  },
  {
    type: EndUserTypeName.A2P_MESSAGING,
    key: 'company_type',
    field: 'a2pMessagingProfile.companyType',
    words: Object.values(A2pCompanyType),
    what: 'company type',
    likelyCode: 22218,
  },
];

/** The words that Twilio accepts for a field of a type, as a form would offer them; none where any text is accepted. */
export function wordsFor(type: string, key: string): readonly string[] {
  return FIELDS.find((field) => field.type === type && field.key === key)?.words ?? [];
}

/**
 * Words that are on none of Twilio's lists: CONSTRUCTION and RELIGIOUS for an industry are the most frequent (TRUSTHUB
 * 9).
 */
export const wordWarnings: WarningFamily = ({ attachments }) =>
  FIELDS.flatMap(({ type, key, field, words, older = [], what, likelyCode = null }) =>
    attributesOf(attachments, type)
      .flatMap((attributes) => wordsOf(attributes, key))
      .filter((word) => !words.includes(word) && !older.includes(word))
      .map((word) => ({
        field,
        message: `Twilio's list has no such ${what}; its words are compared exactly.${didYouMean(word, words)}`,
        likelyCode,
      })),
  );

/** One word or several: only the regions are a list, in either of Twilio's two forms, and no other word has a comma. */
function wordsOf(attributes: Attributes, key: string): readonly string[] {
  const value = attributes[key];
  const items: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return items.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}
