import { NOUN_OF_BUNDLE, type BundleKind } from '../../domain/bundle.js';
import type { DriftRow } from './drift.store.js';

/** What things are called by the beginning of their SID. A bundle that is on another one is a customer profile. */
const NOUN_OF_SID: Readonly<Record<string, string>> = {
  PN: 'phone number',
  IT: 'end user',
  RD: 'supporting document',
  AD: 'address',
  BU: 'customer profile',
};

const nounOf = (sid: string | null): string => NOUN_OF_SID[sid?.slice(0, 2) ?? ''] ?? 'thing';

const bundleNounOf = (kind: string | null): string => NOUN_OF_BUNDLE[kind as BundleKind];

const NOT_BY_US = 'This server did not do it.';

/** What was, what is now, and what to do about it. */
export function messageOf({
  kind,
  sid,
  bundle_sid: bundleSid,
  object_sid: objectSid,
  was,
  became,
  at,
}: DriftRow): string {
  switch (kind) {
    case 'ASSIGNMENT_GONE':
      return `The ${nounOf(objectSid)} ${objectSid} was assigned to the bundle ${bundleSid}, and is no longer. ${NOT_BY_US} Assign it again, unless that was intended.`;
    case 'NUMBER_GONE':
      return `The phone number ${sid} has left this account: it was released, or moved to another one. ${NOT_BY_US} If it is still yours, assign it to a customer of the account where it is now.`;
    case 'BUNDLE_GONE':
      return `The ${bundleNounOf(was)} ${sid} was deleted. ${NOT_BY_US} What rested on it no longer holds: onboard the customer again, unless that was intended.`;
    case 'OBJECT_GONE':
      return `The ${nounOf(sid)} ${sid} was deleted. ${NOT_BY_US} Create it again and assign it to the bundles that need it, unless that was intended.`;
    case 'STATUS_CHANGED':
      return `The status of ${sid} was ${was} and is ${became} now. ${NOT_BY_US} See its rejections and its evaluation, and submit it again where that is needed.`;
    case 'EXPIRED':
      return `The approval of the ${bundleNounOf(was)} ${sid} ended on ${at.slice(0, 10)}. Change it through a provisional copy and submit that, so that Twilio approves it again.`;
  }
}
