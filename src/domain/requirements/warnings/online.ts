import { EndUserTypeName } from '../../end-user.js';
import { toDomainName } from '../../normal-form/contacts.js';
import { peopleOf, type Person } from './people.js';
import { wantsUs } from './products.js';
import {
  attributesOf,
  textOf,
  type JudgedAttachments,
  type RequirementWarningRecord,
  type WarningFamily,
} from './warning.js';

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
function websitesOf(attachments: JudgedAttachments): readonly string[] {
  return attributesOf(attachments, EndUserTypeName.BUSINESS_INFORMATION).flatMap(
    (attributes) => textOf(attributes, 'website_url') ?? [],
  );
}

/** The host of a website, also of one that was given without https://; null where there is none. */
function hostOf(website: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website}`;
  const host = URL.canParse(address) ? new URL(address).hostname.toLowerCase() : '';
  return host.includes('.') ? host.replace(/\.$/, '') : null;
}

function isWholeAddress(website: string): boolean {
  return /^https?:\/\/[^/\s@]+([/?#]\S*)?$/i.test(website) && hostOf(website) !== null;
}

/** For reviewers an address at these does not prove a tie to the business (TRUSTHUB 9). */
const FREE_MAIL: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk ymail.com rocketmail.com hotmail.com hotmail.co.uk outlook.com ' +
    'live.com msn.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net web.de ' +
    'mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com tutanota.com inbox.com qq.com 163.com 126.com ' +
    'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net orange.fr free.fr t-online.de'
  ).split(' '),
);

/** An email address of a representative that does not belong to the business's website (18606). */
export const emailWarnings: WarningFamily = ({ attachments }) => {
  const hosts = websitesOf(attachments).flatMap((website) => hostOf(website) ?? []);
  return peopleOf(attachments).flatMap((person) => warningOf(person, hosts) ?? []);
};

function warningOf({ path, attributes }: Person, hosts: readonly string[]): RequirementWarningRecord | null {
  const typed = /^[^\s@]+@([^\s@]+)$/.exec(textOf(attributes, 'email') ?? '')?.[1];
  if (typed === undefined) return null;
  // As the website's host: in small letters, and in punycode where it is of another script.
  const domain = toDomainName(typed).replace(/\.$/, '');
  const warn = (message: string) => ({ field: `${path}.email`, message, likelyCode: 18606 });
  if (FREE_MAIL.has(domain)) {
    return warn("The email address is at a free mail service; use one at the business's own domain.");
  }
  if (hosts.length === 0 || hosts.some((host) => registrableOf(host) === registrableOf(domain))) return null;
  return warn('The email address is at another domain than the website of the business.');
}

/** Second levels below which countries register names: `co.uk`, `com.au`. */
const SECOND_LEVELS: ReadonlySet<string> = new Set(
  'ac co com edu go gob gov gouv ltd ne net nom or org plc'.split(' '),
);

/**
 * The part of a host that one registers: two labels, or three below a country's second level. Good enough for a
 * warning; the list of all public suffixes would be 200 kB.
 */
function registrableOf(host: string): string {
  const labels = host.split('.');
  const underCountry = labels.at(-1)?.length === 2 && SECOND_LEVELS.has(labels.at(-2) ?? '');
  return labels.slice(underCountry ? -3 : -2).join('.');
}
