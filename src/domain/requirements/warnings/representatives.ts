import { peopleOf, type Person } from './people.js';
import { wantsUs } from './us-products.js';
import { textOf, type WarningFamily } from './warning.js';

/** One person given as both representatives (18605), and phones outside of the US where a product needs one there. */
export const representativeWarnings: WarningFamily = ({ kind, attachments, profileAttachments }) => [
  ...(hasSamePersonTwice(peopleOf(attachments))
    ? [
        {
          field: 'authorizedRepresentatives.1',
          message: 'Both representatives seem to be one person; name another, or leave the second out.',
          likelyCode: 18605,
        },
      ]
    : []),
  ...(wantsUs(kind) ? profileAttachments : [])
    .flatMap(peopleOf)
    .filter(({ attributes }) => !isUsPhone(textOf(attributes, 'phone_number')))
    .map(({ path }) => ({
      field: `${path}.phoneNumber`,
      message: 'The representative on the customer profile needs a phone number in the US, beginning with +1.',
      likelyCode: 11002,
    })),
];

function hasSamePersonTwice(people: readonly Person[]): boolean {
  const paths = new Set(people.map(({ path }) => path));
  if (paths.size < 2) return false;
  return marksOf(people).some((marks) => new Set(marks).size < marks.length);
}

/** What makes two entries one person: the same email, phone, or whole name. */
function marksOf(people: readonly Person[]): readonly (readonly string[])[] {
  const byKeys = (...keys: readonly string[]) =>
    people.flatMap(({ attributes }) => {
      const values = keys.map((key) => textOf(attributes, key));
      return values.includes(null) ? [] : [values.join(' ').toLowerCase().replaceAll(/\s+/g, ' ')];
    });
  return [byKeys('email'), byKeys('phone_number'), byKeys('first_name', 'last_name')];
}

/** No warning where there is no number: that is a missing field. */
function isUsPhone(phone: string | null): boolean {
  return phone === null || /^\+1\d{10}$/.test(phone.replaceAll(/[\s().-]/g, ''));
}
