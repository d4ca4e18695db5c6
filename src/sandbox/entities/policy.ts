import type { BundleKindName } from './bundle.js';

/** The end users that a policy requires. */
export interface EndUserRequirement {
  readonly url: string;
  readonly fields: readonly string[];
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

/** The documents that a policy requires: one of those accepted. */
export interface DocumentRequirement {
  readonly description: string;
  readonly type: 'document';
  readonly name: string;
  readonly accepted_documents: readonly Omit<EndUserRequirement, 'requirement_name'>[];
  readonly requirement_name: string;
}

/** The other bundles that a policy requires. Entries that share a requirement's name are alternatives. */
export interface BundleRequirement {
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

/** A set of requirements. The same in every account. */
export interface Policy {
  readonly sid: string;
  readonly friendlyName: string;
  /** Which collection a bundle of this policy belongs to; Twilio doesn't show it. */
  readonly kind: BundleKindName;
  /** By which name other policies ask for bundles of this one. */
  readonly bundleType: string;
  readonly requirements: {
    readonly end_user: readonly EndUserRequirement[];
    readonly supporting_document: readonly (readonly DocumentRequirement[])[];
    readonly supporting_trust_products: readonly BundleRequirement[];
    readonly supporting_customer_profiles: readonly BundleRequirement[];
  };
}
