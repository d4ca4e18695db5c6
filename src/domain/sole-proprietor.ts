import type { Attributes } from './end-user.js';

/** What carriers of the US ask about a sole proprietor who sends application messages. */
export interface SoleProprietorInformation {
  readonly brandName: string;
  /** E.164, of the US or Canada: the brand is verified by a password that is sent to it. */
  readonly mobilePhoneNumber: string;
  /** The line of business, in Twilio's words. */
  readonly vertical: string;
}

export function toSoleProprietorAttributes(information: SoleProprietorInformation): Attributes {
  const { brandName, mobilePhoneNumber, vertical } = information;
  return { brand_name: brandName, mobile_phone_number: mobilePhoneNumber, vertical };
}
