import { EndUserTypeName, type Attributes } from '../../end-user.js';
import { attributesOf, type JudgedAttachments } from './warning.js';

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
