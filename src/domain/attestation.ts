import type { AttestationRecord, CoverageRecord } from './coverage.js';

/** What an attestation rests on besides the number's own coverage. */
export interface SigningRecord {
  /** Before the oldest read began that it rests on; null before the account and the main account have been read as a whole. */
  readonly asOf: Date | null;
  /** Whether the main account has an approved primary profile with an approved SHAKEN/STIR product on it. */
  readonly isMainApproved: boolean;
}

/**
 * With which attestation Twilio signs calls from a number, by the levels of Twilio's page "SHAKEN/STIR Onboarding": A for a
 * number that is covered, B where the owner of the account is at least known, C otherwise.
 */
export function attestationOf(phoneNumber: string, signing: CoverageRecord, basis: SigningRecord): AttestationRecord {
  if (!phoneNumber.startsWith('+1')) {
    return {
      attestation: 'UNKNOWN',
      reason: 'Calls are signed in the US and Canada only, from numbers that begin with +1.',
    };
  }
  if (signing.state === 'COVERED') {
    return {
      attestation: 'A',
      reason: 'It is on an approved SHAKEN/STIR product, and on the approved customer profile that this names.',
    };
  }
  if (basis.asOf === null) {
    return { attestation: 'UNKNOWN', reason: 'The account is still being read for the first time: ask again later.' };
  }
  const why = signing.reason ?? '';
  if (basis.isMainApproved) {
    return {
      attestation: 'B',
      reason: `Twilio knows whose account it is, by its primary customer profile and the SHAKEN/STIR product of that, but not whose number this is. ${why}`,
    };
  }
  return {
    attestation: 'C',
    reason: `The account has no approved primary customer profile with an approved SHAKEN/STIR product, and the number has none of its own. ${why}`,
  };
}
