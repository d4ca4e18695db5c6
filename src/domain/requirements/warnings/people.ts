import { EndUserTypeName, type Attributes } from '../../end-user.js';
import { wantsUs } from './products.js';
import { attributesOf, textOf, type JudgedAttachments, type WarningFamily } from './warning.js';

/** A representative, and the input path under which the onboarding inputs know the person. */
export interface Person {
  readonly path: string;
  readonly attributes: Attributes;
}

const TYPES = [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1, EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2];

/** The authorized representatives, the first before the second. */
export function peopleOf(attachments: JudgedAttachments): readonly Person[] {
  return TYPES.flatMap((type, at) =>
    attributesOf(attachments, type).map((attributes) => ({ path: `authorizedRepresentatives.${at}`, attributes })),
  );
}

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

/** Pictures, flags and keycaps; not the signs of trade marks, which Unicode counts among the pictures. */
const EMOJI = /(?![\u00A9\u00AE\u2122])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;

/** Emoji in the name of a business or person: no register holds such a name. */
export const legalNameWarnings: WarningFamily = ({ attachments }) => {
  const names = [
    ...attributesOf(attachments, EndUserTypeName.BUSINESS_INFORMATION).map((business) => ({
      field: 'business.businessName',
      name: textOf(business, 'business_name'),
    })),
    ...peopleOf(attachments).flatMap(({ path, attributes }) => [
      { field: `${path}.firstName`, name: textOf(attributes, 'first_name') },
      { field: `${path}.lastName`, name: textOf(attributes, 'last_name') },
    ]),
  ];
  return names
    .filter(({ name }) => name !== null && EMOJI.test(name))
    .map(({ field }) => ({
      field,
      message:
        "The name contains an emoji; give the legal name exactly as the register or the person's document has it.",
      likelyCode: null,
    }));
};
