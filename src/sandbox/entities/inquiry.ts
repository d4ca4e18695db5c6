import type { Row } from './rows.js';

/** Which hosted form an inquiry is for (TRUSTHUB 10). */
export type InquiryKind = 'customer' | 'gb-registration' | 'tollfree' | 'a2p-brand' | 'a2p-campaign';

/** What Twilio's embeddable component is started with. */
export interface InquirySession {
  readonly id: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a caller filled in beforehand, by parameter name in PascalCase whichever way it came. */
export type Prefill = Readonly<Record<string, string | boolean | readonly string[]>>;

/** A hosted form. Its own SID is never shown. */
export interface Inquiry extends Row {
  /** The bundle it makes, whose status is the inquiry's. */
  readonly bundleSid: string;
  readonly kind: InquiryKind;
  /** What it is about, where that is a thing of its own: the toll-free number, the campaign's messaging service. */
  readonly subjectSid: string | null;
  readonly prefill: Prefill;
  readonly themeSetId: string | null;
  readonly session: InquirySession;
}

/** The identifier that callers resume with, in the formats of the description's examples. */
export function inquiryId({ kind, accountSid, bundleSid, subjectSid }: Inquiry): string {
  if (kind === 'customer') return `tri1.us1.trusthub.${accountSid}.customer.${bundleSid}`;
  if (kind === 'tollfree') return `tri1.us1.trusthub.${accountSid}.tollfree.${subjectSid}`;
  return `tri1.us1.account.${accountSid}.registration.${bundleSid}`;
}

/** The bundle in such an identifier; undefined where it is malformed or is a toll-free one, which nothing resumes. */
export function bundleOfInquiryId(id: string): string | undefined {
  const hex = '[0-9a-fA-F]{32}';
  return new RegExp(`^tri1\\.us1\\.(?:trusthub|account)\\.AC${hex}\\.(?:customer|registration)\\.(BU${hex})$`).exec(
    id,
  )?.[1];
}
