import { isZip, isZipOfOtherState, stateOf } from '../../us-states.js';
import { wantsUs } from './products.js';
import type { JudgedAddress, JudgedAttachments, RequirementWarningRecord, WarningFamily } from './warning.js';

const PO_BOX =
  /\b(p\s*\.?\s*o\s*\.?\s*box|post(al)?\s+office\s+box|p\s*\.?\s*o\s*\.?\s*b\s*\.?\s*\d|box\s+#?\d+$|postfach|apartado|bo[iî]te\s+postale|casella\s+postale)/i;
const MAILBOX_SERVICE = /\b(pmb\s*#?\s*\d|private\s+mail\s*box|mail\s*drop|virtual\s+office)/i;

/**
 * Addresses at which no business is found (18018, 18603), those with an impossible state or ZIP (18014), and those
 * outside of the US where a product needs one there.
 */
export const addressWarnings: WarningFamily = ({ kind, attachments, profileAttachments }) => [
  ...addressesOf(attachments).flatMap((address) => [...boxWarning(address), ...placeWarnings(address)]),
  ...(wantsUs(kind) ? profileAttachments : [])
    .flatMap(addressesOf)
    .filter((address) => !isInUs(address))
    .map(() => ({
      field: 'address',
      message: 'The address of the business on the customer profile must be in the US.',
      likelyCode: 11003,
    })),
];

function addressesOf({ documents }: JudgedAttachments): readonly JudgedAddress[] {
  return documents.flatMap(({ addresses }) => addresses.filter((address) => address !== null));
}

const isInUs = ({ isoCountry }: JudgedAddress): boolean => isoCountry.trim().toUpperCase() === 'US';

/** What cannot exist in the United States, whatever the street; never what is only unusual. */
function placeWarnings(address: JudgedAddress): readonly RequirementWarningRecord[] {
  if (!isInUs(address)) return [];
  const { region, postalCode } = address;
  const state = stateOf(region);
  const warn = (part: string, message: string) => ({ field: `address.${part}`, message, likelyCode: 18014 });
  const ofState =
    state === undefined
      ? [warn('region', 'The United States have no state of this name; give the state by its two letters.')]
      : [];
  if (!isZip(postalCode)) {
    return [
      ...ofState,
      warn('postalCode', 'A ZIP has five digits, or nine; spreadsheets drop a zero at its beginning.'),
    ];
  }
  if (state === undefined || !isZipOfOtherState(postalCode, state)) return ofState;
  return [warn('postalCode', 'The ZIP belongs to another state than the address; correct the one that is wrong.')];
}

function boxWarning({ street, streetSecondary }: JudgedAddress): readonly RequirementWarningRecord[] {
  const lines = [street, streetSecondary ?? ''].map((line) => line.trim());
  const at = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const warn = (message: string, likelyCode: number) => [{ field: 'address', message, likelyCode }];
  if (at(PO_BOX)) return warn('The address is a PO box; give the street address of the business.', 18018);
  if (at(MAILBOX_SERVICE)) {
    return warn('The address is of a mailbox service; give the street address of the business.', 18603);
  }
  return [];
}
