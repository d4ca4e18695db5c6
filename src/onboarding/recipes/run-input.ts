import type {
  CustomerProfileSource,
  ProductInformation,
  TrustProductDetails,
  TrustProductSubmission,
} from '../../domain/onboarding-input.js';
import type { Sid } from '../../domain/sid.js';

/**
 * The input of a run of any kind, without what only steers the mutation. Stored with the run, whose kind says
 * which of the optional members it has.
 */
export interface RunInput extends Partial<ProductInformation> {
  readonly customerProfile: CustomerProfileSource;
  /** Empty for a profile without numbers. */
  readonly phoneNumberSids: readonly Sid[];
  /** Of an onboarding that ends with a trust product. */
  readonly trustProduct?: TrustProductDetails;
  readonly submission?: TrustProductSubmission;
}
