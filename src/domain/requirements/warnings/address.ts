import { wantsUs } from './us-products.js';
import type { JudgedAddress, JudgedAttachments, WarningFamily } from './warning.js';

const PO_BOX =
  /\b(p\s*\.?\s*o\s*\.?\s*box|post(al)?\s+office\s+box|p\s*\.?\s*o\s*\.?\s*b\s*\.?\s*\d|box\s+#?\d+$|postfach|apartado|bo[iî]te\s+postale|casella\s+postale)/i;
const MAILBOX_SERVICE = /\b(pmb\s*#?\s*\d|private\s+mail\s*box|mail\s*drop|virtual\s+office)/i;

/** Addresses at which no business is found (18018, 18603), and those outside of the US where a product wants one there. */
export const addressWarnings: WarningFamily = ({ kind, attachments, profileAttachments }) => [
  ...addressesOf(attachments).flatMap((address) => boxWarning(address) ?? []),
  ...(wantsUs(kind) ? profileAttachments : [])
    .flatMap(addressesOf)
    .filter(({ isoCountry }) => isoCountry.trim().toUpperCase() !== 'US')
    .map(() => ({
      field: 'address',
      message: 'The address of the business on the customer profile must be in the US.',
      likelyCode: 11003,
    })),
];

function addressesOf({ documents }: JudgedAttachments): readonly JudgedAddress[] {
  return documents.flatMap(({ addresses }) => addresses.filter((address) => address !== null));
}

function boxWarning({ street, streetSecondary }: JudgedAddress) {
  const lines = [street, streetSecondary ?? ''].map((line) => line.trim());
  const at = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const warn = (message: string, likelyCode: number) => ({ field: 'address', message, likelyCode });
  if (at(PO_BOX)) return warn('The address is a PO box; give the street address of the business.', 18018);
  if (at(MAILBOX_SERVICE)) {
    return warn('The address is of a mailbox service; give the street address of the business.', 18603);
  }
  return null;
}
