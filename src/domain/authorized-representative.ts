import { EndUserTypeName, type Attributes } from './end-user.js';

export const JobPosition = {
  DIRECTOR: 'Director',
  GM: 'GM',
  VP: 'VP',
  CEO: 'CEO',
  CFO: 'CFO',
  GENERAL_COUNSEL: 'General Counsel',
  OTHER: 'Other',
} as const;
export type JobPosition = (typeof JobPosition)[keyof typeof JobPosition];

/** A person who may speak for the business; a profile has one, or two. */
export interface AuthorizedRepresentative {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164. The table of the secondary profile guide shows another form, but every code sample sends this one. */
  readonly phoneNumber: string;
  readonly businessTitle: string;
  readonly jobPosition: JobPosition;
}

export function toRepresentativeAttributes(representative: AuthorizedRepresentative): Attributes {
  return {
    first_name: representative.firstName,
    last_name: representative.lastName,
    email: representative.email,
    phone_number: representative.phoneNumber,
    business_title: representative.businessTitle,
    job_position: representative.jobPosition,
  };
}

/** The end user type of the first (1) or second (2) representative. */
export function representativeTypeName(position: number): string {
  return position === 2 ? EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2 : EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1;
}
