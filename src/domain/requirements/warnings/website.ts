import { EndUserTypeName } from '../../end-user.js';
import { wantsUs } from './us-products.js';
import { attributesOf, textOf, type JudgedAttachments, type WarningFamily } from './warning.js';

/** A website address in a form that Voice Integrity's vetting is known to refuse (11001). */
export const websiteWarnings: WarningFamily = ({ kind, attachments, profileAttachments }) =>
  [attachments, ...(wantsUs(kind) ? profileAttachments : [])]
    .flatMap(websitesOf)
    .filter((website) => !isWholeAddress(website))
    .map(() => ({
      field: 'business.websiteUrl',
      message: 'The website should be a whole web address that begins with https://, such as https://www.company.com.',
      likelyCode: 11001,
    }));

/** The websites of the attached business, as they were given. */
export function websitesOf(attachments: JudgedAttachments): readonly string[] {
  return attributesOf(attachments, EndUserTypeName.BUSINESS_INFORMATION).flatMap(
    (attributes) => textOf(attributes, 'website_url') ?? [],
  );
}

/** The host of a website, also of one that was given without https://; null where there is none. */
export function hostOf(website: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website}`;
  const host = URL.canParse(address) ? new URL(address).hostname.toLowerCase() : '';
  return host.includes('.') ? host.replace(/\.$/, '') : null;
}

function isWholeAddress(website: string): boolean {
  return /^https?:\/\/[^/\s@]+([/?#]\S*)?$/i.test(website) && hostOf(website) !== null;
}
