/** What kind of thing a policy asks for. */
export const RequirementKind = {
  END_USER: 'END_USER',
  SUPPORTING_DOCUMENT: 'SUPPORTING_DOCUMENT',
  CUSTOMER_PROFILE: 'CUSTOMER_PROFILE',
  TRUST_PRODUCT: 'TRUST_PRODUCT',
  PHONE_NUMBER: 'PHONE_NUMBER',
} as const;

export type RequirementKind = (typeof RequirementKind)[keyof typeof RequirementKind];

/** One thing that a bundle must hold, and what of it is still to be filled in or corrected. */
export interface RequirementRecord {
  readonly kind: RequirementKind;
  /** The policy's `requirement_name`. */
  readonly name: string;
  readonly friendlyName: string | null;
  /** Machine names of the types that satisfy it; one of them is enough. */
  readonly acceptedTypes: readonly string[];
  /** Machine names of the fields that are empty or hold something that is refused. */
  readonly missingFields: readonly string[];
  /** It may be left as it is: nothing of it is attached, and the guides allow it to be left out. */
  readonly optional: boolean;
}

export interface RequirementsRecord {
  readonly readyToSubmit: boolean;
  readonly currentlyDue: readonly RequirementRecord[];
  readonly satisfied: readonly RequirementRecord[];
  readonly pendingReview: boolean;
}

/** A requirement and whether what is attached meets it. */
export interface Finding {
  readonly requirement: RequirementRecord;
  readonly met: boolean;
}
