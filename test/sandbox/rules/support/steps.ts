import fc from 'fast-check';
import { BUSINESS, CALLING, REPRESENTATIVE } from '../../support/guide.js';
import type { ObjectModel, Policy } from './model.js';

export const REVIEW_MS = 3000;
/** The type and the attributes of each complete object. */
export const ATTRIBUTES: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  // Under a direct customer's primary no secondary profile could be made: attaching.test.ts has that.
  business: ['customer_profile_business_information', { ...BUSINESS, business_identity: 'isv_reseller_or_partner' }],
  representative: ['authorized_representative_1', REPRESENTATIVE],
  calling: ['voice_integrity_information', CALLING],
  'caller-name': ['cnam_information', { cnam_display_name: 'Acme Dental' }],
};

/** One step. Numbers say which of what there is by then. */
export type Step =
  | { readonly do: 'bundle'; readonly policy: Policy; readonly furnished: boolean }
  | { readonly do: 'object'; readonly type: ObjectModel['type']; readonly complete: boolean }
  | { readonly do: 'furnish' | 'submit' | 'evaluate' | 'delete'; readonly bundle: number }
  | { readonly do: 'demand'; readonly bundle: number; readonly status: string }
  | { readonly do: 'attach'; readonly bundle: number; readonly object: number }
  | { readonly do: 'detach' | 'remove-number'; readonly link: number }
  | { readonly do: 'number'; readonly bundle: number; readonly number: number }
  | { readonly do: 'edit'; readonly object: number; readonly complete: boolean }
  | { readonly do: 'delete-object'; readonly object: number }
  | { readonly do: 'verdict'; readonly bundle: number; readonly verdict: 'approved' | 'rejected' | 'in-review' }
  | { readonly do: 'advance'; readonly ms: number };

const which = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 30 }));
const some = <T extends string>(...values: readonly T[]) => fc.constantFrom(...values);
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: some('bundle'),
        policy: some('secondary', 'voiceIntegrity', 'cnam', 'shakenStir'),
        furnished: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: some('object'),
        type: some('business', 'representative', 'calling', 'caller-name', 'address'),
        complete: fc.boolean(),
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: some('furnish', 'submit'), bundle: which }) },
    { weight: 4, arbitrary: fc.record({ do: some('submit', 'evaluate', 'delete'), bundle: which }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: some('demand'), bundle: which, status: some('draft', 'twilio-approved', 'x') }),
    },
    { weight: 5, arbitrary: fc.record({ do: some('attach'), bundle: which, object: which }) },
    { weight: 3, arbitrary: fc.record({ do: some('detach', 'remove-number'), link: which }) },
    { weight: 4, arbitrary: fc.record({ do: some('number'), bundle: which, number: fc.nat({ max: 2 }) }) },
    { weight: 3, arbitrary: fc.record({ do: some('edit'), object: which, complete: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: some('delete-object'), object: which }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: some('verdict'), bundle: which, verdict: some('approved', 'rejected', 'in-review') }),
    },
    { weight: 4, arbitrary: fc.record({ do: some('advance'), ms: fc.constantFrom(100, 1500, 3000) }) },
  ),
  // Without `size` they would seldom be longer than ten, and few bundles get approved by then.
  { minLength: 5, maxLength: 60, size: 'max' },
);
