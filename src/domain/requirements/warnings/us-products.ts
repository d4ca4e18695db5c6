import { PolicyKind } from '../../policy.js';

/** Products whose vetting requires a business in the US: its codes 11001 to 11003 say so (TRUSTHUB 6). */
const US_PRODUCTS: readonly PolicyKind[] = [PolicyKind.VOICE_INTEGRITY, PolicyKind.CNAM];

/** Whether the vetting of a product of this kind depends on the supporting profile's address, phones and website. */
export function wantsUs(kind: PolicyKind): boolean {
  return US_PRODUCTS.includes(kind);
}
