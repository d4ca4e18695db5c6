import type { MagicValue } from './matchers.js';
import { does, notified, postalCode, registration, rejects, representative, website } from './matchers.js';

const PERSON = 'stays in review until `/_sandbox/reviews` decides: a review that needs a person';
const TENFOLD = 'a slow review: it takes ten times as long';
const BUSINESSES = ['profiles', 'registrations'] as const;

/** What decides about profiles and about the registrations of hosted forms. */
export const PROFILE_VALUES: readonly MagicValue[] = [
  does(
    'approve-at-once',
    registration('everything', '000000000', 'approved at once, and so is every product on the profile'),
  ),
  does('stay-in-review', representative('any', 'slow', PERSON)),
  does('stay-in-review', notified('everything', 'slow', PERSON)),
  does('take-tenfold', representative('any', 'tenfold', TENFOLD)),
  does('take-tenfold', notified('everything', 'tenfold', TENFOLD)),
  does(
    'submission',
    notified(['registrations'], 'completed', 'the hosted form counts as filled in and submitted, so its review begins'),
  ),
  rejects(18601, website(BUSINESSES, 'mismatch.example', 'business name and website do not match')),
  rejects(18602, registration(BUSINESSES, '111111111', 'registration number unverifiable')),
  rejects(18603, postalCode('00000', 'address unverifiable')),
  rejects(18604, representative('1', 'unverifiable', 'authorized representative 1 unverifiable')),
  rejects(18605, representative('2', 'unverifiable', 'authorized representative 2 unverifiable')),
  rejects(18606, representative('any', 'otherdomain', 'email domain does not match the website')),
  {
    ...registration('everything', '444444444', 'once approved, it is not eligible to be copied (HTTP 400)'),
    effect: { kind: 'refuse-copy', code: 18607 },
  },
  rejects(18609, registration(BUSINESSES, '222222222', 'ineligible registration authority')),
  rejects(18010, registration(BUSINESSES, '555555555', 'registration number does not match the document')),
  rejects(18014, postalCode('00014', 'address invalid')),
  rejects(18018, {
    of: BUSINESSES,
    where: 'street of the address',
    value: 'a PO box',
    meaning: 'PO boxes are not allowed',
    matches: (file) => file.places().some((place) => /\bp\.?\s*o\.?\s*box\b/i.test(place.street)),
  }),
  rejects(18053, website(BUSINESSES, 'unassociated.example', 'website does not belong to the business')),
  rejects(18099, {
    of: BUSINESSES,
    where: 'business_name',
    value: '`Test Bundle`',
    meaning: 'a bundle for tests is rejected',
    matches: (file) => file.business('business_name') === 'Test Bundle',
  }),
];
