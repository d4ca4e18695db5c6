import { PolicyKind } from '../../../../src/domain/policy.js';
import { warningsOf } from '../../../../src/domain/requirements/warnings/families.js';
import type { WarningSource } from '../../../../src/domain/requirements/warnings/warning.js';
import { BUSINESS } from '../../../support/business.js';
import { addressDocument, bundle, endUser, NOTHING } from '../../support/records.js';

const GOOD_BUSINESS = {
  ...BUSINESS,
  business_regions_of_operation: 'USA_AND_CANADA,EUROPE',
  website_url: 'https://www.acme-dental.com/about',
};
export const GOOD_PERSON = {
  first_name: 'Dana',
  last_name: 'Reyes',
  email: 'dana@acme-dental.com',
  phone_number: '+14155550123',
  job_position: 'CEO',
};
export const OTHER_PERSON = {
  first_name: 'Kim',
  last_name: 'Lee',
  email: 'kim@acme-dental.com',
  phone_number: '+14155550124',
};

export interface Given {
  readonly business?: object;
  readonly person?: object;
  readonly second?: object;
  readonly address?: object;
}

/** What a complete profile holds, with changes. */
export const holding = ({ business, person, second, address }: Given) => ({
  ...NOTHING,
  endUsers: [
    endUser('customer_profile_business_information', { ...GOOD_BUSINESS, ...business }),
    endUser('authorized_representative_1', { ...GOOD_PERSON, ...person }),
    ...(second ? [endUser('authorized_representative_2', { ...second })] : []),
  ],
  documents: [addressDocument(address)],
});

export const short = (source: Partial<WarningSource>) =>
  warningsOf({
    bundle: bundle(),
    kind: PolicyKind.UNKNOWN,
    attachments: NOTHING,
    profileAttachments: [],
    ...source,
  }).map(({ field, likelyCode }) => `${field} ${likelyCode}`);
export const ofProfile = (given: Given) => short({ attachments: holding(given) });
export const ofProduct = (kind: PolicyKind, given: Given) => short({ kind, profileAttachments: [holding(given)] });
