import { EndUserTypeName } from '../../end-user.js';
import { attributesOf, textOf, type WarningFamily } from './warning.js';

/**
 * Caller names that break Twilio's rules (11009; TRUSTHUB 3). A name that is only a place cannot be recognised here.
 */
export const cnamNameWarnings: WarningFamily = ({ attachments }) =>
  attributesOf(attachments, EndUserTypeName.CNAM)
    .flatMap((attributes) => textOf(attributes, 'cnam_display_name') ?? [])
    .filter((name) => !/^[A-Za-z][A-Za-z0-9., ]{0,14}$/.test(name))
    .map(() => ({
      field: 'cnam.cnamDisplayName',
      message:
        'The caller name may have at most 15 letters, digits, periods, commas and spaces, and begins with a letter.',
      likelyCode: 11009,
    }));
