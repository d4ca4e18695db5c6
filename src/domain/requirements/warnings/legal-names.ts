import { EndUserTypeName } from '../../end-user.js';
import { peopleOf } from './people.js';
import { attributesOf, textOf, type WarningFamily } from './warning.js';

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
